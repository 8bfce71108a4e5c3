import {expectation} from '../mismatch/nearest.js'
import {expectedLanguage, languageTag} from '../rules/languages.js'
import {textTypes} from '../types.js'

const fixes = ['safe', 'suggested']

/** What a cleaner is made of. */
const optionNames = ['rules', 'ids', 'kinds', 'fix', 'language', 'ignored', 'budget', 'clock', 'thorough']

/** A program in JavaScript may hand over anything, and what is taken for nothing said would do what nobody asked for. */
export function refuseUnknownSettings({
  rules,
  fix = 'safe',
  language,
  ...others
}: {
  readonly rules: unknown
  readonly fix?: string
  readonly language: string
}): void {
  for (const name of Object.keys(others)) refuseUnknown('option', name, optionNames)
  if (!Array.isArray(rules)) throw new Error(`Unexpected ${named(rules)} as \`rules\`, expected a list of rules`)
  if (!languageTag.test(language)) throw new Error(`Unexpected language \`${language}\`, ${expectedLanguage}`)
  refuseUnknown('fix', fix, fixes)
}

export function refuseUnknownType(type: string): void {
  refuseUnknown('type', type, textTypes)
}

export function refuseNoText(text: unknown): void {
  if (typeof text !== 'string') throw new Error(`Unexpected ${named(text)}, expected a text`)
}

function named(value: unknown): string {
  return value === null ? 'null' : typeof value
}

function refuseUnknown(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new Error(`Unexpected ${name} \`${value}\`, ${expectation(value, known, name)}`)
}
