import * as z from 'zod'
import {pointsOf} from '../../parse/points.js'
import type {Words} from '../../parse/words.js'
import type {Finding} from '../../types.js'
import {definePreparedKind} from '../kind.js'
import {partsAgain} from '../paragraphs-again.js'
import {type Block, blocksOf} from './blocks.js'
import {candidates, type Pair} from './candidates.js'
import {type Likeness, likenessIn, type OtherWords} from './likeness.js'
import {traitsOf} from './word-traits.js'

/**
 * A sentence or a paragraph that comes again in the article, word for word or nearly so: two translations of one sentence, a
 * caption in the text, a paragraph pasted twice. Only reported.
 *
 * Sentences with another name, figure or listed word are other news: `In May, 12 died`, `In June, 15 died`. Doubles right behind
 * each other word for word are left to `repeated-block`, and so are paragraphs that come again word for word farther down; a heading is
 * only compared word for word.
 *
 * @example unified().use(retextBlocks).use(nearRepeat, builtinRules.filter(rule => rule.kind === 'near-repeat'))
 */
export const nearRepeat = definePreparedKind({
  options: z.strictObject({
    words: z.int().min(1).default(8).describe('The fewest words: shorter sentences may well come again.'),
    alike: z
      .number()
      .min(0)
      .max(1)
      .default(0.65)
      .describe('The least share of words in common, function words not counted.'),
    denials: z.array(z.string()).default([]).describe('Words that deny: a double has them in both places.'),
    table: z.array(z.array(z.string()).min(2)).default([]).describe('Words in place of each other make other news.')
  }),
  prepare: ({words, alike, denials, table}) => ({fewest: words, alike, others: otherWords(denials, table)}),
  *detect(document, {others, ...least}): Generator<Finding> {
    const words = document.words
    const {sentences, paragraphs} = blocksOf(document, words)
    const traits = traitsOf(document, words, sentences)
    const pairs = candidates(sentences, words, traits.content)
    if (pairs.length === 0) return
    const look = {words, likeness: likenessIn(words, traits, others, 2 * pairs.length), ...least}
    const whole = doubles(paragraphs, pairsAround(pairs, sentences, paragraphs), look)
    const covered = new Set(whole.map(({later}) => later.paragraph))
    const single = doubles(sentences, pairs, look).filter(({later}) => !covered.has(later.paragraph))
    const parts = partsAgain(document)
    const isOffered = ({later: {paragraph}}: Double) =>
      parts.some(({start, end}) => start <= paragraph && paragraph < end)
    const found = [...runs(whole), ...runs(single)].filter(run => !run.every(isOffered))
    const pointAt = found.length > 0 ? pointsOf(document.text) : undefined
    for (const run of found) {
      const [{later, earlier}] = run
      const alike = run.reduce((sum, one) => sum + one.alike, 0) / run.length
      const values = {line: String(pointAt?.(earlier.start).line), alike: String(Math.round(alike * 100))}
      yield {range: [later.start, run.at(-1)?.later.end ?? later.end], edits: [], values}
    }
  }
})

function otherWords(denials: readonly string[], table: readonly (readonly string[])[]): OtherWords {
  const groups = new Map(table.flatMap((row, index) => row.map(word => [word, index] as const)))
  return {denials: new Set(denials), groups}
}

interface Look {
  readonly words: Words
  readonly likeness: Likeness
  readonly fewest: number
  readonly alike: number
}

/** A block and the earlier one that it repeats, with their places among the blocks. */
interface Double {
  readonly later: Block
  readonly earlier: Block
  readonly at: readonly [later: number, earlier: number]
  readonly alike: number
  /** Word for word, right behind the other one: another kind has it. */
  readonly adjacent: boolean
}

/** The paragraphs that pairs of sentences stand in. */
function pairsAround(pairs: readonly Pair[], sentences: readonly Block[], paragraphs: readonly Block[]): Pair[] {
  const indexOf = new Map(paragraphs.map(({paragraph}, index) => [paragraph, index]))
  const found = new Map<string, Pair>()
  for (const pair of pairs) {
    const [later, earlier] = pair.map(index => indexOf.get(sentences[index]?.paragraph ?? -1))
    if (later !== undefined && earlier !== undefined && later !== earlier)
      found.set(`${later} ${earlier}`, [later, earlier])
  }
  return [...found.values()]
}

/** For each block the earlier one that is most like it, if one is like enough. */
function doubles(blocks: readonly Block[], pairs: readonly Pair[], look: Look): Double[] {
  const best = new Map<number, Double>()
  for (const [laterIndex, earlierIndex] of pairs) {
    const [later, earlier] = [blocks[laterIndex], blocks[earlierIndex]]
    if (!later || !earlier || later.last - later.first < look.fewest) continue
    const isTitle = earlierIndex === 0 && blocks[1]?.paragraph !== earlier.paragraph
    const exact = sameWords(look.words, later, earlier)
    if (!exact && !(later.ended && earlier.ended && !isTitle)) continue
    const alike = exact ? 1 : look.likeness(later, earlier)
    if (alike < look.alike || alike <= (best.get(laterIndex)?.alike ?? 0)) continue
    const adjacent = exact && laterIndex === earlierIndex + 1
    best.set(laterIndex, {later, earlier, at: [laterIndex, earlierIndex], alike, adjacent})
  }
  return [...best.values()]
}

function sameWords({ids}: Words, one: Block, other: Block): boolean {
  const length = one.last - one.first
  if (length !== other.last - other.first) return false
  for (let offset = 0; offset < length; offset++) {
    if (ids[one.first + offset] !== ids[other.first + offset]) return false
  }
  return true
}

/** Doubles in a row that repeat blocks in a row are one. */
function runs(all: readonly Double[]): (readonly [Double, ...Double[]])[] {
  const found: [Double, ...Double[]][] = []
  for (const double of all) {
    if (double.adjacent) continue
    const run = found.at(-1)
    const before = run?.at(-1)
    if (before?.at[0] === double.at[0] - 1 && before.at[1] === double.at[1] - 1) run?.push(double)
    else found.push([double])
  }
  return found
}
