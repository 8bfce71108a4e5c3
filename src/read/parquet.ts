import {isUtf8} from 'node:buffer'
import type {AsyncBuffer, FileMetaData} from 'hyparquet'
import {optional} from './optional.js'

export const parquetPackages = 'hyparquet hyparquet-writer hyparquet-compressors'

/** A Parquet file whose rows can be read. */
export interface ParquetFile {
  readonly metadata: FileMetaData
  rows(columns: readonly string[], rowStart: number, rowEnd: number): Promise<Readonly<Record<string, unknown>>[]>
}

/** @throws {Error} It cannot be read, or what reads it is not installed. */
export async function openParquet(path: string): Promise<ParquetFile> {
  const [{asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects}, {compressors}] = await optional(
    () => Promise.all([import('hyparquet'), import('hyparquet-compressors')]),
    'Parquet',
    parquetPackages
  )
  const file = await asyncBufferFromFile(path)
  const metadata = await footerOf(file, parquetMetadataAsync)
  const common = {file, metadata, compressors, parsers: {stringFromBytes}}
  return {
    metadata,
    rows: (columns, rowStart, rowEnd) => parquetReadObjects({...common, columns: [...columns], rowStart, rowEnd})
  }
}

async function footerOf(file: AsyncBuffer, read: (file: AsyncBuffer) => Promise<FileMetaData>): Promise<FileMetaData> {
  try {
    return await read(file)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new Error(`Unexpected broken or truncated Parquet, expected all of it (${detail})`, {cause: error})
  }
}

/** What is no text stays bytes, to be written again as it was. */
function stringFromBytes(bytes: Uint8Array | undefined): string | Uint8Array | undefined {
  return bytes && isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : bytes
}
