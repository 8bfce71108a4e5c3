import {readFileSync} from 'node:fs'
import path from 'node:path'
import {rowsOf} from '../tables/rows.js'

/**
 * Options with their word tables filled in: `table: phrases.en.tsv` becomes `table: [[cell, cell], …]`.
 *
 * A table lies beside its rule: one row a line, cells separated by tabs, `#` starts a comment line, no header.
 */
export function readTables(
  options: Readonly<Record<string, unknown>>,
  folder: string,
  fail: (problem: string) => never
): Record<string, unknown> {
  const {table} = options
  if (typeof table !== 'string') return {...options}
  if (path.basename(table) !== table) return fail(`Unexpected path \`${table}\`, expected a file beside the rule`)
  let text: string
  try {
    text = readFileSync(path.join(folder, table), 'utf8')
  } catch {
    return fail(`Unexpected table \`${table}\`, expected a readable file beside the rule`)
  }
  return {...options, table: rowsOf(text)}
}
