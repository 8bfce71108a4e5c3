import {statSync} from 'node:fs'
import path from 'node:path'
import {type Hashed, hashFile, type Manifest, readManifest} from './manifest.js'
import {type Plan, PlanError, type PlanFolder, type Shard} from './plan.js'

/**
 * Look at all shards before anything is joined, so that what is wrong is told at once. The bytes of parts are looked at when
 * they are joined.
 *
 * @throws {PlanError} One is not finished, or is not what it says: it is one of those that are to be cleaned again.
 */
export function checkShards(folder: PlanFolder, {shards}: Plan): void {
  const missing: string[] = []
  const spoilt: string[] = []
  for (const {shard} of folder.shards()) {
    const manifest = readManifest(folder, shard.id)
    if (!manifest) missing.push(shard.id)
    else if (!isWhole(folder, shard, manifest)) spoilt.push(shard.id)
  }
  for (const id of spoilt) folder.forget(id)
  const [first] = spoilt
  if (first !== undefined)
    throw unexpected(`${spoilt.length} of ${shards} shards that are not as they were written`, first)
  if (missing[0] !== undefined)
    throw unexpected(`${missing.length} of ${shards} shards that are not finished`, missing[0])
}

/** It is to be cleaned again. */
export function spoiltShard(folder: PlanFolder, id: string): PlanError {
  folder.forget(id)
  return unexpected('shard that is not as it was written', id)
}

function unexpected(what: string, first: string): PlanError {
  return new PlanError(
    `Unexpected ${what} (\`${first}\`), expected all of them: the same \`copydesk cluster plan\` queues them again; without a queue the same \`cluster work --shard\` cleans them`
  )
}

function isWhole(folder: PlanFolder, shard: Shard, {report, outputs}: Manifest): boolean {
  if (!isSame(folder.reportOf(shard.id), report)) return false
  if (shard.sources[0]?.part) return outputs.length === 1 && sizeOf(folder.outputOf(shard.id)) === outputs[0]?.bytes
  return outputs.every(one => isSame(path.join(folder.out, one.path), one))
}

function isSame(file: string, {sha256, bytes}: Hashed): boolean {
  return sizeOf(file) === bytes && hashFile(file).sha256 === sha256
}

function sizeOf(file: string): number | undefined {
  return statSync(file, {throwIfNoEntry: false})?.size
}
