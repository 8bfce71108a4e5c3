import {loadViewsFor} from '../pipeline/markup.js'
import type {Fields} from '../read/fields.js'
import {recordPiece} from '../read/json/piece.js'
import {endOfLine} from '../read/lines.js'
import {described, type Piece} from '../read/piece.js'
import type {Summary} from '../types.js'
import {withoutTexts} from './bare-result.js'
import {type CleanerFor, cleanSafely} from './clean-safely.js'
import {CollectedLines} from './collected-lines.js'
import type {JournaledOutcome, Parts} from './journal-entry.js'
import type {ShardNumber} from './shard-number.js'

/** Whole lines of JSONL that are cleaned together, of whose articles only the counts are asked for. */
export interface Lines {
  /** As shown to a person. */
  readonly path: string
  /** Number of the first one. */
  readonly first: number
  readonly bytes: Uint8Array
  readonly fields: Fields
  readonly shard?: ShardNumber | undefined
  /** Whether outcomes are to be written down. */
  readonly isJournaled: boolean
}

/** What became of lines. */
export interface CleanedLines {
  /** Left out: nothing has changed. */
  readonly bytes?: Uint8Array
  readonly count: number
  readonly counts: Summary
  /** What is worth a notice besides, without texts and decisions: unreadable lines, and articles that are held. */
  readonly notices: readonly JournaledOutcome[]
  /** All outcomes in JSON, with commas between them; empty where they are not written down. */
  readonly journal: Parts
}

/** @param begin Told the number of each line before it is cleaned, from 1. */
export async function cleanLines(
  cleanerFor: CleanerFor,
  lines: Lines,
  begin?: (count: number) => void
): Promise<CleanedLines> {
  const collected = new CollectedLines(lines)
  let count = 0
  for (const piece of piecesOf(lines)) {
    begin?.(++count)
    const articles = collected.articlesOf(piece)
    await loadViewsFor(articles)
    const results = articles.map(article => withoutTexts(cleanSafely(cleanerFor, article)))
    collected.add(piece, results)
  }
  return collected.all
}

/** Each line as a piece. */
export function* piecesOf({path, first, bytes: {buffer, byteOffset, byteLength}, fields}: Lines): Generator<Piece> {
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  let line = first
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = endOfLine(bytes, start)
    yield described(recordPiece(bytes.subarray(start, end), {path, line: line++}, fields), path, fields)
  }
}

/** The lines before one of them, that one, and the lines behind it; those that are none are left out. */
export function splitLines(lines: Lines, at: number): {before?: Lines; one: Lines; behind?: Lines} {
  const {bytes, first} = lines
  const start = placeOfLine(bytes, at)
  const end = endOfLine(bytes, start)
  return {
    ...(start > 0 && {before: {...lines, bytes: bytes.subarray(0, start)}}),
    one: {...lines, first: first + at, bytes: bytes.subarray(start, end)},
    ...(end < bytes.length && {behind: {...lines, first: first + at + 1, bytes: bytes.subarray(end)}})
  }
}

function placeOfLine(bytes: Uint8Array, number: number): number {
  let start = 0
  for (let count = 0; count < number; count++) start = endOfLine(bytes, start)
  return start
}

/** In bytes. */
export function lineLength(lines: Lines, at: number): number {
  return splitLines(lines, at).one.bytes.length
}
