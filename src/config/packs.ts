import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Kinds} from '../detect/kinds.js'
import {describe} from '../read/problem.js'
import type {Rule} from '../rules/rule.js'
import {importModule} from './import-module.js'
import {ConfigurationError} from './problem.js'

/** A module that exports kinds, as plain data: workers import it themselves. */
export interface KindModule {
  readonly url: string
  /** Of its content. */
  readonly sha256: string
}

/** Where the rules of a pack lie, and what else it has. */
interface Pack {
  /** Of the package. Left out: that of the folder. */
  readonly name?: string
  readonly folder: string
  readonly kinds?: KindModule
}

const kindFiles = ['kinds.js', 'kinds.mjs', 'kinds.ts']

/**
 * Find a pack: a folder below the configuration’s, else an npm package, whose rules lie in `rules` or beside its `package.json`.
 *
 * @throws {ConfigurationError} There is none.
 */
export function findPack(folder: string, written: string, place: string): Pack {
  const below = path.resolve(folder, written)
  if (isFolder(below)) return withKinds(below)
  const isPath = /^\.{0,2}[/\\]/u.test(written) || path.isAbsolute(written)
  const installed = isPath ? undefined : packageFolder(folder, written)
  if (installed !== undefined) {
    const rules = path.join(installed, 'rules')
    return {...withKinds(isFolder(rules) ? rules : installed, installed), name: written}
  }
  const help = isPath ? 'a folder of rules' : 'a folder of rules, or an npm package that is installed'
  throw new ConfigurationError(`${place}: Unexpected pack \`${written}\`, expected ${help}`)
}

/** @throws {ConfigurationError} The folder cannot be read. @throws {RuleError} A rule of it is no rule. */
export async function packRules({folder, name}: Pack, kinds: Kinds, place: string): Promise<Rule[]> {
  try {
    readdirSync(folder)
  } catch (error) {
    throw new ConfigurationError(`${place}: \`${folder}\`: ${describe(error)}`, {cause: error})
  }
  const {loadPack} = await import('../rules/load.js')
  return loadPack(folder, kinds, name)
}

/**
 * Import the kinds that modules export under the name `kinds`.
 *
 * @throws {ConfigurationError} A module cannot be imported, or exports something else.
 */
export async function importKinds(modules: readonly KindModule[]): Promise<Kinds> {
  const found = await Promise.all(modules.map(importOne))
  return Object.assign({}, ...found) as Kinds
}

async function importOne({url, sha256}: KindModule): Promise<Kinds> {
  const {kinds} = await importModule(url, sha256).catch((error: unknown) => {
    throw new ConfigurationError(`${url}: ${describe(error)}`, {cause: error})
  })
  if (typeof kinds === 'object' && kinds !== null && Object.values(kinds).every(isKind)) return kinds as Kinds
  throw new ConfigurationError(
    `${url}: Unexpected module, expected an export \`kinds\` of what \`defineKind\` returns, by name`
  )
}

function isKind(value: unknown): boolean {
  return typeof value === 'function' && 'options' in value
}

function withKinds(folder: string, beside = folder): Pack {
  const places = [folder, beside].flatMap(one => kindFiles.map(name => path.join(one, name)))
  const file = places.find(one => existsSync(one))
  if (file === undefined) return {folder}
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  return {folder, kinds: {url: pathToFileURL(file).href, sha256}}
}

/** Above the configuration, whatever the package exports. */
function packageFolder(folder: string, name: string): string | undefined {
  const places = createRequire(path.join(folder, 'copydesk.config.js')).resolve.paths(name) ?? []
  return places.map(one => path.join(one, name)).find(one => existsSync(path.join(one, 'package.json')))
}

function isFolder(file: string): boolean {
  return statSync(file, {throwIfNoEntry: false})?.isDirectory() === true
}
