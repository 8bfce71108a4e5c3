import * as z from 'zod'
import type {Document} from '../parse/document.js'
import {isInside, quotedStretches} from '../parse/quoted.js'
import type {Words} from '../parse/words.js'
import type {Finding, Range} from '../types.js'
import {definePreparedKind} from './kind.js'
import {expressionOf, pattern} from './pattern.js'
import {mostAgain, wordsThatComeAgain} from './words-again.js'

/** How much of the text on either side of words is looked at, in UTF-16 code units. */
const sight = 24

/** `The son of the son of the founder`. */
const nested = {fix: 'suggest', note: 'One may belong to the other, as in `a friend of a friend`'} as const

/**
 * A few words that stand twice in a row, with a space between them, `of the of the`, or a clause with a comma between. The first ones stay.
 *
 * Inside quotation marks nothing is found: no word may go there.
 *
 * @example unified().use(retextBlocks).use(repeatedWords, builtinRules.filter(rule => rule.kind === 'repeated-words'))
 */
export const repeatedWords = definePreparedKind({
  options: z.strictObject({
    most: z.int().min(1).max(mostAgain).describe('How many words may stand twice, in a row of twice as many.'),
    pattern: pattern().describe('What the words must match, as they are written.'),
    except: pattern().optional().describe('What they must not match.'),
    doubts: pattern().optional().describe('What they match where they are only offered.'),
    comma: z.boolean().optional().describe('`true`: a comma stands between them, and a comma or a stop behind them.'),
    before: pattern().optional().describe('What the text before them, 24 characters, must match.'),
    behind: pattern().optional().describe('What the text behind them, 24 characters, must match.')
  }),
  prepare: ({most, pattern, except, doubts, comma = false, before, behind}) => ({
    most,
    between: comma ? ', ' : ' ',
    wanted: new RegExp(pattern, 'u'),
    unwanted: expressionOf(except),
    doubtful: expressionOf(doubts),
    preceded: expressionOf(before),
    followed: comma ? endOfClause : expressionOf(behind)
  }),
  *detect(document, {most, between, wanted, unwanted, doubtful, preceded, followed}): Generator<Finding> {
    const {text} = document
    const words = document.words
    const {starts, ends} = words
    let quoted: readonly Range[] | undefined
    let next = 0
    for (const index of wordsThatComeAgain(words)) {
      const length = index < next ? 0 : repeatedAt(document, index, most, between)
      const more = length === 0 ? 0 : goingOn(words, index, length)
      if (length === 0 || (length > 2 && more >= length - 1)) continue
      const range = [starts[index] as number, ends[index + 2 * length - 1] as number] as const
      next = index + 2 * length
      const expected = text.slice(range[0], range[0] + (range[1] - range[0] - between.length) / 2)
      if (!isSame(text, range, expected) || !standsAlone(text, range)) continue
      if (!wanted.test(expected) || unwanted?.test(expected)) continue
      if (preceded?.test(text.slice(Math.max(0, range[0] - sight), range[0])) === false) continue
      if (followed?.test(text.slice(range[1], range[1] + sight)) === false) continue
      if (isInside((quoted ??= quotedStretches(text)), ...range)) continue
      const isNested = (length > 2 && more > 0) || doubtful?.test(expected)
      yield {range, expected, ...(isNested && nested)}
    }
  }
})

const space = 0x20

/** Of how many words those from a place on stand twice in a row; 0: of none. Of `no no no no` the two first ones are told. */
function repeatedAt({text, words}: Document, index: number, most: number, between: string): number {
  const {ids, count, starts, ends} = words
  for (let length = 1; length <= most && index + 2 * length <= count; length++) {
    let same = 0
    while (same < length && ids[index + same] === ids[index + length + same]) same++
    if (same < length) continue
    const middle = index + length
    const isParted = text.slice(ends[middle - 1], starts[middle]) === between
    return isParted && isSpaced(words, index, middle) && isSpaced(words, middle, middle + length) ? length : 0
  }
  return 0
}

/** Whether nothing but a space stands between words. */
function isSpaced({gaps}: Words, first: number, end: number): boolean {
  return gaps.subarray(first, end - 1).every(gap => gap === space)
}

const endOfClause = /^[,.;]/u

/** How many words more go on like this, before and behind: of `an error in an error in an error` what stands twice stands nearly three times. */
function goingOn({ids, count}: Words, index: number, length: number): number {
  let [before, behind] = [0, 0]
  while (before < Math.min(index, length) && ids[index - 1 - before] === ids[index + length - 1 - before]) before++
  const end = index + 2 * length
  while (behind < Math.min(count - end, length) && ids[end + behind] === ids[index + behind]) behind++
  return before + behind
}

/** At the start of a sentence the first of them has a capital. */
function isSame(text: string, [, end]: Range, expected: string): boolean {
  const again = text.slice(end - expected.length - 1, end)
  const [first, start] = [again.charAt(1), expected.charAt(0)]
  return (
    again.startsWith(' ') && again.slice(2) === expected.slice(1) && (first === start || first === start.toLowerCase())
  )
}

/** Not in a compound (`of-the of the`), and not before an apostrophe: `the mayor the mayor’s`. */
function standsAlone(text: string, [start, end]: Range): boolean {
  return !/[-’']/u.test(text.charAt(start - 1)) && !/[-’']/u.test(text.charAt(end))
}
