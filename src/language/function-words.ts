import {
  ces,
  dan,
  deu,
  eng,
  fin,
  fra,
  hrv,
  hun,
  ind,
  ita,
  nld,
  nob,
  pol,
  por,
  ron,
  slk,
  slv,
  spa,
  swe,
  tur,
  vie
} from 'stopword'
import {defineFormTrait} from '../parse/form-numbers.js'

/** Function words by language, for languages written in Latin letters. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...{en: eng, de: deu, fr: fra, es: spa, pt: por, it: ita, nl: nld, sv: swe, da: dan, no: nob, fi: fin},
    ...{pl: pol, cs: ces, sk: slk, sl: slv, hr: hrv, hu: hun, ro: ron, tr: tur, id: ind, vi: vie}
  }).map(([language, words]) => [language, new Set(words)])
)

const languages = [...functionWords.keys()]
const bits: ReadonlyMap<string, number> = new Map(languages.map((language, index) => [language, 1 << index]))

/** Of a language, whatever its region; 0 where its function words are not known. */
export function languageBit(language: string): number {
  return bits.get(language) ?? bits.get(language.split('-')[0] ?? '') ?? 0
}

let known: ReadonlyMap<string, number> | undefined

/** The bits of the languages of which a form is a function word. */
export function languagesWith(form: string): number {
  known ??= bitsByForm()
  return known.get(form) ?? 0
}

function bitsByForm(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [language, words] of functionWords) {
    for (const word of words) found.set(word, (found.get(word) ?? 0) | languageBit(language))
  }
  return found
}

/** Beside the bits of languages: of a figure. */
export const figureBit = 1 << 30

/** The same for each form of a vocabulary, or that it is a figure. */
export const functionBits = defineFormTrait(form => (/^[0-9]/.test(form) ? figureBit : languagesWith(form)))
