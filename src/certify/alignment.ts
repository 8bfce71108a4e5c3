import {sortEdits} from '../edit/apply.js'
import type {Edit, Range} from '../types.js'
import {readingsOf} from './readings.js'
import {joins, type Token, tokensOf} from './tokens.js'

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
  const parts = Array.from(stretches(input, edits), stretch => alignStretch(input, output, stretch))
  return {
    removed: parts.flatMap(part => part.removed),
    added: parts.flatMap(part => part.added),
    decoded: parts.reduce((sum, part) => sum + part.decoded, 0)
  }
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
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return {head, tail}
}

function widened(input: string, [from, to]: Range, [floor, ceiling]: Range): Range {
  let [start, end] = [from, to]
  while (start > floor && joins(input[start - 1])) start--
  while (end < ceiling && joins(input[end])) end++
  return [start, end]
}

function alignStretch(input: string, output: string, stretch: Stretch): Alignment {
  const before = tokensOf(input, stretch.input)
  const after = tokensOf(output, stretch.output)
  const plain = match(before, after)
  if (plain.removed.length === 0 && plain.added.length === 0) return {removed: [], added: [], decoded: 0}
  const [best] = [plain, ...decodedMatches(input, stretch, after)].sort(
    (a, b) => a.added.length - b.added.length || a.removed.length - b.removed.length
  )
  const {removed, added} = best ?? plain
  const isPlain = removed === plain.removed
  const gone = new Set(removed)
  const doubled = new Set(isPlain ? before.filter((_, index) => isDoubled(input, before, gone, index)) : [])
  const known = new Set(before.map(one => one.text))
  return {
    removed: removed.map(one => ({...one, isDoubled: doubled.has(one), gap: stretch.gap})),
    added,
    decoded: isPlain ? 0 : after.filter(one => !known.has(one.text)).length
  }
}

/** Words of a reading have no place of their own in the input: they stand for the whole stretch. */
function decodedMatches(input: string, {input: [start, end]}: Stretch, after: readonly Token[]): Match[] {
  const written = input.slice(start, end)
  return Array.from(readingsOf(written), reading => match(tokensOf(reading), after))
    .filter(one => one.added.length === 0)
    .map(one => ({...one, removed: one.removed.map(({text}) => ({start, end, text}))}))
}

interface Match {
  readonly removed: readonly Token[]
  readonly added: readonly Token[]
}

/** The later words found among the earlier ones, in their order. */
function match(before: readonly Token[], after: readonly Token[]): Match {
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

/** Whether a word that went says the same as one beside it that stays. */
function isDoubled(input: string, before: readonly Token[], gone: ReadonlySet<Token>, index: number): boolean {
  const one = before[index] as Token
  return [before[index - 1], before[index + 1]].some(
    other =>
      other !== undefined &&
      !gone.has(other) &&
      other.text.toLowerCase() === one.text.toLowerCase() &&
      /^\s+$/u.test(input.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)))
  )
}
