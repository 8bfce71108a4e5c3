import type {Paragraph} from '../../parse/document.js'
import {firstIndex} from '../../parse/first-index.js'
import {cheapestReading, type Reading} from './automaton.js'
import type {Glyphs} from './glyphs.js'
import type {Lexicon} from './lexicon.js'
import {type Mark, marks} from './marks.js'
import type {Step} from './moves.js'
import {placesOf} from './places.js'
import {tagSight} from './tags.js'

/** A mark that the reading keeps, with its partner. */
export interface Pair {
  readonly open: Mark | undefined
  readonly close: Mark | undefined
  /** Where speech begins and ends, marks not included, dropped marks included. */
  readonly start: number
  readonly end: number
  readonly nested: boolean
}

/** One paragraph as the cheapest reading sees it. */
export interface Passage {
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
  /** Whose glyphs an added mark takes that has no partner: the first one that tells its side. */
  readonly guide: Mark | undefined
  readonly steps: readonly Step[]
  /** Of the whole article; `steps` are those from `first` on. */
  readonly reading: Reading
  readonly first: number
  readonly lexicon: Lexicon
  readonly pairs: readonly Pair[]
  /** Speech is opened again inside speech and closed again: whose mark is whose is less sure. */
  readonly nests: boolean
  /** A mark is dropped that speech may open with: another one that closes may be its partner. */
  readonly dropsOpening: boolean
  /** It takes up speech that the paragraph before has left open: the convention of long quotations. */
  readonly continues: boolean
}

/** Read lines together: the cheapest way through all their marks. */
export function readPassages(
  paragraphs: readonly Paragraph[],
  glyphs: Glyphs,
  lexicon: Lexicon,
  personal: () => boolean
): Passage[] {
  const lines = paragraphs.map(paragraph => ({paragraph, marks: [...marks(paragraph, glyphs, lexicon)]}))
  const reading = cheapestReading([...placesOf(lines, lexicon, personal)])
  const breaks = [...reading.steps.entries()].filter(([, step]) => step.place.type === 'break').map(([index]) => index)
  return lines.map(({paragraph, marks}, index) => {
    const first = (breaks[index - 1] ?? -1) + 1
    const steps = reading.steps.slice(first, (breaks[index] ?? reading.steps.length) + 1)
    const nests = steps.some(step => step.action === 'nest')
    const dropsOpening = steps.some(
      ({action, place}) =>
        action === 'drop' && place.type === 'mark' && place.mark.spacing === 'open' && !place.mark.adjacent
    )
    const continues = reading.steps[first - 1]?.action === 'continue'
    const guide = marks.find(mark => mark.glyph !== 'neutral') ?? marks[0]
    return {
      paragraph,
      marks,
      guide,
      steps,
      reading,
      first,
      lexicon,
      pairs: [...pairsIn(steps, paragraph)],
      nests,
      dropsOpening,
      continues
    }
  })
}

function* pairsIn(steps: readonly Step[], paragraph: Paragraph): Generator<Pair> {
  const opened: {mark: Mark | undefined; start: number}[] = []
  for (const {place, action} of steps) {
    const mark = place.type === 'mark' ? place.mark : undefined
    const at = place.type === 'mark' ? place.mark.start : place.at
    if (action === 'open' || action === 'nest' || action === 'insertOpen') opened.push({mark, start: mark?.end ?? at})
    if (
      action === 'close' ||
      action === 'unnest' ||
      action === 'insertClose' ||
      action === 'continue' ||
      action === 'carry'
    ) {
      const open = opened.pop() ?? {mark: undefined, start: paragraph.start}
      yield {open: open.mark, close: mark, start: open.start, end: at, nested: opened.length > 0}
    }
  }
}

/** The mark at or behind an offset, and the one before it. */
export function marksAround(
  {marks}: Passage,
  offset: number
): {readonly before: Mark | undefined; readonly after: Mark | undefined} {
  const index = firstIndex(marks.length, one => (marks[one] as Mark).start >= offset)
  return {before: marks[index - 1], after: marks[index]}
}

/** The pair around an offset; of nested ones the inner one. */
export function pairAround({pairs}: Passage, offset: number): Pair | undefined {
  return pairs[firstIndex(pairs.length, index => (pairs[index] as Pair).end >= offset)]
}

