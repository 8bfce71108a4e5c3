import {createReadStream} from 'node:fs'
import type {Source} from '../read/source.js'
import type {Fields} from '../read/fields.js'
import {packed, type Target} from './packing.js'
import {parquetTarget} from './parquet/target.js'
import {replaceFile} from './replacement.js'

/** The next content of a file, in the format and the compression of its source. */
export interface Output {
  /** Absolute. */
  readonly path: string
  /** Of the pieces of the source, one after the other. */
  write(bytes: Uint8Array): Promise<void>
  /** @param isChanged `false`: a packed source is copied as it is, since packing it again could give other bytes. */
  commit(isChanged: boolean): Promise<void>
  discard(): Promise<void>
}

export function openOutput(source: Source, file: string, fields: Fields): Output {
  const replacement = replaceFile(file)
  const isParquet = source.format === 'parquet'
  const target = isParquet ? parquetTarget(source.path, fields, replacement) : packed(replacement, source.compression)
  return {
    path: replacement.path,
    write: target.write,
    async commit(isChanged) {
      if (isChanged || target === replacement) return target.commit()
      await target.discard()
      await copy(source.path, replaceFile(file))
    },
    discard: target.discard
  }
}

async function copy(file: string, target: Target): Promise<void> {
  try {
    for await (const chunk of createReadStream(file)) await target.write(chunk as Uint8Array)
    await target.commit()
  } finally {
    await target.discard()
  }
}
