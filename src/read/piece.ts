import type {Article, Range, Unreadable} from '../types.js'
import {BrokenLine} from './broken-line.js'
import {dayInPath, dayOf} from './day.js'
import {formatNamed} from './containers/index.js'
import {stdinPieces} from './containers/stdin.js'
import type {Fields} from './fields.js'
import type {FormName} from './forms/index.js'
import {checkPacked, opened} from './open.js'
import {describe} from './problem.js'
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

/** A stretch of a source. The bytes of all pieces, joined, are the source. */
export type Piece =
  | RecordPiece
  /** What holds no article: space between records, or a record that is unreadable. */
  | {readonly type: 'other'; readonly bytes: Uint8Array; readonly unreadable?: Unreadable}
  /** The source cannot be read, or not to its end. */
  | {
      readonly type: 'broken'
      readonly unreadable: Unreadable
      /** All of the source, where it could be had. */
      readonly bytes?: Uint8Array
    }

export function unreadableIn(piece: Piece): readonly Unreadable[] {
  if (piece.type === 'record') return piece.problems ?? []
  return piece.unreadable ? [piece.unreadable] : []
}

/** Read a source piece by piece: only one record is held at a time. */
export async function* readPieces(
  source: Source,
  fields: Fields,
  stdin: AsyncIterable<Uint8Array>
): AsyncGenerator<Piece> {
  const input = {...opened(source, stdin), fields, ...(source.part && {part: source.part})}
  const {path} = input
  try {
    await checkPacked(source, input)
    const pieces = source.format === 'stdin' ? stdinPieces(input) : formatNamed(source.format).pieces(input)
    for await (const piece of pieces) yield described(piece, path, fields)
  } catch (error) {
    const line = error instanceof BrokenLine ? {line: error.line} : {}
    yield {type: 'broken', unreadable: {path, ...line, problem: describe(error)}}
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
