import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {codeOf} from '../read/problem.js'
import {isShared} from '../run/shard-number.js'
import {UsageError} from './failure.js'
import type {CleanOptions} from './options/clean.js'
import type {Session} from './session.js'

/**
 * Shards share files of one article, but each writes its own lines of a JSONL file: those need a folder each.
 *
 * @throws {UsageError} A file would be written by two shards.
 */
export async function refuseSharedFiles({found, shard}: Session, {out, write}: CleanOptions): Promise<void> {
  const lines = found.sources.find(isShared)
  if (!shard || !lines) return
  if (write) throw new UsageError(`Unexpected --shard with --write for \`${lines.path}\`, expected --out FOLDER`)
  if (out === undefined) return
  const owner = await claim(out, `${shard.index}/${shard.count}`)
  if (owner === undefined) return
  throw new UsageError(
    `Unexpected shard ${shard.index}/${shard.count} in \`${out}\`, which holds shard ${owner} of JSONL files, expected a folder for each`
  )
}

/** Of two processes only one can create the file. @returns The shard that was here first, where it is another. */
async function claim(folder: string, shard: string): Promise<string | undefined> {
  await mkdir(folder, {recursive: true})
  const file = path.join(folder, '.copydesk-shard')
  try {
    await writeFile(file, shard, {flag: 'wx'})
    return undefined
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    const owner = await readFile(file, 'utf8')
    return owner === shard ? undefined : owner
  }
}
