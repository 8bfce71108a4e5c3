import {readdirSync} from 'node:fs'
import path from 'node:path'
import {defaultBudget} from '../decide/budget.js'
import {type Cleaner, createCleaner} from '../pipeline.js'
import {describe} from '../read/problem.js'
import {builtinRules} from '../rules/builtin.js'
import {loadPack, RuleError} from '../rules/load.js'
import type {Rule} from '../rules/rule.js'
import {matchesGlob} from './glob.js'
import {ConfigurationError, type LoadedConfiguration} from './load.js'
import {expectation} from './nearest.js'
import type {Configuration, RuleSettings} from './schema.js'

/**
 * The built-in rules and those of the configuration’s packs, before its settings.
 *
 * @throws {ConfigurationError} A pack cannot be read, or two rules have one id.
 * @throws {RuleError} A rule of a pack is no rule.
 */
export function allRules(configuration: LoadedConfiguration): Rule[] {
  return [...builtinRules, ...ownRules(configuration)]
}

function ownRules({settings, folder, place}: LoadedConfiguration): Rule[] {
  const rules: Rule[] = []
  const packs = new Map(builtinRules.map(rule => [rule.id, rule.pack]))
  for (const [index, pack] of settings.packs.entries()) {
    for (const rule of packRules(path.resolve(folder, pack), pack, place(['packs', index]))) {
      const taken = packs.get(rule.id)
      if (taken !== undefined) {
        throw new ConfigurationError(
          `${place(['packs', index])}: Unexpected second rule \`${rule.id}\` in \`${pack}\`, expected an id that \`${taken}\` does not have`
        )
      }
      packs.set(rule.id, rule.pack)
      rules.push(rule)
    }
  }
  return rules
}

function packRules(folder: string, shown: string, place: string): Rule[] {
  try {
    readdirSync(folder)
  } catch (error) {
    throw new ConfigurationError(`${place}: \`${shown}\`: ${describe(error)}`, {cause: error})
  }
  return loadPack(folder)
}

interface CleanerSettings {
  readonly fix?: 'safe' | 'suggested' | undefined
  readonly language?: string | undefined
}

/** All that cleaners are built from besides the built-in rules, as plain data. */
export interface CleanerRecipe {
  readonly settings: Configuration
  readonly folder: string
  /** Of the configuration’s packs. */
  readonly rules: readonly Rule[]
  readonly fix: 'safe' | 'suggested'
  readonly language: string
}

/**
 * Read the packs and check what the configuration says about rules.
 *
 * @throws {ConfigurationError} A pack cannot be read, or the configuration names a rule that there is not.
 * @throws {RuleError} A rule of a pack is no rule.
 */
export function recipeOf(configuration: LoadedConfiguration, {fix, language}: CleanerSettings): CleanerRecipe {
  const {settings, folder} = configuration
  const rules = ownRules(configuration)
  checkIds(configuration, [...builtinRules, ...rules])
  return {
    settings,
    folder,
    rules,
    fix: fix ?? settings.fix ?? 'safe',
    language: language ?? settings.language ?? 'en'
  }
}

/** Which overrides of the configuration a file meets, by their index. */
export function overridesOf({settings, folder}: Pick<CleanerRecipe, 'settings' | 'folder'>, file: string): number[] {
  if (settings.overrides.length === 0) return []
  const below = path.relative(folder, path.resolve(file)).split(path.sep).join('/')
  return settings.overrides.flatMap(({files}, index) =>
    [files].flat().some(pattern => matchesGlob(below, pattern)) ? [index] : []
  )
}

/**
 * The cleaner for each file: one for all, and one more for each language and set of overrides that files meet.
 *
 * @throws {RuleError} The options of a rule cannot be used.
 */
export function createCleaners(recipe: CleanerRecipe): (file: string, language?: string) => Cleaner {
  const {settings, fix} = recipe
  const rules = [...builtinRules, ...recipe.rules]
  const ignored = new Set(settings.ignore.map(one => one.fingerprint))
  const budget = {
    removedShare: settings.budget.removedShare ?? defaultBudget.removedShare,
    wordsLeft: settings.budget.wordsLeft ?? defaultBudget.wordsLeft
  }
  const cleaners = new Map<string, Cleaner>()
  const cleanerOf = (met: readonly number[], language = recipe.language): Cleaner => {
    const key = `${language} ${met.join()}`
    const known = cleaners.get(key)
    if (known) return known
    const layers = [settings.rules, ...met.map(index => settings.overrides[index]?.rules ?? {})]
    const created = create({rules: layers.reduce(adjusted, rules), fix, language, ignored, budget})
    if (cleaners.size >= mostCleaners) cleaners.delete(cleaners.keys().next().value ?? '')
    cleaners.set(key, created)
    return created
  }
  cleanerOf([])
  return (file, language) => cleanerOf(overridesOf(recipe, file), language)
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

function adjusted(rules: readonly Rule[], settings: Readonly<Record<string, RuleSettings>>): Rule[] {
  return rules.flatMap(rule => {
    const own = Object.hasOwn(settings, rule.id) ? settings[rule.id] : undefined
    if (own === 'off') return []
    if (!own) return [rule]
    const status = rule.status === 'optional' ? 'stable' : rule.status
    return [{...rule, status, severity: own.severity ?? rule.severity, fix: own.fix ?? rule.fix}]
  })
}

function checkIds({settings, place}: LoadedConfiguration, rules: readonly Rule[]): void {
  const ids = rules.map(rule => rule.id)
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
