import {readFileSync} from 'node:fs'
import {describe} from '../read/problem.js'
import {UsageError} from './failure.js'

/**
 * Paths from a list: one a line, or with NUL characters between them, as `git diff --name-only -z` writes them.
 *
 * @param list A file, or `-` for standard input.
 * @throws {UsageError} It cannot be read.
 */
export function pathsIn(list: string): string[] {
  let text: string
  try {
    text = readFileSync(list === '-' ? 0 : list, 'utf8')
  } catch (error) {
    throw new UsageError(`--files-from ${list}: ${describe(error)}`, {cause: error})
  }
  const paths = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/u)
  return paths.filter(one => one !== '')
}
