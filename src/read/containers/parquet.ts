import type {SchemaElement} from 'hyparquet'
import {dateFields, type Fields, quoted, toldFields} from '../fields.js'
import {recordPiece} from '../json/piece.js'
import {openParquet} from '../parquet.js'
import type {Container} from './container.js'

/**
 * Rows of Parquet, each as a line of JSON with the columns that are asked for.
 *
 * These lines stand for the file: what writes it takes the texts out of them and everything else from the file itself.
 */
export const parquet: Container = {
  name: 'parquet',
  extensions: ['.parquet'],
  async *pieces({path, fields, isFile, part}) {
    if (!isFile) throw new Error('Unexpected Parquet on standard input, expected a file: its end is read first')
    const {metadata, rows} = await openParquet(path)
    const asked = fields.text ?? [{name: 'text'}]
    const texts = asked.map(one => one.name)
    const columns = wantedColumns(topColumns(metadata.schema), fields, texts)
    let start = 0
    for (const [group, {num_rows: count}] of metadata.row_groups.entries()) {
      const end = start + Number(count)
      const isAsked = !part || (group >= part.from && group < part.to)
      for (const [index, row] of (isAsked ? await rows(columns, start, end) : []).entries()) {
        const line = Buffer.from(`${JSON.stringify(row, printable)}\n`)
        // An empty cell is no mistake in a table.
        const isEmpty = texts.every(name => (row[name] ?? null) === null)
        if (isEmpty) yield {type: 'other', bytes: line}
        else yield recordPiece(line, {path, record: start + index + 1}, {...fields, text: asked})
      }
      start = end
    }
  }
}

/** @throws {Error} A text column is missing. */
function wantedColumns(columns: readonly string[], fields: Fields, texts: readonly string[]): string[] {
  const {id = 'id'} = fields
  const missing = texts.filter(name => !columns.includes(name))
  if (missing.length > 0) {
    const there = quoted(columns)
    throw new Error(`Unexpected file without column ${quoted(missing)}, expected it among ${there} (--text-field)`)
  }
  return [...new Set([...texts, id, ...dateFields(fields), ...toldFields(fields)])].filter(name =>
    columns.includes(name)
  )
}

/** The names of columns that are no part of another one. */
function topColumns([root, ...elements]: readonly SchemaElement[]): string[] {
  let index = 0
  const skip = (): void => {
    const children = elements[index++]?.num_children ?? 0
    for (let count = 0; count < children; count++) skip()
  }
  return Array.from({length: root?.num_children ?? 0}, () => {
    const name = elements[index]?.name ?? ''
    skip()
    return name
  })
}

/** Numbers of 64 bits are names at most. */
function printable(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
