import type {Choice, Decision, Outcome, Verdict} from '../../types.js'
import {certified} from '../certified.js'
import {excerpt, type Stretch as ExcerptStretch} from '../excerpt.js'
import {findings, nameOf, type Placed} from '../placed.js'
import {type DecisionOutcome, outcomeOf} from '../words.js'
import {blocks} from './blocks.js'
import {type Mark, marksOfAll, type Piece, piecesOf} from './marks.js'

/** One article as it is drawn: plain data, so that it can be sent to a page. */
export interface StoryModel {
  readonly name: string
  readonly verdict: Verdict
  /** Why it is held, where it is. */
  readonly reasons: readonly string[]
  /** What its certificate says, in sentences. */
  readonly certificate: readonly string[]
  readonly rules: readonly string[]
  readonly blocks: readonly BlockModel[]
}

/** A paragraph, and what is said beside it. */
export interface BlockModel {
  readonly stretches: readonly StretchModel[]
  readonly notes: readonly NoteModel[]
}

/** A stretch of text that is drawn in one way. */
export interface StretchModel {
  readonly type: 'kept' | 'inserted' | 'offer' | Mark['type']
  readonly text: string
  /** Also offered to be taken out by another message. */
  readonly isOffered?: boolean
  /** The note whose first stretch this is. */
  readonly anchor?: number
  /** Notes whose number stands behind it. */
  readonly numbers?: readonly number[]
  /** All notes that are about it. */
  readonly notes?: readonly number[]
}

/** What is said beside a change: what was done, by which rule, and why. */
export interface NoteModel {
  readonly number: number
  readonly fingerprint: string
  readonly rule: string
  readonly url?: string
  readonly outcome: DecisionOutcome
  readonly reason: string
  readonly detail?: string
  readonly other?: OtherReading
  readonly isBlocking: boolean
  readonly line: number
  readonly column: number
  /** Whether a stretch of the text is its anchor. */
  readonly isShown: boolean
  readonly choice?: Choice
}

/** The second-best reading, and the text as it would leave it. */
export interface OtherReading {
  readonly reading: string
  readonly excerpt: readonly ExcerptStretch[]
}

type Cleaned = Extract<Outcome, {type: 'cleaned'}>

/** An article with its changes in place. */
export function storyModel({article, result}: Cleaned): StoryModel {
  const found = findings(result.input, result.ledger.decisions)
  return {
    name: nameOf(article),
    verdict: result.verdict,
    reasons: result.verdict === 'hold' ? result.reasons : [],
    certificate: certified(result.certificate),
    rules: [...new Set(found.map(one => one.decision.message.ruleId))],
    blocks: blockModels(result.input, found, result.fatal !== undefined)
  }
}

function blockModels(input: string, found: readonly Placed[], isHeld: boolean): BlockModel[] {
  const ranges = blocks(input)
  const starts = ranges.map(range => range[0])
  const marks = marksOfAll(
    found.map(one => one.decision),
    isHeld
  )
  const stretches: StretchModel[][] = ranges.map(() => [])
  const notes: NoteModel[][] = ranges.map(() => [])
  const named = new Set<number>()
  let block = 0
  for (const piece of piecesOf(input.length, marks.flat(), starts)) {
    while (block + 1 < ranges.length && piece.range[0] >= (starts[block + 1] ?? Infinity)) block++
    stretches[block]?.push(stretchModel(input, piece, named))
  }
  for (const [index, one] of found.entries()) {
    const at = marks[index]?.[0]?.range[0] ?? one.decision.message.range[0]
    notes[blockAt(starts, at)]?.push(noteModel(input, one, index + 1, named.has(index + 1)))
  }
  return ranges.map((_, index) => ({stretches: stretches[index] ?? [], notes: notes[index] ?? []}))
}

function blockAt(starts: readonly number[], offset: number): number {
  return Math.max(
    0,
    starts.findLastIndex(start => start <= offset)
  )
}

const strength: readonly Mark['type'][] = ['applied', 'offered', 'rejected', 'reported']

/** @param named Notes that have their anchor. */
function stretchModel(input: string, {range, marks, insertion}: Piece, named: Set<number>): StretchModel {
  const all = insertion ? [insertion] : marks
  const [strongest] = all.toSorted((a, b) => strength.indexOf(a.type) - strength.indexOf(b.type))
  const text = insertion ? insertion.text : input.slice(...range)
  if (!strongest) return {type: 'kept', text}
  const anchor = all.find(one => !named.has(one.number))?.number
  if (anchor !== undefined) named.add(anchor)
  const ending = all.filter(one => one === insertion || (one.text === '' && one.range[1] === range[1]))
  const isOffered = strongest.type === 'applied' && marks.some(one => one.type === 'offered')
  return {
    type: insertion ? insertionType(insertion) : strongest.type,
    text,
    ...(isOffered && {isOffered}),
    ...(anchor !== undefined && {anchor}),
    ...(ending.length > 0 && {numbers: [...new Set(ending.map(one => one.number))]}),
    notes: [...new Set(all.map(one => one.number))]
  }
}

function insertionType({type}: Mark): StretchModel['type'] {
  if (type === 'applied') return 'inserted'
  return type === 'offered' ? 'offer' : type
}

function noteModel(input: string, {decision, line, column}: Placed, number: number, isShown: boolean): NoteModel {
  const {ruleId, reason, severity, url, note} = decision.message
  const because = decision.decision === 'apply' && !decision.choice ? note : decision.because
  const other = otherReading(input, decision)
  return {
    number,
    fingerprint: decision.fingerprint,
    rule: ruleId,
    ...(url?.startsWith('https://') && {url}),
    outcome: outcomeOf(decision),
    reason,
    ...(because && because !== reason && {detail: because}),
    ...(other && {other}),
    isBlocking: severity === 'error',
    line,
    column,
    isShown,
    ...(decision.choice && {choice: decision.choice})
  }
}

/** Told where a person decides, or has decided. */
function otherReading(input: string, decision: Decision): OtherReading | undefined {
  const {otherwise, fix} = decision.message
  if (!otherwise || fix !== 'suggest') return undefined
  return {reading: otherwise.reading, excerpt: excerpt(input, {...decision, edits: otherwise.edits})}
}
