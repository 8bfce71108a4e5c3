import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Loader, lilconfig} from 'lilconfig'
import {LineCounter, parseDocument} from 'yaml'
import type {z} from 'zod'
import {codeOf, describe} from '../read/problem.js'
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
const searchPlaces = extensions.map(extension => `copydesk.config.${extension}`)

/**
 * The configuration of a run: the file given, else the nearest one from `folder` upwards, else none.
 *
 * @throws {ConfigurationError} The file is no configuration.
 */
export async function loadConfiguration(folder: string, given?: string): Promise<LoadedConfiguration> {
  const file = given === undefined ? await search(folder) : path.resolve(folder, given)
  if (file === undefined) {
    return {settings: configurationSchema.parse({}), folder, place: () => 'configuration'}
  }
  const shown = given ?? (path.relative(folder, file) || file)
  const {value, place} = /\.[cm]?[jt]s$/u.test(file) ? await importModule(file, shown) : await parseFile(file, shown)
  const checked = configurationSchema.safeParse(value ?? {})
  if (!checked.success) throw new ConfigurationError(explain(checked.error, place))
  return {settings: checked.data, file: shown, folder: path.dirname(file), place}
}

async function search(folder: string): Promise<string | undefined> {
  const find: Loader = file => file
  const loaders = Object.fromEntries(extensions.map(extension => [`.${extension}`, find]))
  const found = await lilconfig('copydesk', {searchPlaces, loaders, ignoreEmptySearchPlaces: false}).search(folder)
  return found?.filepath
}

async function importModule(file: string, shown: string) {
  try {
    const imported = (await import(pathToFileURL(file).href)) as {default?: unknown}
    return {value: imported.default, place: () => shown}
  } catch (error) {
    throw new ConfigurationError(`${shown}: ${describeImport(error)}`, {cause: error})
  }
}

/** Node reads TypeScript from 22.18 on. */
function describeImport(error: unknown): string {
  const isTypeScript = codeOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION'
  return isTypeScript ? 'Unexpected TypeScript, expected Node 22.18 or later, or the same as `.mjs`' : describe(error)
}

/** YAML, and JSON with it: both keep the line of every key. */
async function parseFile(file: string, shown: string) {
  const lines = new LineCounter()
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigurationError(`${shown}: ${describe(error)}`, {cause: error})
  })
  const document = parseDocument(source, {lineCounter: lines})
  const [broken] = document.errors
  if (broken) {
    throw new ConfigurationError(`${shown}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`)
  }
  const place = (where: readonly PropertyKey[]) => `${shown}:${lines.linePos(offsetOf(document.contents, where)).line}`
  try {
    return {value: document.toJS() as unknown, place}
  } catch (error) {
    throw new ConfigurationError(`${shown}: Unexpected alias, expected one of an anchor: ${describe(error)}`, {
      cause: error
    })
  }
}

/** Where the key stands that a path leads to, as far as there is one. */
function offsetOf(node: unknown, [key, ...rest]: readonly PropertyKey[]): number {
  if (!hasItems(node) || key === undefined) return startOf(node)
  if (typeof key === 'number') return offsetOf(node.items[key], rest)
  const pair = node.items.find(item => isPair(item) && String(item.key) === String(key))
  if (!isPair(pair)) return startOf(node)
  return rest.length > 0 ? offsetOf(pair.value, rest) : startOf(pair.key)
}

function hasItems(node: unknown): node is {readonly items: readonly unknown[]} {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
}

function isPair(node: unknown): node is {readonly key: unknown; readonly value: unknown} {
  return typeof node === 'object' && node !== null && 'key' in node && 'value' in node
}

function startOf(node: unknown): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) ? Number(range[0]) : 0
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
  if (issue.code === 'invalid_value') {
    return `${place(issue.path)}: Unexpected value of \`${issue.path.join('.')}\`, expected one of ${issue.values.join(', ')}`
  }
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
