import {invertEdits} from '../edit/apply.js'
import type {Article, Edit, Unreadable} from '../types.js'
import {type BareOutcome, type BareResult, withoutTexts} from './bare-result.js'

/** How far a source is finished. */
export interface Position {
  /** Of the source. */
  readonly bytes: number
  /** Of the source. */
  readonly pieces: number
  /** Bytes of its output. */
  readonly written: number
  readonly hasChanged: boolean
}

export const start: Position = {bytes: 0, pieces: 0, written: 0, hasChanged: false}

/** One outcome without texts. `inverse` leads from the output back to the input. */
export type JournaledOutcome =
  | {readonly article: Omit<Article, 'text'>; readonly result: BareResult; readonly inverse?: readonly Edit[]}
  | {readonly unreadable: Unreadable}

export function journaled(outcome: BareOutcome): JournaledOutcome {
  if (outcome.type === 'unreadable') return {unreadable: outcome.unreadable}
  const {text, ...article} = outcome.article
  const {edits} = outcome.result.ledger
  const inverse = edits.length > 0 ? invertEdits(text, edits) : undefined
  return {article, result: withoutTexts(outcome.result), ...(inverse && {inverse})}
}

/** So many decisions become JSON at once: all of those of a book would take more memory than the book. */
const together = 1000

/** Bytes in parts, wherever they are cut: as one, large ones would stand in memory once more. */
export type Parts = readonly Uint8Array[]

/** What `journaled` gives, in JSON. */
export function journaledBytes(outcome: BareOutcome): Parts {
  const one = journaled(outcome)
  if ('unreadable' in one || one.result.ledger.decisions.length <= together) return [Buffer.from(JSON.stringify(one))]
  const {result, ...others} = one
  const {ledger, ...judged} = result
  const {decisions, ...rest} = ledger
  const ends = ']}}}'
  const whole = JSON.stringify({...others, result: {...judged, ledger: {...rest, decisions: []}}})
  const parts = [Buffer.from(whole.slice(0, -ends.length))]
  for (let from = 0; from < decisions.length; from += together) {
    const some = JSON.stringify(decisions.slice(from, from + together)).slice(1, -1)
    parts.push(Buffer.from(from === 0 ? some : `,${some}`))
  }
  return [...parts, Buffer.from(ends)]
}

/** A stretch of a source that is finished. */
export interface Entry {
  readonly source: string
  /** Stamp of the source when it was read. */
  readonly input: string
  /** Bytes of the source before the stretch. */
  readonly from: number
  readonly to: Position
  /** The source is finished to its end. Told before its output stands in its place, of which this is the stamp. */
  readonly end?: {readonly output: string | null}
  readonly outcomes: readonly JournaledOutcome[]
}

/** Values in JSON as they stand in an array. */
export function withCommas(values: readonly Parts[]): Parts {
  return values.flatMap((one, index) => (index === 0 ? one : [comma, ...one]))
}

const comma = Buffer.from(',')
