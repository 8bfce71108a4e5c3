import {createHash} from 'node:crypto'
import {availableParallelism} from 'node:os'
import {type CleanerRecipe, overridesOf} from '../config/rule-set.js'
import type {Source} from '../read/source.js'
import {builtinRules} from '../rules/builtin.js'
import {AutoCleaning, totalBytes} from './auto.js'
import {Cache, cleanCached} from './cache.js'
import {type CleanerFor, cleanHere, type Cleaning} from './cleaning.js'
import {Pool} from './pool.js'

interface CleaningOptions {
  readonly recipe: CleanerRecipe
  readonly cleanerFor: CleanerFor
  /** Left out: they turn up as the run goes. */
  readonly sources?: readonly Source[]
  /** `auto`: as many as there are processors, where the work is worth them. */
  readonly workers: number | 'auto'
  /** Folder of a cache. */
  readonly cache?: string | undefined
  /** Of Copydesk. */
  readonly version: string
}

/** More than this one thread cannot feed. */
const mostWorkers = 16

/** Where the articles of a run are cleaned. */
export function openCleaning({recipe, cleanerFor, sources, workers, cache, version}: CleaningOptions): Cleaning {
  const pool = (count: number) => new Pool({workers: count, recipe})
  const usual = Math.min(availableParallelism(), mostWorkers)
  const cleaning =
    workers === 'auto'
      ? new AutoCleaning(cleanHere(cleanerFor), () => pool(usual), sources && totalBytes(sources))
      : pool(workers)
  if (cache === undefined) return cleaning
  const settings = settingsKey(recipe, version)
  return cleanCached(new Cache(cache, file => `${settings} ${overridesOf(recipe, file).join()}`), cleaning)
}

/** Names all that a result depends on besides its text and the overrides its file meets. */
export function settingsKey(recipe: CleanerRecipe, version: string): string {
  return createHash('sha256')
    .update(JSON.stringify([version, builtinRules, {...recipe, folder: undefined}]))
    .digest('hex')
}
