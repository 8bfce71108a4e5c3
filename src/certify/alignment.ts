import {sortEdits} from '../edit/apply.js'
import type {Edit, Range} from '../types.js'
import {readingsOf} from './readings.js'
import {haveSameWords, joinsAt, type Token, tokensOf} from './tokens.js'
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

/** The words that an edit touches, in both texts. */
interface Stretch {
  readonly input: Range
  readonly output: Range
  /** What the edit itself wrote, without what it only wrote again. */
  readonly gap: Range
}

/** The places of edits, each widened to the words it cuts; those that share a word are one. */
function* stretches(input: string, edits: readonly Edit[]): Generator<Stretch> {
  const sorted = sortEdits(edits)
  let open: Stretch | undefined
  let shift = 0
  for (const [index, edit] of sorted.entries()) {
    const next = stretchOf(input, edit, shift, [open?.input[1] ?? 0, sorted[index + 1]?.range[0] ?? input.length])
    shift += edit.text.length - (edit.range[1] - edit.range[0])
    if (open && open.input[1] >= next.input[0]) open = joined(open, next)
    else {
      if (open) yield open
      open = next
    }
  }
  if (open) yield open
}

/** @param between Where the edits before and behind it end and start. */
function stretchOf(input: string, {range, text}: Edit, shift: number, between: Range): Stretch {
  const [start, end] = widened(input, range, between)
  const grown = shift + text.length - (range[1] - range[0])
  const again = repeated(input.slice(...range), text)
  return {
    input: [start, end],
    output: [start + shift, end + grown],
    gap: [range[0] + shift + again.head, range[1] + grown - again.tail]
  }
}

function joined(one: Stretch, other: Stretch): Stretch {
  const around = (name: keyof Stretch): Range => [one[name][0], other[name][1]]
  return {input: around('input'), output: around('output'), gap: around('gap')}
}

/** How many code units two texts share at their start and, behind that, at their end. */
function repeated(before: string, after: string): {readonly head: number; readonly tail: number} {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++
  const [behind, behindAfter] = [before.length - 1, after.length - 1]
  let tail = 0
  while (tail < most - head && before.charCodeAt(behind - tail) === after.charCodeAt(behindAfter - tail)) tail++
  return {head, tail}
}

function widened(input: string, [from, to]: Range, [floor, ceiling]: Range): Range {
  let [start, end] = [from, to]
  while (start > floor && joinsAt(input, start - 1)) start--
  while (end < ceiling && joinsAt(input, end)) end++
  return [start, end]
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
  return {removed: placed(input, before, removed, stretch.gap), added, decoded: 0}
}

/** @param gone Some of the words, in their order. */
function placed(input: string, before: readonly Token[], gone: readonly Token[], gap: Range): Removed[] {
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

interface Match {
  readonly removed: readonly Token[]
  readonly added: readonly Token[]
}

/** The later words found among the earlier ones, in their order. */
function match(before: readonly Token[], after: readonly Token[]): Match {
  return matchAll(before, after) ?? matchSome(before, after)
}

/** Where every later word is found, as with most repairs: they only take away. */
function matchAll(before: readonly Token[], after: readonly Token[]): Match | undefined {
  const removed: Token[] = []
  let next = 0
  for (const one of before) {
    if (one.text === after[next]?.text) next++
    else removed.push(one)
  }
  return next === after.length ? {removed, added: []} : undefined
}

function matchSome(before: readonly Token[], after: readonly Token[]): Match {
  const placesOf = new Map<string, number[]>()
  for (let index = before.length - 1; index >= 0; index--) {
    const {text} = before[index] as Token
    const places = placesOf.get(text)
    if (places) places.push(index)
    else placesOf.set(text, [index])
  }
  const kept = new Uint8Array(before.length)
  const added: Token[] = []
  let next = 0
  for (const one of after) {
    const places = placesOf.get(one.text) ?? []
    while ((places.at(-1) ?? Infinity) < next) places.pop()
    const at = places.pop()
    if (at === undefined) added.push(one)
    else {
      kept[at] = 1
      next = at + 1
    }
  }
  return {removed: before.filter((_, index) => kept[index] === 0), added}
}
