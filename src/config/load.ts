import {existsSync} from 'node:fs'
import {stat} from 'node:fs/promises'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {lilconfigSync, type LoaderSync} from 'lilconfig'
import {describeMismatch, firstMismatch, inWords, placeOfMismatch} from '../mismatch/mismatch.js'
import {describe} from '../read/problem.js'
import {importModule} from './import-module.js'
import {ConfigurationError} from './problem.js'
import {type Configuration, configurationSchema} from './schema.js'

export interface LoadedConfiguration {
  readonly settings: Configuration
  /** As shown to a person. Left out: there is none. */
  readonly file?: string
  /** The folder its paths and patterns start from. */
  readonly folder: string
  /** `file` or `file:line` of a key, for messages. */
  readonly place: (where: readonly PropertyKey[]) => string
}

const extensions = ['yml', 'yaml', 'json', 'js', 'mjs', 'ts', 'mts']
/** What a configuration may be called. */
export const configurationFiles = extensions.map(extension => `copydesk.config.${extension}`)

/**
 * The configuration of a run: the file given, else the nearest one from `folder` upwards, else none.
 *
 * @throws {ConfigurationError} The file is no configuration.
 */
export async function loadConfiguration(folder: string, given?: string): Promise<LoadedConfiguration> {
  const file = given === undefined ? search(folder) : path.resolve(folder, given)
  if (file === undefined) {
    return {settings: configurationSchema.parse({}), folder, place: () => 'configuration'}
  }
  const shown = given ?? (path.relative(folder, file) || file)
  const {value, place} = /\.[cm]?[jt]s$/u.test(file)
    ? await readModule(file, shown)
    : await (await import('./parse-file.js')).parseFile(file, shown)
  const checked = configurationSchema.safeParse(value ?? {}, inWords)
  if (checked.success) return {settings: checked.data, file: shown, folder: path.dirname(file), place}
  const mismatch = firstMismatch(checked.error)
  throw new ConfigurationError(`${place(placeOfMismatch(mismatch))}: ${describeMismatch(mismatch)}`)
}

/** Without promises, of which it would take one for each name in each folder. */
function search(folder: string): string | undefined {
  const find: LoaderSync = file => file
  const loaders = Object.fromEntries(extensions.map(extension => [`.${extension}`, find]))
  const options = {searchPlaces: configurationFiles, loaders, ignoreEmptySearchPlaces: false}
  try {
    return lilconfigSync('copydesk', options).search(folder)?.filepath
  } catch (error) {
    throw new ConfigurationError(`${nearest(folder)}: ${describe(error)}`, {cause: error})
  }
}

/** What lies nearest under the name of a configuration, though it is none that can be read. */
function nearest(folder: string): string {
  const name = configurationFiles.find(one => existsSync(path.join(folder, one)))
  const above = path.dirname(folder)
  return name === undefined && above !== folder ? nearest(above) : path.join(folder, name ?? '')
}

async function readModule(file: string, shown: string) {
  try {
    const {mtimeMs} = await stat(file)
    const module = await importModule(pathToFileURL(file).href, String(mtimeMs))
    if (!('default' in module))
      throw new Error('Unexpected module without a default export, expected `export default {…}`')
    return {value: module['default'], place: () => shown}
  } catch (error) {
    throw new ConfigurationError(`${shown}: ${describe(error)}`, {cause: error})
  }
}
