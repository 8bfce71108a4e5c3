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
import {z} from 'zod'
import type {Document, Paragraph} from '../parse/document.js'
import type {Finding, Range} from '../types.js'
import {defineKind} from './kind.js'

/**
 * Text left in another language: told by its script, or by the function words of its language where the script is the same.
 *
 * Only reported. What stands in quotation marks or brackets is a quotation or a name in the original, and single words are loans.
 */
export const untranslated = defineKind({
  options: z.strictObject({
    by: z.enum(['script', 'words']).describe('Letters of another script, or function words of another language.')
  }),
  *detect(document, {by}): Generator<Finding> {
    for (const paragraph of document.paragraphs) {
      if (by === 'script') yield* otherScript(document, paragraph)
      else yield* otherWords(document, paragraph)
    }
  }
})

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
  'Hangul',
  'Han',
  'Armenian',
  'Georgian'
] as const
type Script = (typeof scripts)[number]

/** Of languages that are not written in Latin letters. */
const scriptOf: Readonly<Record<string, Script>> = {
  ...{ru: 'Cyrillic', uk: 'Cyrillic', bg: 'Cyrillic', sr: 'Cyrillic', mk: 'Cyrillic', be: 'Cyrillic', kk: 'Cyrillic'},
  ...{el: 'Greek', ar: 'Arabic', fa: 'Arabic', ur: 'Arabic', he: 'Hebrew', hi: 'Devanagari', th: 'Thai'},
  ...{ko: 'Hangul', zh: 'Han', ja: 'Han', hy: 'Armenian', ka: 'Georgian'}
}

/** Two words of another script in a row, or a stretch of one that writes no spaces. */
function otherScripts(own: Script): RegExp {
  const letters = scripts
    .filter(script => script !== own && script !== 'Latin')
    .map(script =>
      script === 'Han' ? String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}` : String.raw`\p{sc=${script}}`
    )
    .join('')
  return new RegExp(String.raw`[${letters}\p{M}]{2,40}(?:[\s,，、-]{1,3}[${letters}\p{M}]{2,40}){0,60}`, 'gu')
}

function* otherScript({language}: Document, {text, start}: Paragraph): Generator<Finding> {
  const own = scriptOf[language.split('-')[0] ?? ''] ?? 'Latin'
  for (const match of text.matchAll(otherScripts(own))) {
    const [words] = match
    const end = match.index + words.length
    const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(words)
    const isLine = words.length > text.trim().length / 2
    if (!isLine && (unspaced ? words.length < 5 : !/[\s,-]/u.test(words.trim()))) continue
    if (!isLine && isQuoted(text, match.index, end)) continue
    yield {range: [start + match.index, start + end]}
  }
}

/** Right inside quotation marks or brackets, or behind a gloss such as `Russian:`. */
function isQuoted(text: string, start: number, end: number): boolean {
  return (
    /["“”„«‘'([「『:][^\p{L}]{0,2}$/u.test(text.slice(Math.max(0, start - 3), start)) ||
    /^[^\p{L}]{0,2}["”“»’')\]」』]/u.test(text.slice(end, end + 3))
  )
}

/** Function words by language, for those written in Latin letters. */
const functionWords: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    ...{en: eng, de: deu, fr: fra, es: spa, pt: por, it: ita, nl: nld, sv: swe, da: dan, no: nob, fi: fin},
    ...{pl: pol, cs: ces, sk: slk, sl: slv, hr: hrv, hu: hun, ro: ron, tr: tur, id: ind, vi: vie}
  }).map(([language, words]) => [language, new Set(words)])
)

/** Shorter clauses say too little about their language. */
const fewestWords = 6
const fewestTold = 3
const ownShare = 0.06
const otherShare = 0.3

function* otherWords({language}: Document, {text, start}: Paragraph): Generator<Finding> {
  const own = functionWords[language.split('-')[0] ?? '']
  if (!own) return
  for (const [from, to] of clauses(text)) {
    const words =
      text
        .slice(from, to)
        .toLowerCase()
        .match(/[\p{L}’']+/gu) ?? []
    if (words.length < fewestWords || share(words, own) > ownShare) continue
    const told = Object.values(functionWords).some(
      other => other !== own && share(words, other) >= otherShare && share(words, other) * words.length >= fewestTold
    )
    if (told && !isQuoted(text, from, to)) yield {range: [start + from, start + to]}
  }
}

/** Stretches between stops, marks and brackets. */
function* clauses(text: string): Generator<Range> {
  for (const {index, 0: clause} of text.matchAll(/[^.!?;:"“”„«»()[\]]{20,600}/gu)) {
    const lead = clause.length - clause.trimStart().length
    yield [index + lead, index + clause.trimEnd().length]
  }
}

function share(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter(word => known.has(word)).length / words.length
}
