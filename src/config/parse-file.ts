import {readFile} from 'node:fs/promises'
import {readYaml} from '../mismatch/yaml.js'
import {describe} from '../read/problem.js'
import {ConfigurationError} from './problem.js'

/**
 * A configuration in YAML, and JSON with it: both keep the line of every key. Loaded where there is such a file.
 *
 * @throws {ConfigurationError} It cannot be read.
 */
export async function parseFile(file: string, shown: string) {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigurationError(`${shown}: ${describe(error)}`, {cause: error})
  })
  const {value, lineOf} = readYaml(source, (line, problem) => {
    throw new ConfigurationError(`${shown}:${line}: ${problem}`)
  })
  return {value, place: (where: readonly PropertyKey[]) => `${shown}:${lineOf(where)}`}
}
