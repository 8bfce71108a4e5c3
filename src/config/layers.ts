import path from 'node:path'
import type {Rule} from '../rules/rule.js'
import {matchesGlob} from './glob.js'
import {type ProfileName, profiles} from './profiles.js'
import type {CleanerRecipe} from './rule-set.js'
import type {Configuration, RuleSettings} from './schema.js'

/** What of an article decides how it is cleaned. */
export interface Traits {
  readonly path: string
  /** Left out: that of the configuration. */
  readonly language?: string
  readonly fields?: Readonly<Record<string, string>>
}

/** Which overrides of the configuration an article meets, by their index. */
export function overridesOf(
  {settings, folder}: Pick<CleanerRecipe, 'settings' | 'folder'>,
  {path: file, fields = {}}: Traits
): number[] {
  if (settings.overrides.length === 0) return []
  const below = path.relative(folder, path.resolve(file)).split(path.sep).join('/')
  return settings.overrides.flatMap((one, index) => {
    const isFile = one.files === undefined || matches(below, one.files)
    const asked = Object.entries(one.fields ?? {})
    const isArticle = asked.every(
      ([name, patterns]) => Object.hasOwn(fields, name) && matches(fields[name] ?? '', patterns)
    )
    return isFile && isArticle ? [index] : []
  })
}

function matches(value: string, patterns: string | readonly string[]): boolean {
  return [patterns].flat().some(pattern => matchesGlob(value, pattern))
}

/** The fields that overrides ask about. */
export function askedFields({overrides}: Configuration): string[] {
  return [...new Set(overrides.flatMap(({fields = {}}) => Object.keys(fields)))]
}

/** Settings of rules that one place makes, the weakest first. */
export interface Layer {
  readonly place: {readonly profile: ProfileName} | {readonly key: readonly PropertyKey[]}
  readonly rules: Readonly<Record<string, RuleSettings>>
}

/** @param met Overrides by index. */
export function layersOf(
  {settings, profile}: Pick<CleanerRecipe, 'settings' | 'profile'>,
  met: readonly number[]
): Layer[] {
  return [
    ...(profile === undefined ? [] : [{place: {profile}, rules: profiles[profile].rules ?? {}}]),
    {place: {key: ['rules']}, rules: settings.rules},
    ...met.map(index => ({place: {key: ['overrides', index, 'rules']}, rules: settings.overrides[index]?.rules ?? {}}))
  ]
}

/** The language of an article: what is said of it itself, else by the last override that says one. */
export function languageOf(
  {settings, language}: Pick<CleanerRecipe, 'settings' | 'language'>,
  traits: Traits,
  met: readonly number[]
): string {
  return (
    traits.language ??
    met.map(index => settings.overrides[index]?.language).findLast(one => one !== undefined) ??
    language
  )
}

/** A rule as places so far have set it: what one switches off, a later one may switch on. */
export interface SetRule {
  readonly rule: Rule
  readonly isOff: boolean
}

/** The rules that are not off after all layers, as these set them. */
export function rulesUnder(layers: readonly Layer[], rules: readonly Rule[]): Rule[] {
  return rules.flatMap(one => {
    const {rule, isOff} = layers.reduce<SetRule>(adjusted, {rule: one, isOff: false})
    return isOff ? [] : [rule]
  })
}

/** A rule as one more layer sets it, by pack and then by id; the same where it says nothing. An optional rule takes part where its id is named, and one that repairs nothing does where its id is given a `fix`. */
export function adjusted(before: SetRule, {rules: settings}: Layer): SetRule {
  const {rule} = before
  const ofPack = settingsFor(settings, packKey(rule.pack))
  const ofRule = settingsFor(settings, rule.id)
  if (!ofPack && !ofRule) return before
  if (ofRule === 'off' || (ofPack === 'off' && !ofRule)) return {rule, isOff: true}
  const set = {...(ofPack === 'off' ? {} : ofPack), ...ofRule}
  const fix = (rule.fix === 'none' ? ofRule?.fix : set.fix) ?? rule.fix
  const status = rule.status === 'optional' && ofRule ? 'stable' : rule.status
  return {rule: {...rule, status, severity: set.severity ?? rule.severity, fix}, isOff: false}
}

function settingsFor(settings: Layer['rules'], key: string): RuleSettings | undefined {
  return Object.hasOwn(settings, key) ? settings[key] : undefined
}

export function packKey(pack: string): string {
  return `${pack}/*`
}
