import type {Range} from '../../types.js'

interface CsvField {
  /** Where it stands in the record, quotes included. */
  readonly range: Range
}

/** The fields of a record of CSV, or what is wrong with it. */
export function parseRow(written: string, delimiter: string): readonly CsvField[] | {readonly problem: string} {
  const end = written.length - (/\r?\n$/u.exec(written)?.[0].length ?? 0)
  const fields: CsvField[] = []
  let start = 0
  for (;;) {
    const isQuoted = written[start] === '"'
    const stop = isQuoted ? endOfQuoted(written, start, end) : endOfBare(written, start, end, delimiter)
    if (stop === undefined) {
      return {problem: `Unexpected end inside the quotes of column ${fields.length + 1}, expected a closing \`"\``}
    }
    if (stop < end && written[stop] !== delimiter) {
      return {
        problem: `Unexpected text behind the closing quote of column ${fields.length + 1}, expected \`${shown(delimiter)}\``
      }
    }
    fields.push({range: [start, stop]})
    if (stop >= end) return fields
    start = stop + 1
  }
}

function endOfBare(written: string, start: number, end: number, delimiter: string): number {
  const found = written.indexOf(delimiter, start)
  return found === -1 || found > end ? end : found
}

function endOfQuoted(written: string, start: number, end: number): number | undefined {
  let close = written.indexOf('"', start + 1)
  while (close !== -1 && written[close + 1] === '"') close = written.indexOf('"', close + 2)
  return close === -1 || close >= end ? undefined : close + 1
}

function shown(delimiter: string): string {
  return delimiter === '\t' ? '\\t' : delimiter
}
