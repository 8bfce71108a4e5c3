import {existsSync, statSync} from 'node:fs'
import {access, constants, mkdir} from 'node:fs/promises'
import path from 'node:path'
import {packFiles, type PackSite, ruleIds} from '../learn/pack.js'
import {describe} from '../read/problem.js'
import {replaceFile} from '../write/replacement.js'
import {UsageError} from './failure.js'

/**
 * Make the folder of a pack, before anything is read.
 *
 * @throws {UsageError} It is a file, or cannot be written.
 */
export async function openPackFolder(out: string): Promise<void> {
  if (out === '') throw new UsageError('Unexpected empty --out, expected a folder')
  try {
    if (statSync(out, {throwIfNoEntry: false})?.isDirectory() === false) {
      throw new UsageError(`Unexpected file \`${out}\` for --out, expected a folder`)
    }
    await mkdir(out, {recursive: true})
    await access(out, constants.W_OK)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${out}: ${describe(error)}`, {cause: error})
  }
}

/**
 * Write a rule and its table for every site that has lines.
 *
 * @returns The names of the rule files.
 * @throws {UsageError} One of them is there already, and `force` was not given: nothing was written then.
 */
export async function writePack(out: string, sites: readonly PackSite[], force: boolean): Promise<string[]> {
  const found = sites.filter(({lines}) => lines.length > 0)
  const ids = ruleIds(found.map(({site}) => site))
  const pairs = found.map((site, index) => packFiles(site, ids[index] ?? ''))
  const taken = pairs.flat().find(({name}) => existsSync(path.join(out, name)))
  if (taken && !force) {
    throw new UsageError(`Unexpected \`${path.join(out, taken.name)}\`, expected none yet: --force replaces it`)
  }
  for (const {name, text} of pairs.flat().reverse()) {
    const file = replaceFile(path.join(out, name))
    await file.write(text)
    await file.commit()
  }
  return pairs.map(([rule]) => rule.name)
}
