import {type Budget, defaultBudget} from '../decide/budget.js'
import type {Clock} from '../detect/kind.js'
import type {Kinds} from '../detect/kinds.js'
import {expectation} from '../mismatch/nearest.js'
import {type Cleaner, createCleaner} from '../pipeline.js'
import {builtinRules} from '../rules/builtin.js'
import type {Rule} from '../rules/rule.js'
import {RuleError} from '../rules/rule-error.js'
import type {Severity} from '../types.js'
import type {LoadedConfiguration} from './load.js'
import {languageOf, layersOf, overridesOf, packKey, rulesUnder, type Traits} from './layers.js'
import {ownRules} from './own-rules.js'
import type {KindModule} from './packs.js'
import {ConfigurationError} from './problem.js'
import {type ProfileName, profiles} from './profiles.js'
import type {Configuration} from './schema.js'

/** What a person says on the command line: it wins over the configuration. */
export interface CleanerSettings {
  readonly profile?: ProfileName | undefined
  readonly fix?: 'safe' | 'suggested' | undefined
  readonly language?: string | undefined
}

/** All that cleaners are built from besides the built-in rules, as plain data. */
export interface CleanerRecipe {
  readonly settings: Configuration
  readonly folder: string
  /** Left out: none. */
  readonly profile?: ProfileName
  /** Of the configuration’s packs. */
  readonly rules: readonly Rule[]
  readonly kinds: readonly KindModule[]
  readonly fix: 'safe' | 'suggested'
  readonly language: string
  readonly failOn: Severity
  readonly budget: Budget
}

/**
 * Read the packs and check what the configuration says about rules.
 *
 * @throws {ConfigurationError} A pack cannot be read, or the configuration names a rule that there is not.
 * @throws {RuleError} A rule of a pack is no rule.
 */
export async function recipeOf(
  configuration: LoadedConfiguration,
  given: CleanerSettings
): Promise<{readonly recipe: CleanerRecipe; readonly kinds: Kinds}> {
  const {settings, folder} = configuration
  const {rules, kinds, modules} = await ownRules(configuration)
  checkIds(configuration, [...builtinRules, ...rules])
  const profile = given.profile ?? settings.profile
  const base = profile === undefined ? {} : profiles[profile]
  const budget = {
    removedShare: settings.budget.removedShare ?? base.budget?.removedShare ?? defaultBudget.removedShare,
    wordsLeft: settings.budget.wordsLeft ?? base.budget?.wordsLeft ?? defaultBudget.wordsLeft
  }
  const recipe = {
    settings,
    folder,
    ...(profile !== undefined && {profile}),
    rules,
    kinds: modules,
    fix: given.fix ?? settings.fix ?? base.fix ?? 'safe',
    language: given.language ?? settings.language ?? 'en',
    failOn: settings['fail-on'] ?? base['fail-on'] ?? 'warning',
    budget
  }
  return {recipe, kinds}
}

/**
 * The cleaner for each article: one for all, and one more for each language and set of overrides that articles meet.
 *
 * @param kinds Of the packs.
 * @param clock Told how long each rule takes.
 * @throws {RuleError} The options of a rule cannot be used.
 */
export function createCleaners(recipe: CleanerRecipe, kinds: Kinds = {}, clock?: Clock): (traits: Traits) => Cleaner {
  const {settings, fix, budget} = recipe
  const rules = [...builtinRules, ...recipe.rules]
  const ids = rules.map(rule => rule.id)
  const ignored = new Set(settings.ignore.map(one => one.fingerprint))
  const cleaners = new Map<string, Cleaner>()
  const cleanerOf = (met: readonly number[], language: string): Cleaner => {
    const key = `${language} ${met.join()}`
    const known = cleaners.get(key)
    if (known) return known
    const own = rulesUnder(layersOf(recipe, met), rules)
    const created = create({rules: own, ids, kinds, fix, language, ignored, budget, ...(clock && {clock})})
    if (cleaners.size >= mostCleaners) cleaners.delete(cleaners.keys().next().value ?? '')
    cleaners.set(key, created)
    return created
  }
  cleanerOf([], recipe.language)
  return traits => {
    const met = overridesOf(recipe, traits)
    return cleanerOf(met, languageOf(recipe, traits, met))
  }
}

/** Requests may name any language: the oldest cleaner goes. */
const mostCleaners = 64

function create(options: Parameters<typeof createCleaner>[0]): Cleaner {
  try {
    return createCleaner(options)
  } catch (error) {
    throw new RuleError(error instanceof Error ? error.message : String(error), {cause: error})
  }
}

function checkIds({settings, place}: LoadedConfiguration, rules: readonly Rule[]): void {
  const ids = [...rules.map(rule => rule.id), ...new Set(rules.map(rule => packKey(rule.pack)))]
  const check = (id: string, where: readonly PropertyKey[]) => {
    if (ids.includes(id)) return
    const expected = expectation(id, ids, 'the rules that `copydesk rules` lists')
    throw new ConfigurationError(`${place([...where, id])}: Unexpected rule \`${id}\`, ${expected}`)
  }
  for (const id of Object.keys(settings.rules)) check(id, ['rules'])
  for (const [index, override] of settings.overrides.entries()) {
    for (const id of Object.keys(override.rules)) check(id, ['overrides', index, 'rules'])
  }
}
