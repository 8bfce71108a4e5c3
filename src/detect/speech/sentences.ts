import {matchesOf} from '../../parse/matches.js'
import type {Lexicon} from './lexicon.js'

/** Of a text that may begin with spaces. */
export function firstSentence(text: string, lexicon: Lexicon): string {
  const trimmed = text.trimStart()
  const [, second] = sentenceStarts(trimmed, lexicon)
  return trimmed.slice(0, second)
}

const sentenceBorder = /[.!?…]["”’'»]{0,2} {1,2}(?=[\p{Lu}])/gu

/** Offsets of capitals at the start of the line or behind a sentence end, outside abbreviations. */
export function* sentenceStarts(text: string, {endsInAbbreviation}: Lexicon): Generator<number> {
  yield 0
  for (const match of matchesOf(sentenceBorder, text)) {
    const stop = text.slice(Math.max(0, match.index - 40), match.index + 1)
    if (!endsInAbbreviation.test(stop)) yield match.index + match[0].length
  }
}

/** Behind the last border. */
export function lastSentence(text: string, lexicon: Lexicon): string {
  return text.slice([...sentenceStarts(text, lexicon)].at(-1))
}

/** Whether the stop that a text ends in may end a sentence. Not that of `said Mr.`, nor of `said J.` */
export function endsSentence(text: string, {endsInAbbreviation}: Lexicon): boolean {
  const end = text.slice(-longestEnd)
  return !endsInAbbreviation.test(end) && !/(?<![\p{L}\p{N}])\p{Lu}\.$/u.test(end)
}

/** No name before an abbreviation is longer than what is looked at, in UTF-16 code units. */
const longestEnd = 60
