import * as z from 'zod'
import type {Document} from '../parse/document.js'
import {matchesOf} from '../parse/matches.js'
import {signs} from '../parse/signs.js'
import type {Finding, Range} from '../types.js'
import {clausesWithout, memberBits, rangeOf} from './clauses.js'
import {functionBits, languageBit} from '../language/function-words.js'
import {definePreparedKind} from './kind.js'
import {beyondLatinTwice, otherScripts} from './other-scripts.js'

/**
 * Text left in another language: told by its script, or by the function words of its language where the script is the same.
 *
 * Only reported. What stands in quotation marks or brackets is a quotation or a name in the original, and single words are loans.
 *
 * @example unified().use(retextBlocks).use(untranslated, builtinRules.filter(rule => rule.kind === 'untranslated'))
 */
export const untranslated = definePreparedKind({
  options: z.strictObject({
    by: z.enum(['script', 'words']).describe('Letters of another script, or function words of another language.')
  }),
  prepare: ({by}) => (by === 'script' ? inOtherScript : inOtherWords),
  *detect(document, look): Generator<Finding> {
    for (const range of look(document)) yield {range}
  }
})

function* inOtherScript({text, language, paragraphs, signs: found}: Document): Generator<Range> {
  const pattern = found & signs.beyondAscii ? otherScripts(language, text) : undefined
  if (!pattern) return
  for (const paragraph of paragraphs) {
    if (!(paragraph.signs & signs.beyondAscii && beyondLatinTwice.test(paragraph.text))) continue
    for (const {index, 0: words} of matchesOf(pattern, paragraph.text)) {
      const end = index + words.length
      const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(words)
      const isLine = words.length > paragraph.text.trim().length / 2
      if (!isLine && (unspaced ? words.length < 5 : !/[\s,-]/u.test(words.trim()))) continue
      if (!isLine && isQuoted(paragraph.text, index, end)) continue
      yield [paragraph.start + index, paragraph.start + end]
    }
  }
}

/** Right inside quotation marks or brackets, or behind a gloss such as `Russian:`. */
function isQuoted(text: string, start: number, end: number): boolean {
  return (
    /["“”„«‘'([「『:][^\p{L}]{0,2}$/u.test(text.slice(Math.max(0, start - 3), start)) ||
    /^[^\p{L}]{0,2}["”“»’')\]」』]/u.test(text.slice(end, end + 3))
  )
}

/** Shorter clauses say too little about their language. */
const fewestLetters = 20
const fewestTold = 3
const least = {members: 6, own: 0.06}
const otherShare = 0.3

function* inOtherWords(document: Document): Generator<Range> {
  const {text} = document
  const own = languageBit(document.language)
  if (own === 0) return
  const words = document.words
  const bits = functionBits(words)
  for (const clause of clausesWithout(text, words, bits, own, least)) {
    const [start, end] = rangeOf(text, words, clause)
    if (end - start < fewestLetters) continue
    const telling = memberBits(words, bits, clause).map(one => one & ~own)
    if (!isToldBy(telling)) continue
    const range = trimmed(text, start, end)
    if (!isQuoted(text, ...range)) yield range
  }
}

function trimmed(text: string, from: number, to: number): Range {
  const clause = text.slice(from, to)
  return [from + clause.length - clause.trimStart().length, from + clause.trimEnd().length]
}

/** Whether enough words are function words of one language. */
function isToldBy(bits: readonly number[]): boolean {
  let all = bits.reduce((together, one) => together | one, 0)
  while (all !== 0) {
    const bit = all & -all
    const told = bits.filter(one => (one & bit) !== 0).length
    if (told >= fewestTold && told >= bits.length * otherShare) return true
    all ^= bit
  }
  return false
}
