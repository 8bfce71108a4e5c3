import type {Cleaning} from '../run/cleaning.js'
import {Pool} from '../run/pool.js'
import {type Plan, recipeHere} from './plan.js'

/**
 * Cleans shards in threads of its own, in which an article that needs all the memory or never ends costs only itself.
 *
 * With one of them, who reads and writes waits while it cleans, so that a worker keeps one processor busy and not more.
 */
export function cleaningFor(plan: Plan, threads: number): Cleaning {
  const pool = new Pool({workers: threads, recipe: recipeHere(plan)})
  return threads > 1 ? pool : {width: 1, clean: texts => pool.clean(texts), close: () => pool.close()}
}
