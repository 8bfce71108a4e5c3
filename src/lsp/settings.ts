import {loadConfiguration} from '../config/load.js'
import {createCleaners, recipeOf} from '../config/rule-set.js'
import {builtinRules} from '../rules/builtin.js'
import type {CleanerFor} from '../run/clean-safely.js'
import type {Rule} from '../rules/rule.js'

/** What a workspace folder’s configuration comes to. */
export interface Settings {
  readonly cleanerFor: CleanerFor
  readonly rules: ReadonlyMap<string, Rule>
}

/**
 * As `check` has them, but suggestions stay suggestions, whatever `fix` says: nobody has seen them yet.
 *
 * @throws {Error} The configuration or a rule of its packs cannot be used.
 */
export async function loadSettings(folder: string, given?: string): Promise<Settings> {
  const configuration = await loadConfiguration(folder, given)
  const {recipe, kinds} = await recipeOf(configuration, {fix: 'safe'})
  const rules = new Map([...builtinRules, ...recipe.rules].map(rule => [rule.id, rule]))
  return {cleanerFor: createCleaners(recipe, kinds), rules}
}
