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
  fail: (option: string, problem: string) => never
): Record<string, unknown> {
  const filled: Record<string, unknown> = {...options}
  for (const option of tables) {
    const name = options[option]
    if (typeof name === 'string') filled[option] = readTable(name, folder, problem => fail(option, problem))
  }
  return filled
}

/** The options whose text is the name of a table. */
const tables = ['table', 'weights']

function readTable(name: string, folder: string, fail: (problem: string) => never): string[][] {
  if (path.basename(name) !== name) return fail(`Unexpected path \`${name}\`, expected a file beside the rule`)
  let text: string
  try {
    text = readFileSync(path.join(folder, name), 'utf8')
  } catch {
    return fail(`Unexpected table \`${name}\`, expected a readable file beside the rule`)
  }
  return rowsOf(text)
}
