import type {Rule} from '../rules/rule.js'
import {excluding} from './exclude.js'
import {adjusted, languageOf, type Layer, layersOf, overridesOf, type SetRule, type Traits} from './layers.js'
import type {LoadedConfiguration} from './load.js'
import {profiles} from './profiles.js'
import type {CleanerRecipe, CleanerSettings} from './rule-set.js'

/** A value and where it was set. */
interface Told<Value> {
  readonly value: Value
  /** `copydesk.config.yml:4`, `profile archive`, `--fix`, `default`. */
  readonly from: string
}

/** What applies to an article. */
export interface Explanation {
  readonly path: string
  readonly configuration?: string
  /** The pattern by which a search of folders passes it over. */
  readonly excluded?: Told<string>
  readonly profile?: Told<string>
  readonly language: Told<string>
  readonly fix: Told<string>
  readonly failOn: Told<string>
  readonly removedShare: Told<number>
  readonly wordsLeft: Told<number>
  readonly packs: readonly string[]
  /** Where the overrides stand that it meets. */
  readonly overrides: readonly string[]
  /** Only those that are set otherwise than their file says. */
  readonly rules: readonly ExplainedRule[]
}

interface ExplainedRule {
  readonly id: string
  readonly severity: Rule['severity']
  readonly fix: Rule['fix']
  readonly isOff: boolean
  /** Where it was set, the last place first. */
  readonly from: readonly string[]
}

/**
 * What of a configuration applies to an article, and from where.
 *
 * @param rules The built-in ones and those of the packs.
 * @param given On the command line.
 */
export function explainFor(
  traits: Traits,
  configuration: LoadedConfiguration,
  recipe: CleanerRecipe,
  rules: readonly Rule[],
  given: CleanerSettings
): Explanation {
  const {settings, file, folder, place} = configuration
  const met = overridesOf(recipe, traits)
  const from = fromIn(configuration, recipe, given)
  const speaking = met.findLast(index => settings.overrides[index]?.language !== undefined)
  const layers = layersOf(recipe, met)
  const excluded = excluding([{folder, patterns: settings.exclude}])(traits.path, false)
  const budgetFrom = (key: 'removedShare' | 'wordsLeft') =>
    settings.budget[key] === undefined ? from.profile('budget', key) : place(['budget', key])
  return {
    path: traits.path,
    ...(file !== undefined && {configuration: file}),
    ...(excluded !== undefined && {
      excluded: {value: excluded, from: place(['exclude', settings.exclude.indexOf(excluded)])}
    }),
    ...(recipe.profile !== undefined && {
      profile: {value: recipe.profile, from: given.profile === undefined ? place(['profile']) : '--profile'}
    }),
    language: {
      value: languageOf(recipe, traits, met),
      from: speaking === undefined ? from.setting('language') : place(['overrides', speaking, 'language'])
    },
    fix: {value: recipe.fix, from: from.setting('fix')},
    failOn: {value: recipe.failOn, from: from.setting('fail-on')},
    removedShare: {value: recipe.budget.removedShare, from: budgetFrom('removedShare')},
    wordsLeft: {value: recipe.budget.wordsLeft, from: budgetFrom('wordsLeft')},
    packs: settings.packs,
    overrides: met.map(index => place(['overrides', index])),
    rules: rules.flatMap(rule => explainRule(rule, layers, layer => from.layer(layer, rule)))
  }
}

function fromIn({settings, place}: LoadedConfiguration, {profile}: CleanerRecipe, given: CleanerSettings) {
  const fromProfile = (...keys: readonly string[]): string => {
    const base: unknown = profile === undefined ? undefined : profiles[profile]
    const value = keys.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], base)
    return value === undefined ? 'default' : `profile ${profile}`
  }
  return {
    profile: fromProfile,
    setting: (key: 'language' | 'fix' | 'fail-on'): string => {
      if (key !== 'fail-on' && given[key] !== undefined) return `--${key}`
      return settings[key] === undefined ? fromProfile(key) : place([key])
    },
    layer: (layer: Layer, {id, pack}: Rule): string => {
      if ('profile' in layer.place) return `profile ${layer.place.profile}`
      return place([...layer.place.key, Object.hasOwn(layer.rules, id) ? id : `${pack}/*`])
    }
  }
}

function explainRule(rule: Rule, layers: readonly Layer[], placeOf: (layer: Layer) => string): ExplainedRule[] {
  let now: SetRule = {rule, isOff: false}
  const from: string[] = []
  for (const layer of layers) {
    const next = adjusted(now, layer)
    if (next !== now) from.unshift(placeOf(layer))
    now = next
  }
  const {severity, fix, status} = now.rule
  const isOptional = !now.isOff && status === 'optional'
  return from.length === 0 || isOptional ? [] : [{id: rule.id, severity, fix, isOff: now.isOff, from}]
}
