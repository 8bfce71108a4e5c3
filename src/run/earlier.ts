import {statSync} from 'node:fs'
import path from 'node:path'
import {applyEdits} from '../edit/apply.js'
import type {Fields} from '../read/fields.js'
import {numbered, type Piece, readPieces, unreadableIn} from '../read/piece.js'
import type {Source} from '../read/source.js'
import type {Outcome} from '../types.js'
import {stampOf} from '../write/stamp.js'
import {articlesOf} from './articles.js'
import {withTexts} from './bare-result.js'
import {cleaned} from './cleaned.js'
import type {Destination} from './destination.js'
import type {Journal} from './journal.js'
import type {Entry, JournaledOutcome, Position} from './journal-entry.js'

/** What a run that was broken off made of a source. */
interface Earlier {
  readonly position: Position
  readonly isFinished: boolean
  /** Whether the source is its output by now. */
  readonly isReplaced: boolean
}

/** Nothing where the source is new, or the source or its output was changed since. */
export function earlierOf(journal: Journal, source: Source, destination: Destination | undefined): Earlier | undefined {
  let last: Entry | undefined
  for (const entry of journal.entries(source.path)) last = entry
  if (!last) return undefined
  const stamp = stampOf(source.path)
  const isReplaced = stamp !== last.input
  const position = last.to
  if (last.end && isInPlace(last.end.output, stamp, last.input, destination))
    return {position, isFinished: true, isReplaced}
  return isReplaced || !isKept(position, destination) ? undefined : {position, isFinished: false, isReplaced}
}

function isInPlace(
  output: string | null,
  stamp: string | undefined,
  input: string,
  destination: Destination | undefined
): boolean {
  if (output === null) return stamp === input
  return (
    destination?.path !== undefined && stampOf(destination.path) === output && [input, output].includes(stamp ?? '')
  )
}

function isKept({written}: Position, destination: Destination | undefined): boolean {
  if (destination?.path === undefined || destination.partial === undefined) return false
  const file = path.join(path.dirname(destination.path), destination.partial)
  return (statSync(file, {throwIfNoEntry: false})?.size ?? -1) >= written
}

/** The outcomes of an earlier run, without texts: nothing is read. */
export function* outcomesOf(
  journal: Journal,
  source: Source,
  destination: Destination | undefined
): Generator<Outcome> {
  for (const {outcomes} of journal.entries(source.path)) {
    for (const one of outcomes) yield toOutcome(one, destination)
  }
}

/** The same with texts, which are read again. Ends where the earlier run did. */
export async function* outcomesWithTexts(
  {journal, fields, owns}: {journal: Journal; fields: Fields; owns: (piece: Piece, number: number) => boolean},
  source: Source,
  {isReplaced, position}: Earlier,
  destination: Destination | undefined
): AsyncGenerator<Outcome> {
  const told = journaled(journal, source)
  for await (const {piece, number} of numbered(readPieces(source, fields, nothing()))) {
    if (number > position.pieces) return
    if (!owns(piece, number)) continue
    for (const article of articlesOf(piece)) {
      const one = told.next().value
      if (!one || 'unreadable' in one) return
      const text = isReplaced ? applyEdits(article.text, one.inverse ?? []) : article.text
      yield cleaned({...one.article, text}, withTexts(text, one.result), destination)
    }
    for (const again of unreadableIn(piece)) {
      const one = told.next().value
      yield {type: 'unreadable', unreadable: one && 'unreadable' in one ? one.unreadable : again}
    }
  }
}

function* journaled(journal: Journal, source: Source): Generator<JournaledOutcome, undefined> {
  for (const {outcomes} of journal.entries(source.path)) yield* outcomes
}

/** Without texts. */
export function toOutcome(one: JournaledOutcome, destination: Destination | undefined): Outcome {
  if ('unreadable' in one) return {type: 'unreadable', unreadable: one.unreadable}
  return cleaned({...one.article, text: ''}, {...one.result, input: '', output: ''}, destination)
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // There is no standard input that could be read again.
}
