import {normalizeLine} from './fold.js'

type Rows = readonly (readonly [line: string, ...string[]])[]

/** The lines of a table as leftovers are compared, row by row; `0`: in lower case, and otherwise as they are. */
export type Normalized = readonly (string | 0)[]

const known = new WeakMap<Rows, Normalized>()

export function normalizeTable(table: Rows): Normalized {
  return table.map(([line]) => {
    const normalized = normalizeLine(line)
    return normalized === line.toLowerCase() ? 0 : normalized
  })
}

/** Note what {@link normalizeTable} has found before: to fold the lines of all languages takes longer than to clean an article. */
export function noteNormalized(table: Rows, lines: Normalized): void {
  known.set(table, lines)
}

/** A line of a table as leftovers are compared. */
export function normalizedIn(table: Rows): (line: string, row: number) => string {
  const lines = known.get(table)
  return lines ? (line, row) => lines[row] || line.toLowerCase() : normalizeLine
}
