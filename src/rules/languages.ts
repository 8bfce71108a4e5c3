import type {Rule} from './rule.js'

/** A language tag (BCP 47): no language has a longer name of its own, so that `english` is none, and `en_US` is no tag at all. */
export const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/u

/** What is said of everything else. */
export const expectedLanguage = 'expected a language tag (BCP 47) such as `en` or `en-GB`'

/** Whether a rule is asked about articles in a language. A rule for `en` is one for `en-GB` as well, not the other way round. */
export function takesPart({status, languages}: Rule, language: string): boolean {
  const asked = language.toLowerCase()
  const isFor = (one: string) => one === '*' || `${asked}-`.startsWith(`${one.toLowerCase()}-`)
  return status !== 'optional' && languages.some(isFor)
}
