import {sortEdits} from '../edit/apply.js'
import type {Edit, Range} from '../types.js'
import {joinsAt} from './tokens.js'

/** The words that an edit touches, in both texts. */
export interface Stretch {
  readonly input: Range
  readonly output: Range
  /** What the edit itself wrote, without what it only wrote again. */
  readonly gap: Range
}

/** The places of edits, each widened to the words it cuts; those that share a word are one. */
export function* stretches(input: string, edits: readonly Edit[]): Generator<Stretch> {
  const sorted = sortEdits(edits)
  let open: Stretch | undefined
  let shift = 0
  for (const [index, edit] of sorted.entries()) {
    const next = stretchOf(input, edit, shift, [open?.input[1] ?? 0, sorted[index + 1]?.range[0] ?? input.length])
    shift += edit.text.length - (edit.range[1] - edit.range[0])
    if (open && open.input[1] >= next.input[0]) open = merge(open, next)
    else {
      if (open) yield open
      open = next
    }
  }
  if (open) yield open
}

/** @param between Where the edits before and behind it end and start. */
function stretchOf(input: string, {range, text}: Edit, shift: number, between: Range): Stretch {
  const whole = text === '' && endsAmpersand(input, range) ? ([range[0] - 1, range[1]] as const) : range
  const [start, end] = widened(input, whole, between)
  const grown = shift + text.length - (range[1] - range[0])
  const again = repeated(input.slice(...range), text)
  return {
    input: [start, end],
    output: [start + shift, end + grown],
    gap: [range[0] + shift + again.head, range[1] + grown - again.tail]
  }
}

function merge(one: Stretch, other: Stretch): Stretch {
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

/** Of `&amp;` only `amp;` goes. */
function endsAmpersand(input: string, [start, end]: Range): boolean {
  return input.charAt(start - 1) === '&' && /^(?: ?amp ?;?){1,3}$|^#(?:38|x26);$/iu.test(input.slice(start, end))
}

function widened(input: string, [from, to]: Range, [floor, ceiling]: Range): Range {
  let [start, end] = [from, to]
  while (start > floor && joinsAt(input, start - 1)) start--
  while (end < ceiling && joinsAt(input, end)) end++
  return [start, end]
}
