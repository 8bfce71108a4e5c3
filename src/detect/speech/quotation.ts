import type {Range} from '../../types.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import type {Pair, Passage} from './passage.js'
import {endsSentence, sentenceStarts} from './sentences.js'

/** How far back a speaker is looked for, in UTF-16 code units. */
export const speakerSight = 1500

/** Closed speech, and what stands around it. */
export interface Context {
  readonly passage: Passage
  readonly pair: Pair
  readonly close: Mark
  readonly next: Pair | undefined
  /** The paragraph up to the opening mark, as far as one can see. */
  readonly before: string
  readonly speech: string
  /** From the closing mark to the next mark that opens, or to the end of the paragraph. */
  readonly after: string
}

export function contextOf(passage: Passage, pair: Pair, close: Mark, next: Pair | undefined): Context {
  const {text, start} = passage.paragraph
  const opensAt = (pair.open?.start ?? pair.start) - start
  const opens = next?.open?.start ?? passage.paragraph.end
  return {
    passage,
    pair,
    close,
    next,
    before: text.slice(Math.max(0, opensAt - speakerSight), opensAt),
    speech: text.slice(pair.start - start, pair.end - start).trimEnd(),
    after: text.slice(close.end - start, Math.max(opens, close.end) - start)
  }
}

/** Speech that ends a sentence. */
export const ended = /[.!?…․]['’)\]]?$/u

/**
 * Whether a mark between two texts stands in the middle of a sentence: `dropped” “since`. Behind a comma a name may be quoted, `the old
 * town, “little Venice,” is`, but no clause: `ours, “and`.
 */
export function isMidSentence(before: string, behind: string, {linked, clause}: Lexicon): boolean {
  if (/\p{L}$/u.test(before)) return /^\p{Ll}/u.test(behind)
  return /[,–—]\s?$/u.test(before) && (linked.test(behind) || clause.test(behind))
}

/** Whether a mark that opens stands in the middle of a sentence: `ours, “and`, `and “we found`. */
export function opensInside(before: string, behind: string, lexicon: Lexicon): boolean {
  if (lexicon.links.test(before)) return lexicon.clause.test(behind)
  return /[,–—] $/u.test(before) && isMidSentence(before, behind, lexicon)
}

/** Whether a sentence goes on behind a mark that closes, and nobody is said to speak: ` and the neighbour was waiting`. */
export function resumes(before: string, behind: string, {anyVerb, tagAfter, linked, phrase}: Lexicon): boolean {
  const more = behind.trimStart()
  const isOne = /\p{L}$/u.test(before) ? phrase.test(more) : before.endsWith(',') && linked.test(more)
  return isOne && !anyVerb.test(behind) && !tagAfter.test(behind)
}

/** A word by itself behind closed speech, with its space and its stop, but no verb of saying and no `etc.`; empty: there is none. */
export function strayWordIn(after: string, lexicon: Lexicon): string {
  const found = /^ \p{Ll}{2,}\.(?=\s+[\p{Lu}“"]|\s*$)/u.exec(after)?.[0] ?? ''
  return lexicon.tagVerb.test(found) || !endsSentence(found, lexicon) ? '' : found
}

/** How far back what is said again is looked for, in UTF-16 code units. */
export const near = 400

/** No more words of the end of speech are said again behind it. */
const mostWords = 10

/** What stands last behind speech, with the spaces before it. */
const lastWords = /(?:^|(?<=[.!?…]))\s{1,3}[^\s.!?“”"][^.!?“”"]{0,120}[.!?…]?\s?$/u

/**
 * What stands before a place and says the end of the speech once more: ` The car.` behind `“… like the car,” he said.`
 *
 * @param speech Ends where it is closed.
 * @param behind From there to the place.
 * @returns With the spaces before it; empty: there is none.
 */
export function echoOf(speech: string, behind: string, lexicon: Lexicon): string {
  const found = lastWords.exec(behind.slice(-near))?.[0] ?? ''
  const said = wordsOf(found)
  if (said === '' || said.split(' ').length > mostWords) return ''
  const end = wordsOf(speech.slice(-near))
  const isEcho = end.length > said.length && end.endsWith(` ${said}`)
  return isEcho && endsSentence(behind.slice(0, -found.length), lexicon) ? found : ''
}

/**
 * What stands behind closed speech without a mark and says it once more, or its end: a sentence by itself, or what is left of the
 * attribution behind a comma.
 *
 * @param behind From the closing mark on.
 * @returns Where in `behind` it stands, with the spaces or the comma before it, and whether a writer may have meant to say it again.
 */
export function echoWithoutMark(
  speech: string,
  behind: string,
  lexicon: Lexicon
): {range: Range; isMeant: boolean} | undefined {
  if (!behind.includes(endOf(speech))) return undefined
  const [, second, third, fourth] = sentenceStarts(behind, lexicon)
  for (const end of new Set([second, third, fourth, behind.length])) {
    const text = end === undefined ? '' : behind.slice(0, end).trimEnd()
    const low = echoInLowerCase(speech, text, lexicon)
    const tail = low === '' ? echoBehindComma(speech, text) : ''
    const said = low || tail || allAgain(speech, text, lexicon)
    const to = text.length - (tail === '' ? 0 : 1)
    if (said !== '') return {range: [to - said.length, to], isMeant: low === ''}
  }
  return undefined
}

/** The last letters of speech, as few as may be said again: most text behind speech has them nowhere. */
function endOf(speech: string): string {
  return speech
    .slice(-shortestEcho - 4)
    .replace(/[.,!?…]['’]?\s*$/u, '')
    .slice(-shortestEcho)
}

/** In UTF-16 code units. */
const shortestEcho = 5

/** `“I dream of orange,” he said at the airport, dream of orange.` */
function echoBehindComma(speech: string, text: string): string {
  const said = /, \p{Ll}[^,.!?“”"]{3,80}(?=\.$)/u.exec(text.slice(-lowerSight))?.[0] ?? ''
  if (said.split(' ').length <= fewestWords) return ''
  return wordsOf(speech.slice(-near)).endsWith(` ${said.slice(2).toLowerCase()}`) ? said : ''
}

function allAgain(speech: string, text: string, lexicon: Lexicon): string {
  const words = speech.trim().replace(/[.,!?…]$/u, '')
  if (words.length > lowerSight || words.split(' ').length <= fewestWords + 1) return ''
  const before = text.slice(0, -words.length - 2)
  const said = text.slice(before.length)
  const isSame = said.startsWith(` ${words}`) && /[.!?…]$/u.test(said) && /[.!?…]$/u.test(before)
  return isSame && endsSentence(before, lexicon) ? said : ''
}

/** So many words may come again by chance. */
const fewestWords = 3

function echoInLowerCase(speech: string, behind: string, lexicon: Lexicon): string {
  const said = lowerSentence.exec(behind.slice(-lowerSight))?.[0] ?? ''
  if (said === '' || echoOf(speech, said.replace(/,$/u, '.'), lexicon) === '') return ''
  return endsSentence(behind.trimEnd().slice(0, -said.length), lexicon) ? said : ''
}

const lowerSentence = /(?<=[.!?]) \p{Ll}{2}[^.!?“”"]{3,120}[.,](?=\s?$)/u

/** No more of a text can match it, in UTF-16 code units. */
const lowerSight = 130

/** In small letters, without a stop at the end. */
function wordsOf(text: string): string {
  return text
    .trim()
    .replace(/[.,!?…]['’]?$/u, '')
    .toLowerCase()
}
