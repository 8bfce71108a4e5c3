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
import type {RuleSettings} from './schema.js'

/**
 * The built-in rules and those of the configuration’s packs, before its settings.
 *
 * @throws {ConfigurationError} A pack cannot be read, or two rules have one id.
 * @throws {RuleError} A rule of a pack is no rule.
 */
export function allRules({settings, folder, place}: LoadedConfiguration): Rule[] {
  const rules = [...builtinRules]
  const packs = new Map(rules.map(rule => [rule.id, rule.pack]))
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
  readonly fix?: 'safe' | 'suggested'
  readonly language?: string
}

/**
 * The cleaner for each file: one for all, and one more for each set of overrides that files meet.
 *
 * @throws {ConfigurationError} The configuration names a rule that there is not.
 * @throws {RuleError} The options of a rule cannot be used.
 */
export function createCleaners(
  configuration: LoadedConfiguration,
  {fix = configuration.settings.fix ?? 'safe', language = configuration.settings.language ?? 'en'}: CleanerSettings
): (file: string) => Cleaner {
  const {settings, folder} = configuration
  const rules = allRules(configuration)
  checkIds(configuration, rules)
  const ignored = new Set(settings.ignore.map(one => one.fingerprint))
  const budget = {
    removedShare: settings.budget.removedShare ?? defaultBudget.removedShare,
    wordsLeft: settings.budget.wordsLeft ?? defaultBudget.wordsLeft
  }
  const cleaners = new Map<string, Cleaner>()
  const cleanerOf = (met: readonly number[]): Cleaner => {
    const known = cleaners.get(met.join())
    if (known) return known
    const layers = [settings.rules, ...met.map(index => settings.overrides[index]?.rules ?? {})]
    const created = create({rules: layers.reduce(adjusted, rules), fix, language, ignored, budget})
    cleaners.set(met.join(), created)
    return created
  }
  cleanerOf([])
  return file => {
    const below = path.relative(folder, path.resolve(file)).split(path.sep).join('/')
    const met = settings.overrides.flatMap(({files}, index) =>
      [files].flat().some(pattern => matchesGlob(below, pattern)) ? [index] : []
    )
    return cleanerOf(met)
  }
}

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
