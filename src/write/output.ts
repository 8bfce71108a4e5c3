import {createReadStream} from 'node:fs'
import type {Fields} from '../read/fields.js'
import type {Source} from '../read/source.js'
import {packed, type Target} from './packing.js'
import {parquetTarget} from './parquet/target.js'
import {type Kept, replaceFile, type Replacement} from './replacement.js'

/** The next content of a file, in the format and the compression of its source. */
export interface Output extends Omit<Replacement, 'write' | 'prepare'> {
  /** Of the pieces of the source, one after the other. */
  write(bytes: Uint8Array): Promise<void>
  /**
   * Write down all there is.
   *
   * @param isChanged `false`: a packed source is copied as it is, since packing it again could give other bytes.
   * @returns The stamp the file will have.
   */
  prepare(isChanged: boolean): Promise<string>
}

/** Whether the bytes of pieces go into the file as they come: only then writing can go on where it was broken off. */
export function isDirect({format, compression}: Source): boolean {
  return compression === undefined && format !== 'parquet'
}

/** @param kept What is there already, where the output is direct. */
export function openOutput(source: Source, file: string, fields: Fields, kept?: Kept): Output {
  if (isDirect(source)) return replaceFile(file, kept)
  let replacement = replaceFile(file)
  const target = targetFor(source, fields, replacement)
  return {
    ...replacement,
    write: target.write,
    async prepare(isChanged) {
      if (isChanged) return target.prepare()
      await target.discard()
      replacement = replaceFile(file)
      return copy(source.path, replacement)
    },
    commit: () => replacement.commit(),
    async discard() {
      await target.discard()
      await replacement.discard()
    }
  }
}

function targetFor(source: Source, fields: Fields, replacement: Replacement): Target {
  if (source.format === 'parquet') return parquetTarget(source.path, fields, replacement)
  return packed(replacement, source.compression)
}

async function copy(file: string, replacement: Replacement): Promise<string> {
  for await (const chunk of createReadStream(file)) await replacement.write(chunk as Uint8Array)
  return replacement.prepare()
}
