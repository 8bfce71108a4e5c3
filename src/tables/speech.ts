import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {rowsOf} from './rows.js'

/**
 * The tables beside the speech rules by their name without `.tsv`: what readings cost, marks by language, words by language.
 *
 * In the published package the build has put the tables themselves in place of this module.
 */
export const speechTables: Readonly<Record<string, readonly (readonly string[])[]>> = readAll(
  fileURLToPath(new URL('../../rules/speech', import.meta.url))
)

function readAll(folder: string): Record<string, string[][]> {
  const files = readdirSync(folder).filter(name => name.endsWith('.tsv'))
  return Object.fromEntries(
    files.map(name => [path.basename(name, '.tsv'), rowsOf(readFileSync(path.join(folder, name), 'utf8'))])
  )
}
