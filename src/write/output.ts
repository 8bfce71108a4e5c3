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
  /** Write down the source as it is, instead of what was written. */
  prepareCopy(): Promise<void>
}

/** Whether the bytes of pieces go into the file as they come: only then writing can go on where it was broken off. */
export function isDirect({format, compression}: Source): boolean {
  return compression === undefined && format !== 'parquet'
}

/** @param kept What is there already, where the output is direct. */
export function openOutput(source: Source, file: string, fields: Fields, kept?: Kept): Output {
  let replacement = replaceFile(file, isDirect(source) ? kept : undefined)
  const target = targetFor(source, fields, replacement)
  const discard = async () => {
    await target?.discard()
    await replacement.discard()
  }
  const copied = async () => {
    await discard()
    replacement = replaceFile(file)
    for await (const chunk of createReadStream(source.path)) await replacement.write(chunk as Uint8Array)
    return replacement.prepare()
  }
  return {
    path: replacement.path,
    write: bytes => (target ?? replacement).write(bytes),
    flush: () => replacement.flush(),
    prepare: isChanged => (target ? (isChanged ? target.prepare() : copied()) : replacement.prepare()),
    prepareCopy: async () => void (await copied()),
    commit: () => replacement.commit(),
    discard,
    suspend: () => replacement.suspend()
  }
}

/** What stands between the pieces and the file; nothing where they go into it as they come. */
function targetFor(source: Source, fields: Fields, replacement: Replacement): Target | undefined {
  if (isDirect(source)) return undefined
  if (source.format === 'parquet') return parquetTarget(source.path, fields, replacement)
  return packed(replacement, source.compression)
}
