import {brotliCompressSync, gzipSync} from 'node:zlib'
import type {CompressionCodec, SchemaElement} from 'hyparquet'
import {optional} from '../../read/optional.js'
import {parquetPackages} from '../../read/parquet.js'
import {loadZstd} from '../packing.js'
import {type Column, Footer} from './footer.js'

/** The pages of a column, and what a footer says about them. */
interface Pages {
  readonly bytes: Uint8Array
  readonly column: Column
}

const gzipAndBrotli = {GZIP: gzipSync, BROTLI: (bytes: Uint8Array) => brotliCompressSync(bytes)}

/** Write the values of a column of strings, by way of a file that has no other column. */
export async function writePages(
  {name, repetition_type}: SchemaElement,
  codec: CompressionCodec,
  values: unknown[]
): Promise<Pages> {
  const {ByteWriter, ParquetWriter} = await optional(() => import('hyparquet-writer'), 'Parquet', parquetPackages)
  const compressors = {...gzipAndBrotli, ...(codec === 'ZSTD' && {ZSTD: await loadZstd()})}
  const known = codec === 'UNCOMPRESSED' || codec in compressors ? codec : 'SNAPPY'
  const element: SchemaElement = {
    name,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    ...(repetition_type && {repetition_type})
  }
  const writer = new ByteWriter()
  const schema = [{name: 'root', num_children: 1}, element]
  const file = new ParquetWriter({writer, schema, codec: known, compressors})
  await file.write({columnData: [{name, data: values, offsetIndex: false}], rowGroupSize: Math.max(1, values.length)})
  await file.finish()
  return pagesOf(writer.getBytes())
}

function pagesOf(file: Uint8Array): Pages {
  const end = file.length - 8
  const length = new DataView(file.buffer, file.byteOffset).getUint32(end, true)
  const column = new Footer(file.subarray(end - length, end)).rowGroups[0]?.columns[0]
  if (!column) throw new Error('A column that was written is not in its file')
  return {bytes: file.subarray(column.start, column.start + column.length), column}
}
