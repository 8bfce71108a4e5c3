import {stat} from 'node:fs/promises'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {lilconfigSync, type LoaderSync} from 'lilconfig'
import type {z} from 'zod'
import {describe} from '../read/problem.js'
import {importModule} from './import-module.js'
import {expectation} from './nearest.js'
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
  const checked = configurationSchema.safeParse(value ?? {})
  if (!checked.success) throw new ConfigurationError(explain(checked.error, place))
  return {settings: checked.data, file: shown, folder: path.dirname(file), place}
}

/** Without promises, of which it would take one for each name in each folder. */
function search(folder: string): string | undefined {
  const find: LoaderSync = file => file
  const loaders = Object.fromEntries(extensions.map(extension => [`.${extension}`, find]))
  const options = {searchPlaces: configurationFiles, loaders, ignoreEmptySearchPlaces: false}
  return lilconfigSync('copydesk', options).search(folder)?.filepath
}

async function readModule(file: string, shown: string) {
  try {
    const {mtimeMs} = await stat(file)
    const {default: value} = await importModule(pathToFileURL(file).href, String(mtimeMs))
    return {value, place: () => shown}
  } catch (error) {
    throw new ConfigurationError(`${shown}: ${describe(error)}`, {cause: error})
  }
}

const keysAt: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(configurationSchema.shape),
  overrides: ['files', 'fields', 'language', 'rules'],
  ignore: ['fingerprint', 'reason'],
  budget: ['removedShare', 'wordsLeft'],
  rules: ['severity', 'fix']
}

function explain(error: z.ZodError, place: LoadedConfiguration['place']): string {
  const issue = deepest(error.issues[0])
  if (!issue) return 'Unexpected configuration'
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const parent = issue.path.includes('rules') ? 'rules' : String(issue.path[0] ?? '')
    const known = keysAt[parent] ?? []
    return `${place([...issue.path, key])}: Unexpected key \`${key}\`, ${expectation(key, known, known.join(', '))}`
  }
  const of = issue.path.length > 0 ? ` of \`${issue.path.join('.')}\`` : ''
  if (issue.code === 'invalid_value')
    return `${place(issue.path)}: Unexpected value${of}, expected one of ${issue.values.join(', ')}`
  if (issue.code === 'invalid_type') return `${place(issue.path)}: Unexpected value${of}, expected ${issue.expected}`
  const field = issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : ''
  return `${place(issue.path)}: ${field}${issue.message}`
}

type Issue = z.core.$ZodIssue

/** Of a choice, the branch that says which key is wrong. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().find(one => one.code === 'unrecognized_keys' || one.path.length > 0)
  return inner ? {...inner, path: [...issue.path, ...inner.path]} : issue
}
