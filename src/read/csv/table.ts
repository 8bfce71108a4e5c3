import type {Range, TextType} from '../../types.js'
import {dateFields, type Fields, quoted, type TextField, toldIn} from '../fields.js'
import {csvField} from '../forms/csv-field.js'
import {textOf} from '../forms/form.js'
import {parseRow} from './row.js'

/** A text of a row, and where it stands. */
interface RowText {
  readonly field: string
  readonly text: string
  readonly type?: TextType
  readonly range: Range
}

export interface Row {
  readonly texts: readonly RowText[]
  readonly id?: string
  readonly told?: Readonly<Record<string, string>>
  readonly date?: string
}

/** What the header of a file says about its rows. */
export interface Table {
  readonly delimiter: string
  /** Whether several fields are asked for. */
  readonly isMany: boolean
  row(written: string): Row | {readonly problem: string}
}

/** @throws {Error} The header is broken, or lacks a field. */
export function tableOf(header: string, delimiters: readonly string[], fields: Fields): Table {
  const asked = fields.text ?? [{name: 'text'}]
  const [first = ','] = delimiters
  const readable = delimiters.filter(one => !('problem' in parseRow(header, one)))
  const complete = readable.find(one => asked.every(({name}) => columnsOf(header, one).includes(name)))
  const delimiter = complete ?? readable[0] ?? first
  const columns = columnsOf(header, delimiter)
  const missing = asked.filter(({name}) => !columns.includes(name)).map(({name}) => name)
  if (missing.length > 0) {
    throw new Error(
      `Unexpected header without ${quoted(missing)}, expected it among the columns ${quoted(columns)} (--text-field)`
    )
  }
  const {id = 'id'} = fields
  const places = {asked, columns, id, dates: dateFields(fields), fields}
  return {delimiter, isMany: asked.length > 1, row: written => rowOf(written, delimiter, places)}
}

function columnsOf(header: string, delimiter: string): string[] {
  const parsed = parseRow(header, delimiter)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.map(({range}) => textOf(header.slice(...range), csvField))
}

interface Places {
  readonly asked: readonly TextField[]
  readonly columns: readonly string[]
  readonly id: string
  readonly dates: readonly string[]
  readonly fields: Fields
}

function rowOf(
  written: string,
  delimiter: string,
  {asked, columns, id, dates, fields}: Places
): Row | {readonly problem: string} {
  const cells = parseRow(written, delimiter)
  if ('problem' in cells) return cells
  if (cells.length !== columns.length) {
    return {
      problem: `Unexpected ${cells.length} column${cells.length === 1 ? '' : 's'}, expected ${columns.length} as in the header`
    }
  }
  const textAt = (name: string) => {
    const cell = cells[columns.indexOf(name)]
    return cell && textOf(written.slice(...cell.range), csvField)
  }
  const texts = asked.flatMap(({name, type}): RowText[] => {
    const text = textAt(name) ?? ''
    if (asked.length > 1 && text.trim() === '') return []
    return [{field: name, text, ...(type && {type}), range: cells[columns.indexOf(name)]?.range ?? [0, 0]}]
  })
  const named = textAt(id)
  const dated = dates.map(textAt).find(one => one)
  return {texts, ...(named && {id: named}), ...(dated && {date: dated}), ...toldIn(fields, textAt)}
}
