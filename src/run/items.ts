import type {Fields} from '../read/fields.js'
import {countLines, readLines} from '../read/lines.js'
import {isPart, numbered, type Piece, readPieces, type StretchPiece} from '../read/piece.js'
import type {Source} from '../read/source.js'
import type {Article, Choices, Outcome} from '../types.js'
import {stampOf} from '../write/stamp.js'
import {articlesOf} from './articles.js'
import type {Destination} from './destination.js'
import {earlierOf, outcomesOf, outcomesWithTexts} from './earlier.js'
import type {Journal} from './journal.js'
import {type Position, start} from './journal-entry.js'
import type {Lines} from './lines.js'
import {ownsPiece, ownsSource, type ShardNumber} from './shard-number.js'

/** A source on its way through a run. */
export interface Passage {
  readonly source: Source
  /** Stamp of the source before it was read. */
  readonly stamp: string
  /** What an earlier run has finished. */
  readonly from: Position
  /** Set where its output cannot be written: the rest need not be read. */
  isBroken: boolean
}

/** What a run does next, in order. */
export type Item =
  /** Told by an earlier run. */
  | {readonly type: 'told'; readonly outcome: Outcome}
  | {readonly type: 'begin'; readonly passage: Passage}
  | {readonly type: 'piece'; readonly passage: Passage; readonly piece: Piece; readonly articles: readonly Article[]}
  /** Many pieces of which only the counts are asked for. */
  | {readonly type: 'lines'; readonly passage: Passage; readonly lines: Lines}
  /** A piece of another shard. */
  | {readonly type: 'foreign'; readonly passage: Passage; readonly piece: Piece}
  | {readonly type: 'end'; readonly passage: Passage}

export interface ItemOptions {
  readonly fields: Fields
  readonly stdin: AsyncIterable<Uint8Array>
  /** `undefined`: nothing is written. */
  readonly destinationFor: (source: Source, from: Position) => Destination | undefined
  /** What a person decided about an article before; left out: nobody did. */
  readonly choicesFor?: ((article: Article) => Choices) | undefined
  readonly shard?: ShardNumber | undefined
  readonly journal?: Journal | undefined
  /** Whether what an earlier run finished is told with its texts, which then are read again. */
  readonly tellsTexts?: boolean | undefined
  /** Whether of lines only the counts are asked for. */
  readonly countsLines?: boolean
}

/** Read sources one after the other. */
export async function* readItems(sources: Iterable<Source>, options: ItemOptions): AsyncGenerator<Item> {
  for (const source of sources) {
    if (ownsSource(options.shard, source)) yield* sourceItems(source, options)
  }
}

async function* sourceItems(source: Source, options: ItemOptions): AsyncGenerator<Item> {
  const {journal, shard, fields} = options
  const stamp = stampOf(source.path) ?? ''
  const destination = journal && !journal.isEmpty ? options.destinationFor(source, start) : undefined
  await destination?.discard() // Only where it leads is of interest.
  const earlier = journal && earlierOf(journal, source, destination)
  if (journal && earlier) {
    const owns = (piece: Piece, number: number) => ownsPiece(shard, source, piece, number)
    const outcomes = options.tellsTexts
      ? outcomesWithTexts({journal, fields, owns}, source, earlier, destination)
      : outcomesOf(journal, source, destination)
    for await (const outcome of outcomes) {
      if (outcome.type === 'cleaned') journal.takenOver++
      yield {type: 'told', outcome}
    }
    if (earlier.isFinished) return
  }
  const passage: Passage = {source, stamp, from: earlier?.position ?? start, isBroken: false}
  yield {type: 'begin', passage}
  yield* options.countsLines && source.format === 'jsonl' ? lineItems(passage, options) : pieceItems(passage, options)
  yield {type: 'end', passage}
}

async function* pieceItems(passage: Passage, {shard, fields, stdin, choicesFor}: ItemOptions): AsyncGenerator<Item> {
  const {source, from} = passage
  for await (const {piece, number} of numbered(readPieces(source, fields, stdin))) {
    if (passage.isBroken) break
    if (number <= from.pieces) continue
    if (ownsPiece(shard, source, piece, number))
      yield {type: 'piece', passage, piece, articles: withChoices(articlesOf(piece), choicesFor)}
    else yield {type: 'foreign', passage, piece}
  }
}

async function* lineItems(passage: Passage, {shard, fields, stdin, journal}: ItemOptions): AsyncGenerator<Item> {
  const {source, from} = passage
  const {path, name = path} = source
  let first = from.pieces + 1
  for await (const read of readLines(source, stdin, from.bytes)) {
    if (passage.isBroken) break
    if ('type' in read) {
      const piece = read.type === 'other' ? atLine(read, first) : read
      const isOwn = ownsPiece(shard, source, piece, first)
      yield isOwn ? {type: 'piece', passage, piece, articles: []} : {type: 'foreign', passage, piece}
      if (!isPart(piece)) first++
    } else {
      yield {type: 'lines', passage, lines: {path: name, first, bytes: read, fields, shard, isJournaled: !!journal}}
      first += countLines(read)
    }
  }
}

function atLine(piece: StretchPiece, line: number): StretchPiece {
  return piece.unreadable ? {...piece, unreadable: {...piece.unreadable, line}} : piece
}

function withChoices(articles: readonly Article[], choicesFor: ItemOptions['choicesFor']): readonly Article[] {
  return choicesFor ? articles.map(article => ({...article, choices: choicesFor(article)})) : articles
}
