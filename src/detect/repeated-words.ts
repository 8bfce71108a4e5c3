import * as z from 'zod'
import {FormNotes} from '../parse/form-numbers.js'
import {isInside, quotedStretches} from '../parse/quoted.js'
import type {Words} from '../parse/words.js'
import type {Finding, Range} from '../types.js'
import {definePreparedKind} from './kind.js'
import {pattern} from './pattern.js'

/** No more words may stand twice. */
const longest = 12

/**
 * A few words that stand twice in a row, with a space between them: `of the of the`. The first ones stay.
 *
 * Inside quotation marks nothing is found: no word may go there.
 *
 * @example unified().use(retextBlocks).use(repeatedWords, builtinRules.filter(rule => rule.kind === 'repeated-words'))
 */
export const repeatedWords = definePreparedKind({
  options: z.strictObject({
    most: z.int().min(1).max(longest).describe('How many words may stand twice, in a row of twice as many.'),
    pattern: pattern().describe('What the words must match, as they are written.'),
    except: pattern().optional().describe('What they must not match.')
  }),
  prepare: ({most, pattern, except}) => ({
    most,
    wanted: new RegExp(pattern, 'u'),
    unwanted: except === undefined ? undefined : new RegExp(except, 'u')
  }),
  *detect(document, {most, wanted, unwanted}): Generator<Finding> {
    const {text} = document
    const words = document.words
    const {starts, ends} = words
    let quoted: readonly Range[] | undefined
    let next = 0
    for (const index of placesToLook(words)) {
      const length = index < next ? 0 : repeatedAt(words, index, most)
      if (length === 0 || goesOn(words, index, length)) continue
      const range = [starts[index] as number, ends[index + 2 * length - 1] as number] as const
      next = index + 2 * length
      const expected = text.slice(range[0], range[0] + (range[1] - range[0] - 1) / 2)
      const isSame = text.endsWith(` ${expected}`, range[1])
      if (!isSame || !standsAlone(text, range) || !wanted.test(expected) || unwanted?.test(expected)) continue
      if (!isInside((quoted ??= quotedStretches(text)), ...range)) yield {range, expected}
    }
  }
})

const known = new WeakMap<Words, readonly number[]>()

/** For each form where it stands next. */
const later = new FormNotes()

/** The words that some words could be the first of that stand twice: the word comes again soon, and then with the next one. */
function placesToLook(words: Words): readonly number[] {
  const {ids, count} = words
  const before = known.get(words)
  if (before) return before
  const places: number[] = []
  known.set(words, places)
  later.begin(words, count)
  for (let index = count - 1; index >= 0; index--) {
    const id = ids[index] as number
    const distance = later.get(id) - index
    if (distance > 0 && distance <= longest && mayStandTwice(words, index, distance)) places.push(index)
    later.set(id, index)
  }
  return places.reverse()
}

/** @param distance To where the word comes again first. */
function mayStandTwice({ids}: Words, index: number, distance: number): boolean {
  if (distance === 1) return true
  for (let length = distance; length <= longest; length++) {
    if (ids[index] === ids[index + length] && ids[index + 1] === ids[index + length + 1]) return true
  }
  return false
}

const space = 0x20

/** Of how many words those from a place on stand twice in a row; 0: of none. Of `no no no no` the two first ones are told. */
function repeatedAt({ids, gaps, count}: Words, index: number, most: number): number {
  for (let length = 1; length <= most && index + 2 * length <= count; length++) {
    let same = 0
    while (same < length && ids[index + same] === ids[index + length + same]) same++
    if (same < length) continue
    const isSpaced = gaps.subarray(index, index + 2 * length - 1).every(gap => gap === space)
    return isSpaced ? length : 0
  }
  return 0
}

/** `an error in an error in an error`: what stands twice stands there nearly three times. */
function goesOn({ids, count}: Words, index: number, length: number): boolean {
  if (length <= 2) return false
  let [before, behind] = [0, 0]
  while (before < Math.min(index, length) && ids[index - 1 - before] === ids[index + length - 1 - before]) before++
  const end = index + 2 * length
  while (behind < Math.min(count - end, length) && ids[end + behind] === ids[index + behind]) behind++
  return before + behind >= length - 1
}

/** Not in a compound (`of-the of the`), and not before an apostrophe: `the mayor the mayor’s`. */
function standsAlone(text: string, [start, end]: Range): boolean {
  return !/[-’']/u.test(text.charAt(start - 1)) && !/[-’']/u.test(text.charAt(end))
}
