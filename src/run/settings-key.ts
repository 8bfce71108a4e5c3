import {createHash} from 'node:crypto'
import type {CleanerRecipe} from '../config/rule-set.js'
import {builtinRules} from '../rules/builtin.js'

/**
 * Names all that a result depends on besides its text and the overrides its file meets.
 *
 * @param version Of Copydesk.
 */
export function settingsKey(recipe: CleanerRecipe, version: string): string {
  const settings = {...recipe.settings, exclude: undefined}
  return createHash('sha256')
    .update(JSON.stringify([version, builtinRules, {...recipe, settings, folder: undefined}]))
    .digest('hex')
}
