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
import type {Document} from '../parse/document.js'
import {wordsOf} from '../parse/words.js'

/** Function words by language, for languages written in Latin letters. */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...{en: eng, de: deu, fr: fra, es: spa, pt: por, it: ita, nl: nld, sv: swe, da: dan, no: nob, fi: fin},
    ...{pl: pol, cs: ces, sk: slk, sl: slv, hr: hrv, hu: hun, ro: ron, tr: tur, id: ind, vi: vie}
  }).map(([language, words]) => [language, new Set(words)])
)

/** The function words of a language, whatever its region. */
export function functionWordsOf(language: string): ReadonlySet<string> | undefined {
  return functionWords.get(language.split('-')[0] ?? '')
}

const flagged = new WeakMap<Document, Uint8Array>()

/** For each form of a document’s words 1 where it is a function word of the document’s language. */
export function functionFlags(document: Document): Readonly<Uint8Array> {
  let flags = flagged.get(document)
  if (!flags) {
    const own = functionWordsOf(document.language)
    const {forms} = wordsOf(document)
    flagged.set(document, (flags = new Uint8Array(forms.length)))
    for (const [id, form] of forms.entries()) flags[id] = own?.has(form) ? 1 : 0
  }
  return flags
}
