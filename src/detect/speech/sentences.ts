import {matchesOf} from '../../parse/matches.js'
import type {Lexicon} from './lexicon.js'

/** Up to the second capital that begins one. The text may begin with spaces. */
export function firstSentence(text: string, lexicon: Lexicon): string {
  const trimmed = text.trimStart()
  const [, second] = sentenceStarts(trimmed, lexicon)
  return trimmed.slice(0, second)
}

const sentenceBorder = /[.!?…]["”’'»]{0,2} {1,2}(?=[\p{Lu}])/gu

/** Offsets of capitals at the start of the line or behind a sentence end, outside abbreviations. */
export function* sentenceStarts(text: string, lexicon: Lexicon): Generator<number> {
  yield 0
  for (const border of matchesOf(sentenceBorder, text))
    if (parts(border, lexicon)) yield border.index + border[0].length
}

export function isOneSentence(text: string, lexicon: Lexicon): boolean {
  const [, second] = sentenceStarts(text, lexicon)
  return second === undefined
}

/** Behind the last border; the text itself where there is none. */
export function lastSentence(text: string, lexicon: Lexicon): string {
  const last = matchesOf(sentenceBorder, text).findLast(border => parts(border, lexicon))
  return last ? text.slice(last.index + last[0].length) : text
}

function parts({input, index}: RegExpExecArray, lexicon: Lexicon): boolean {
  return !endsInAbbreviation(input.slice(0, index + 1), lexicon)
}

/** Whether the stop that a text ends in may end a sentence. Not that of `said Mr.`, nor of `said J.`, though `vitamin C.` is lost so. */
export function endsSentence(text: string, lexicon: Lexicon): boolean {
  return !endsInAbbreviation(text, lexicon) && !/(?<![\p{L}\p{N}])\p{Lu}\.$/u.test(text.slice(-longestEnd))
}

function endsInAbbreviation(text: string, lexicon: Lexicon): boolean {
  return lexicon.endsInAbbreviation.test(text.slice(-longestEnd))
}

/** No name before an abbreviation is longer than what is looked at, in UTF-16 code units. */
const longestEnd = 60

/** Whether a sentence has ended before what stands behind a text, or none has begun; marks, brackets and spaces may stand between. */
export function followsStop(before: string, lexicon: Lexicon): boolean {
  const first = Math.max(0, before.length - mostBehindStop)
  let end = before.length
  while (end > first && /[\s”"’')\]“»」]/u.test(before.charAt(end - 1))) end--
  if (end === 0) return true
  return '.!?…․:。！？'.includes(before.charAt(end - 1)) && !endsInAbbreviation(before.slice(0, end), lexicon)
}

/** So many spaces, marks and brackets may stand between a stop and the mark behind it. */
const mostBehindStop = 6