/** Where the pairs of a passage stand among them: asked for every mark, and a paragraph may have very many. */
interface Index {
  /** By the offset at which they begin or end without a mark. */
  readonly byPlace: ReadonlyMap<number, Pair>
  readonly numbers: ReadonlyMap<Pair, number>
  /** The marks that open, of pairs that are closed. */
  readonly closed: ReadonlySet<Mark>
}

const indexes = new WeakMap<Passage, Index>()

function indexOf(passage: Passage): Index {
  const index = indexes.get(passage) ?? indexed(passage.pairs)
  indexes.set(passage, index)
  return index
}

function indexed(pairs: readonly Pair[]): Index {
  const byPlace = new Map<number, Pair>()
  const numbers = new Map<Pair, number>()
  const closed = new Set<Mark>()
  for (const [number, pair] of pairs.entries()) {
    if (!pair.open) byPlace.set(pair.start, pair)
    if (!pair.close) byPlace.set(pair.end, pair)
    numbers.set(pair, number)
    if (pair.open && pair.close) closed.add(pair.open)
  }
  return {byPlace, numbers, closed}
}

/** The pair that begins or ends at an offset without a mark. */
export function pairOf(passage: Passage, key: number): Pair | undefined {
  return indexOf(passage).byPlace.get(key)
}

/** The pairs before and behind one. */
export function pairsAround(
  passage: Passage,
  pair: Pair
): {readonly before: Pair | undefined; readonly after: Pair | undefined} {
  const number = indexOf(passage).numbers.get(pair) ?? -Infinity
  return {before: passage.pairs[number - 1], after: passage.pairs[number + 1]}
}

/** Whether what a mark opens is closed by another. */
export function isClosed(passage: Passage, open: Mark): boolean {
  return indexOf(passage).closed.has(open)
}

/** What stands behind speech, as far as an attribution reaches. */
export function textBehind(passage: Passage, at: number): string {
  return textOf(passage, at, at + tagSight)
}

/** Text between two offsets of the article, as far as it lies in the paragraph. */
export function textOf({paragraph}: Pick<Passage, 'paragraph'>, start: number, end: number): string {
  return paragraph.text.slice(Math.max(0, start - paragraph.start), Math.max(0, end - paragraph.start))
}

const marksThatMayClose = new WeakMap<Pair, boolean>()

/**
 * Whether the one mark that is dropped in a pair may close it: `“It creaks. “The bridge is closed.` What stands behind it is not plainly
 * spoken. Of several marks none does: `“It creaks. “It leaks. “It is closed.`
 */
export function hasMarkThatMayClose(passage: Passage, pair: Pair): boolean {
  // Asked for every mark in the pair.
  const known = marksThatMayClose.get(pair) ?? findMarkThatMayClose(passage, pair)
  marksThatMayClose.set(pair, known)
  return known
}

function findMarkThatMayClose(passage: Passage, {start, end}: Pair): boolean {
  const dropped = passage.steps.filter(
    ({place, action}) => action === 'drop' && place.type === 'mark' && place.mark.start > start && place.mark.end < end
  )
  const place = dropped.length === 1 ? dropped[0]?.place : undefined
  if (place?.type !== 'mark' || place.mark.spacing !== 'open' || !place.mark.afterStop) return false
  return !passage.lexicon.spoken.test(textOf(passage, place.mark.end, end))
}

/** `“A,” he said. We go.”`: what stands between the mark before a place and the place begins as an attribution. */
export function followsTag(passage: Passage, at: number): boolean {
  const {before} = marksAround(passage, at)
  const clause = textOf(passage, before?.end ?? at, at)
  return before !== undefined && clause.length < 120 && passage.lexicon.tagAfter.test(clause)
}

/** `,” he said.“ We`, `,” he said. ”`: the same, in one sentence behind closed speech. */
export function followsAttribution(passage: Passage, mark: Mark): boolean {
  const {before} = marksAround(passage, mark.start)
  if (before?.glyph !== 'close' || !followsTag(passage, mark.start)) return false
  return /^[^.!?…:]{2,80}\.$/u.test(textOf(passage, before.end, mark.start).trimEnd())
}

/** Speech that it opens closes nowhere in it. */
export function staysOpen({paragraph, pairs}: Passage): boolean {
  return pairs.some(({open, close, end}) => open && !close && end === paragraph.end)
}
