import {createHash} from 'node:crypto'
import {closeSync, openSync, readFileSync, readSync} from 'node:fs'
import * as z from 'zod'
import {codeOf} from '../read/problem.js'
import type {Summary} from '../types.js'
import {replaceFile} from '../write/replacement.js'
import type {PlanFolder} from './plan.js'

/** What a file has to be, byte for byte. */
const hashed = z.object({sha256: z.string(), bytes: z.number()}).readonly()
export type Hashed = z.infer<typeof hashed>

/** Says that a shard is finished, and what its files hold. */
const manifest = z
  .object({
    summary: z.custom<Summary>(value => typeof value === 'object' && value !== null),
    report: hashed,
    /** By their paths from the folder of the outputs. */
    outputs: z.array(hashed.unwrap().extend({path: z.string()}).readonly()).readonly()
  })
  .readonly()
export type Manifest = z.infer<typeof manifest>

/** `undefined`: the shard is not finished. What is no manifest is removed, so that the shard counts as such everywhere. */
export function readManifest(folder: PlanFolder, id: string): Manifest | undefined {
  try {
    return manifest.parse(JSON.parse(readFileSync(folder.manifestOf(id), 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) folder.forget(id)
    else if (codeOf(error) !== 'ENOENT') throw error
    return undefined
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
