import {expectation} from '../mismatch/nearest.js'
import {expectedLanguage, languageTag} from '../rules/languages.js'
import {textTypes} from '../types.js'

const fixes = ['safe', 'suggested']

/** A program in JavaScript may hand over anything, and what is taken for nothing said would do what nobody asked for. */
export function refuseUnknownSettings({
  fix = 'safe',
  language
}: {
  readonly fix?: string
  readonly language: string
}): void {
  if (!languageTag.test(language)) throw new Error(`Unexpected language \`${language}\`, ${expectedLanguage}`)
  refuseUnknown('fix', fix, fixes)
}

export function refuseUnknownType(type: string): void {
  refuseUnknown('type', type, textTypes)
}

function refuseUnknown(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new Error(`Unexpected ${name} \`${value}\`, ${expectation(value, known, name)}`)
}
