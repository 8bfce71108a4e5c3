import type {Article, Range, Unreadable} from '../types.js'
import {dayInPath, dayOf} from './day.js'
import {formatNamed} from './containers/index.js'
import {stdinPieces} from './containers/stdin.js'
import type {Fields} from './fields.js'
import type {FormName} from './forms/index.js'
import {Reading} from './reading.js'
import type {Source} from './source.js'

/** An article, and where it stands in its record. */
export interface Slot {
  readonly article: Article
  /** How it stands written there. */
  readonly form: FormName
  /** Where, in the bytes of the record as text, with their byte-order mark: looked for only where something changes. */
  readonly locate: (written: string) => Range
}

/** A stretch that holds articles. */
export interface RecordPiece {
  readonly type: 'record'
  readonly bytes: Uint8Array
  readonly slots: readonly Slot[]
  /** What else was asked for and cannot be had. */
  readonly problems?: readonly Unreadable[]
  /** The values of fields that were asked for. */
  readonly told?: Readonly<Record<string, string>>
  /** What the record says of its date, as it stands there. */
  readonly date?: string
}

/** A stretch that holds no article: space between records, or a record that is unreadable. */
export interface StretchPiece {
  readonly type: 'other'
  readonly bytes: Uint8Array
  readonly unreadable?: Unreadable
  /** Whether it goes on in the next piece, which counts as one with it. */
  readonly isPart?: true
}

/** A stretch of a source. The bytes of all pieces, joined, are the source. */
export type Piece =
  | RecordPiece
  | StretchPiece
  /** The source cannot be read, or not to its end. */
  | {
      readonly type: 'broken'
      readonly unreadable: Unreadable
      /** All of the source, where it could be had. */
      readonly bytes?: Uint8Array
      /** Whether these are packed as the source is. */
      readonly isPacked?: boolean
    }

export function unreadableIn(piece: Piece): readonly Unreadable[] {
  if (piece.type === 'record') return piece.problems ?? []
  return piece.unreadable ? [piece.unreadable] : []
}

export function isPart(piece: Piece): boolean {
  return piece.type === 'other' && piece.isPart === true
}

/** Pieces with their numbers, from 1: all parts of one have the same. */
export async function* numbered(
  pieces: AsyncIterable<Piece>
): AsyncGenerator<{readonly piece: Piece; readonly number: number}> {
  let number = 1
  for await (const piece of pieces) {
    yield {piece, number}
    if (!isPart(piece)) number++
  }
}

/** Read a source piece by piece: only one record is held at a time. What cannot be read of a stream comes as it is. */
export async function* readPieces(
  source: Source,
  fields: Fields,
  stdin: AsyncIterable<Uint8Array>
): AsyncGenerator<Piece> {
  const reading = new Reading(source, stdin)
  const {path} = reading
  try {
    const input = {...(await reading.begin()), fields, ...(source.part && {part: source.part})}
    const pieces = source.format === 'stdin' ? stdinPieces(input) : formatNamed(source.format).pieces(input)
    for await (const piece of pieces) {
      if (piece.type === 'broken') yield {...piece, ...reading.whole}
      else {
        reading.passOn(piece.bytes.length)
        yield described(piece, path, fields)
      }
    }
  } catch (error) {
    yield* reading.breakOff(error)
  } finally {
    await reading.close()
  }
}

/** What the record, its file and the person say, told of each of its articles. */
export function described(piece: Piece, path: string, {type, site: siteField, told: asked}: Fields): Piece {
  if (piece.type !== 'record') return piece
  const told = piece.told ?? {}
  const site = siteField === undefined ? undefined : told[siteField]
  const date = dayOf(piece.date ?? '') ?? dayInPath(path)
  const known = {
    ...(type && {type}),
    ...(site !== undefined && {site}),
    ...(date !== undefined && {date}),
    ...(asked && piece.told && {fields: piece.told})
  }
  if (Object.keys(known).length === 0) return piece
  return {...piece, slots: piece.slots.map(slot => ({...slot, article: {...slot.article, ...known}}))}
}
