import {createHash} from 'node:crypto'
import {closeSync, openSync, readFileSync, readSync} from 'node:fs'
import {codeOf} from '../read/problem.js'
import type {Summary} from '../types.js'
import {replaceFile} from '../write/replacement.js'
import type {PlanFolder} from './plan.js'

/** What a file has to be, byte for byte. */
export interface Hashed {
  readonly sha256: string
  readonly bytes: number
}

/** Says that a shard is finished, and what its files hold. */
export interface Manifest {
  readonly summary: Summary
  readonly report: Hashed
  /** By their paths from the folder of the outputs. */
  readonly outputs: readonly (Hashed & {readonly path: string})[]
}

/** `undefined`: the shard is not finished. */
export function readManifest(folder: PlanFolder, id: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(folder.manifestOf(id), 'utf8')) as Manifest
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

export async function writeManifest(folder: PlanFolder, id: string, manifest: Manifest): Promise<void> {
  const file = replaceFile(folder.manifestOf(id))
  await file.write(`${JSON.stringify(manifest)}\n`)
  await file.commit()
}

const chunk = Buffer.alloc(1 << 20)

/** Read a file again as it stands now. */
export function hashFile(file: string): Hashed {
  const hash = createHash('sha256')
  const descriptor = openSync(file, 'r')
  let bytes = 0
  try {
    for (let count = readSync(descriptor, chunk); count > 0; count = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, count))
      bytes += count
    }
  } finally {
    closeSync(descriptor)
  }
  return {sha256: hash.digest('hex'), bytes}
}
