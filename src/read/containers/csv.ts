import {CsvScanner} from '../csv/scanner.js'
import {type Table, tableOf} from '../csv/table.js'
import {countLineFeeds, hugeProblem, stretches} from '../cut.js'
import {decode, decodeRecord} from '../decode.js'
import {hugePiece} from '../huge-piece.js'
import type {Piece, Slot} from '../piece.js'
import {namedPlace, type Place} from '../../place.js'
import type {Container, Input} from './container.js'

/** A table whose first row names its columns. */
export const csv = separated('csv', [',', ';', '\t'])
export const tsv = separated('tsv', ['\t'])

/** @param delimiters The first with which the header has all fields is taken. */
function separated(name: string, delimiters: readonly string[]): Container {
  return {
    name,
    extensions: [`.${name}`],
    pieces: input => rows(input, delimiters)
  }
}

async function* rows({path, fields, open}: Input, delimiters: readonly string[]): AsyncGenerator<Piece> {
  const scanner = new CsvScanner(delimiters)
  let table: Table | undefined
  let line = 1
  let start = 1
  for await (const stretch of stretches(open(), scanner)) {
    const {bytes, huge} = stretch
    if (huge && !table) throw new Error(hugeProblem)
    if (huge) yield hugePiece(stretch, {path, line: start})
    else if (table) yield rowPiece(bytes, {path, line}, table)
    else {
      const header = decode(bytes)
      if ('problem' in header) throw new Error(header.problem)
      table = tableOf(header.text, delimiters, fields)
      scanner.choose(table.delimiter)
      yield {type: 'other', bytes}
    }
    line += countLineFeeds(bytes)
    if (huge !== 'part') start = line
  }
}

function rowPiece(bytes: Uint8Array, place: Place & {readonly line: number}, {row, isMany}: Table): Piece {
  const {path, line} = place
  const decoded = decodeRecord(bytes)
  if ('problem' in decoded) return {type: 'other', bytes, unreadable: {...place, problem: decoded.problem}}
  if (/^\r?\n?$/u.test(decoded.text)) return {type: 'other', bytes}
  const written = (decoded.bom ? '\uFEFF' : '') + decoded.text
  const parsed = row(written)
  if ('problem' in parsed) return {type: 'other', bytes, unreadable: {...place, problem: parsed.problem}}
  const {texts, id = namedPlace(place), told, date} = parsed
  const lastLine = line + countLineFeeds(bytes.subarray(0, -1))
  const lines = {line, ...(lastLine > line && {lastLine})}
  const slots = texts.map(({field, text, type, range}): Slot => ({
    article: {id, path, ...lines, text, ...(type && {type}), ...(isMany && {field})},
    form: 'csv',
    locate: () => range
  }))
  const names = {...(told && {told}), ...(date !== undefined && {date})}
  return {type: 'record', bytes, slots, ...names}
}
