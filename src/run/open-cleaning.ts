import {availableParallelism} from 'node:os'
import {overridesOf} from '../config/layers.js'
import type {CleanerRecipe} from '../config/rule-set.js'
import type {SourceList} from '../read/source-list.js'
import {AutoCleaning, totalBytes} from './auto.js'
import type {CleanerFor} from './clean-safely.js'
import {cleanHere, type Cleaning} from './cleaning.js'
import {goWithoutHelpers, keepYoungSpace, limitGarbage} from './engine.js'

interface CleaningOptions {
  readonly recipe: CleanerRecipe
  readonly cleanerFor: CleanerFor
  /** Left out: they turn up as the run goes. */
  readonly sources?: SourceList
  /** `auto`: as many as there are processors, where the work is worth them; `none`: this thread, whatever code is cleaned with. */
  readonly workers: number | 'auto' | 'none'
  /** Whether each piece of a source is passed on before the next one is read, by this thread or one worker. */
  readonly isPrompt?: boolean
  /** Folder of a cache. */
  readonly cache?: string | undefined
  /** Of Copydesk. */
  readonly version: string
}

/** More than this one thread cannot feed. */
const mostWorkers = 16

/** Where the articles of a run are cleaned. What only long runs need is loaded when one turns out to be long. */
export async function openCleaning(options: CleaningOptions): Promise<Cleaning> {
  const cleaning = await openUncached(options)
  return options.cache === undefined ? cleaning : openCache(options.cache, cleaning, options)
}

/** Code of somebody’s own that never ends, or ends the process, must cost an article and not the run: it has a worker at once. */
async function openUncached(options: CleaningOptions): Promise<Cleaning> {
  const {recipe, cleanerFor, sources, workers} = options
  const usual = Math.min(availableParallelism(), mostWorkers)
  const here = cleanHere(cleanerFor)
  const hasOwnCode = recipe.kinds.length > 0
  if (workers === 'none') return here
  if (options.isPrompt) return hasOwnCode ? oneByOne(await openPool(1, recipe)) : {...here, mostPieces: 1}
  return workers === 'auto' && !hasOwnCode
    ? new AutoCleaning(here, () => openPool(usual, recipe), sources && totalBytes(sources))
    : openPool(workers === 'auto' ? usual : workers, recipe)
}

async function openPool(workers: number, recipe: CleanerRecipe): Promise<Cleaning> {
  const {Pool} = await import('./pool.js')
  limitGarbage()
  if (workers >= availableParallelism()) goWithoutHelpers()
  return new Pool({workers, recipe, onStart: keepYoungSpace})
}

function oneByOne(pool: Cleaning): Cleaning {
  return {width: 1, mostPieces: 1, clean: texts => pool.clean(texts), close: () => pool.close()}
}

async function openCache(
  folder: string,
  cleaning: Cleaning,
  {recipe, version}: Pick<CleaningOptions, 'recipe' | 'version'>
): Promise<Cleaning> {
  const [{Cache, cleanCached}, {settingsKey}] = await Promise.all([import('./cache.js'), import('./settings-key.js')])
  const settings = settingsKey(recipe, version)
  return cleanCached(new Cache(folder, text => `${settings} ${overridesOf(recipe, text).join()}`), cleaning)
}
