import {createReadStream} from 'node:fs'
import {readFile} from 'node:fs/promises'
import type {Article, Range, Unreadable} from '../types.js'
import {decode, wideEncoding} from './decode.js'
import {type Fields, type JsonLine, parseJsonLine} from './json-line.js'
import {byteLines} from './lines.js'
import {describe} from './problem.js'
import type {Source} from './source.js'

/** An article and the bytes it stands in. */
export interface ArticlePiece {
  readonly type: 'article'
  readonly article: Article
  readonly bytes: Uint8Array
  /** Whether a byte-order mark was taken off a text file. */
  readonly bom?: boolean
  /** For JSONL: the value of the site field, where one was asked for. */
  readonly site?: string
  /** For JSONL: the line, and where the JSON string of the text stands in it. */
  readonly line?: {readonly raw: string; readonly literal: Range}
}

/** Where in a source to begin, of JSONL: behind so many bytes and lines. */
interface Beginning {
  readonly bytes: number
  readonly lines: number
}

/** A stretch of a source. The bytes of all pieces, joined, are the source. */
export type Piece =
  | ArticlePiece
  /** A line that is no article: empty, or unreadable. */
  | {readonly type: 'other'; readonly bytes: Uint8Array; readonly unreadable?: Unreadable}
  /** The source cannot be read, or not to its end. */
  | {readonly type: 'broken'; readonly unreadable: Unreadable}

/** Read a source piece by piece: of JSONL, only one line is held at a time. */
export async function* readPieces(
  source: Source,
  fields: Fields,
  stdin: AsyncIterable<Uint8Array>,
  from: Beginning = {bytes: 0, lines: 0}
): AsyncGenerator<Piece> {
  try {
    if (source.format === 'stdin') yield* stdinPieces(stdin, fields)
    else if (source.format === 'jsonl') {
      yield* linePieces(source.path, createReadStream(source.path, {start: from.bytes}), fields, from.lines)
    } else yield textPiece(source.path, await readFile(source.path))
  } catch (error) {
    yield {type: 'broken', unreadable: {path: source.path, problem: describe(error)}}
  }
}

/** Standard input is JSONL when its first line is an object with a text: no article starts like that. */
async function* stdinPieces(stdin: AsyncIterable<Uint8Array>, fields: Fields): AsyncGenerator<Piece> {
  const lines = byteLines(stdin)
  const first = await lines.next()
  const rest = async function* () {
    if (!first.done) yield first.value
    yield* lines
  }
  const start = first.done ? undefined : decode(first.value)
  if (start && 'text' in start && !('problem' in parseJsonLine(start.text, fields))) {
    yield* linePieces('-', rest(), fields)
    return
  }
  const chunks: Uint8Array[] = []
  for await (const line of rest()) chunks.push(line)
  yield textPiece('-', Buffer.concat(chunks))
}

function textPiece(path: string, bytes: Uint8Array): Piece {
  const decoded = decode(bytes)
  if ('problem' in decoded) return {type: 'broken', unreadable: {path, problem: decoded.problem}}
  return {type: 'article', article: {id: path, path, text: decoded.text}, bytes, bom: decoded.bom}
}

async function* linePieces(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  fields: Fields,
  before = 0
): AsyncGenerator<Piece> {
  let line = before
  for await (const bytes of byteLines(chunks)) {
    line++
    const wide = line === 1 ? wideEncoding(bytes) : undefined
    if (wide) {
      const problem = `Unexpected ${wide} text, expected UTF-8: convert the file to UTF-8 first`
      yield {type: 'broken', unreadable: {path, problem}}
      return
    }
    yield linePiece(path, line, bytes, fields)
  }
}

function linePiece(path: string, line: number, bytes: Uint8Array, fields: Fields): Piece {
  const decoded = decode(bytes)
  if ('problem' in decoded) return {type: 'other', bytes, unreadable: {path, line, problem: decoded.problem}}
  if (decoded.text.trim() === '') return {type: 'other', bytes}
  const parsed = parseJsonLine(decoded.text, fields)
  if ('problem' in parsed) return {type: 'other', bytes, unreadable: {path, line, problem: parsed.problem}}
  return {
    ...lineArticle(path, line, parsed),
    bytes,
    ...(parsed.site !== undefined && {site: parsed.site}),
    line: {raw: (decoded.bom ? '\uFEFF' : '') + decoded.text, literal: shifted(parsed.literal, decoded.bom)}
  }
}

function lineArticle(path: string, line: number, {id, text}: JsonLine): {type: 'article'; article: Article} {
  return {type: 'article', article: {id: id ?? `${path}:${line}`, path, text, line}}
}

function shifted([start, end]: Range, bom: boolean): Range {
  return bom ? [start + 1, end + 1] : [start, end]
}
