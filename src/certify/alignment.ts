import type {Edit, Range} from '../types.js'
import {type Match, match} from './match.js'
import {readingsOf} from './readings.js'
import {type Stretch, stretches} from './stretches.js'
import {haveSameWords, type Token, tokensOf} from './tokens.js'
import {countWords} from './word-counts.js'

/** What became of the words of a text. All other words are the same, in the same order. */
export interface Alignment {
  readonly removed: readonly Removed[]
  /** Words of the output that are not in the text, or not in this order. */
  readonly added: readonly Token[]
  /** Words that are written otherwise, because their encoding was repaired. */
  readonly decoded: number
}

/** A word that went. */
export interface Removed extends Token {
  /** Whether the same word stands beside it, and stays. */
  readonly isDoubled: boolean
  /** What the output has in its place. */
  readonly gap: Range
}

/**
 * What edits do to the words of a text, found from the text and the edits alone.
 *
 * Outside the words that an edit touches both texts are the same. Inside, the words of the output must be some of the
 * words of the input, in their order; those left over were removed.
 */
export function align(input: string, output: string, edits: readonly Edit[]): Alignment {
  const removed: Removed[] = []
  const added: Token[] = []
  let decoded = 0
  for (const stretch of stretches(input, edits)) {
    if (haveSameWords(input, stretch.input, output, stretch.output)) continue
    const part = alignStretch(input, output, stretch)
    for (const one of part.removed) removed.push(one)
    for (const one of part.added) added.push(one)
    decoded += part.decoded
  }
  return {removed, added, decoded}
}

function alignStretch(input: string, output: string, stretch: Stretch): Alignment {
  const before = tokensOf(input, stretch.input)
  const after = tokensOf(output, stretch.output)
  const plain = match(before, after)
  const {removed, added} = decodedMatch(input, stretch, after, plain) ?? plain
  if (removed !== plain.removed) {
    const known = new Set(before.map(one => one.text))
    const decoded = after.filter(one => !known.has(one.text)).length
    return {removed: removed.map(one => ({...one, isDoubled: false, gap: stretch.gap})), added, decoded}
  }
  return {removed: markDoubled(input, before, removed, stretch.gap), added, decoded: 0}
}

/** @param gone Some of the words, in their order. */
function markDoubled(input: string, before: readonly Token[], gone: readonly Token[], gap: Range): Removed[] {
  const removed: Removed[] = []
  for (let index = 0; removed.length < gone.length; index++) {
    const one = before[index] as Token
    const next = removed.length
    if (one !== gone[next]) continue
    const [left, right] = [before[index - 1], before[index + 1]]
    const isDoubled =
      (left !== undefined && left !== gone[next - 1] && isSame(input, left, one)) ||
      (right !== undefined && right !== gone[next + 1] && isSame(input, one, right))
    removed.push({start: one.start, end: one.end, text: one.text, isDoubled, gap})
  }
  return removed
}

/** Whether two words say the same, with nothing but space between them. */
function isSame(input: string, one: Token, other: Token): boolean {
  return one.text.toLowerCase() === other.text.toLowerCase() && /^\s+$/u.test(input.slice(one.end, other.start))
}

/**
 * The match of the reading that leaves the fewest words over, where it explains more than the words as they are written.
 *
 * Words of a reading have no place of their own in the input: they stand for the whole stretch.
 */
function decodedMatch(
  input: string,
  {input: [start, end]}: Stretch,
  after: readonly Token[],
  plain: Match
): Match | undefined {
  let best: Match | undefined
  let fewest = plain.added.length > 0 ? Infinity : plain.removed.length
  for (const reading of readingsOf(input.slice(start, end))) {
    const over = countWords(reading).words - after.length
    if (over < 0 || over >= fewest) continue
    const {removed, added} = match(tokensOf(reading), after)
    if (added.length > 0) continue
    best = {added, removed: removed.map(({text}) => ({start, end, text}))}
    fewest = over
  }
  return best
}
