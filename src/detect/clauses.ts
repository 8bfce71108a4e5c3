import type {FormNumbers} from '../parse/form-numbers.js'
import type {Words} from '../parse/words.js'
import type {Range} from '../types.js'
import {figureBit} from '../language/function-words.js'

/**
 * A stretch between stops, marks, brackets and line ends, as a stretch of words.
 *
 * Its members are its words without figures; of `l’homme` and `town’s` only the longer part.
 */
interface Clause {
  /** Index of its first word, and of the one behind its last. */
  readonly first: number
  readonly last: number
}

const borders = new Uint8Array(0x10000)
for (const border of '.!?;:"“”„«»()[]\n\r') borders[border.charCodeAt(0)] = 1
const [space, straight, curly] = [0x20, 0x27, 0x2019]

interface Least {
  readonly members: number
  /** The largest share of members that are function words of the language. */
  readonly own: number
}

/**
 * The clauses of so many members, with hardly one that is a function word of a language.
 *
 * @param bits By form, see {@link functionBits}; `own` is the bit of the language.
 */
export function clausesWithout(text: string, words: Words, bits: FormNumbers, own: number, least: Least): Clause[] {
  const {count, ids, gaps} = words
  const found: Clause[] = []
  let [first, members, known, before] = [0, 0, 0, 0]
  for (let index = 0; index < count; index++) {
    const gap = gaps[index] ?? 0
    const bit = bits[ids[index] ?? 0] ?? 0
    if (bit !== figureBit && !((isApostrophe(before) || isApostrophe(gap)) && isShorterPart(words, index))) {
      members++
      if ((bit & own) !== 0) known++
    }
    before = gap
    if (gap === space || !isBorder(text, words, index)) continue
    if (members >= least.members && known <= members * least.own) found.push({first, last: index + 1})
    first = index + 1
    members = known = 0
  }
  return found
}

/** The bits of its members. */
export function memberBits(words: Words, bits: FormNumbers, {first, last}: Clause): number[] {
  const members: number[] = []
  for (let index = first; index < last; index++) {
    const bit = bits[words.ids[index] ?? 0] ?? 0
    if (bit !== figureBit && !isShorterPart(words, index)) members.push(bit)
  }
  return members
}

/** With the space around it. */
export function rangeOf(text: string, {count, starts, ends}: Words, {first, last}: Clause): Range {
  const start = first === 0 ? 0 : lastBorder(text, ends[first - 1] ?? 0, starts[first] ?? 0)
  const next = last < count ? (starts[last] ?? 0) : text.length
  return [start, borderIn(text, ends[last - 1] ?? 0, next)]
}

function isShorterPart(words: Words, index: number): boolean {
  const length = lengthAt(words, index)
  if (isApostrophe(words.gaps[index]) && length <= lengthAt(words, index + 1)) return true
  return index > 0 && isApostrophe(words.gaps[index - 1]) && length < lengthAt(words, index - 1)
}

function lengthAt({starts, ends}: Words, index: number): number {
  return (ends[index] ?? 0) - (starts[index] ?? 0)
}

function isApostrophe(gap: number | undefined): boolean {
  return gap === straight || gap === curly
}

/** Whether a clause ends behind a word. */
function isBorder(text: string, {count, starts, ends, gaps}: Words, index: number): boolean {
  const gap = gaps[index] ?? 0
  if (gap !== 0) return borders[gap] === 1
  if (index + 1 === count) return true
  const next = starts[index + 1] ?? 0
  return borderIn(text, ends[index] ?? 0, next) !== next
}

function borderIn(text: string, from: number, to: number): number {
  let at = from
  while (at < to && borders[text.charCodeAt(at)] !== 1) at++
  return at
}

/** Behind the last border before the next word. */
function lastBorder(text: string, from: number, to: number): number {
  let at = to
  while (at > from && borders[text.charCodeAt(at - 1)] !== 1) at--
  return at
}
