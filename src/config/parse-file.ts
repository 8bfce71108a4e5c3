import {readFile} from 'node:fs/promises'
import {LineCounter, parseDocument} from 'yaml'
import {describe} from '../read/problem.js'
import {ConfigurationError} from './problem.js'

/**
 * A configuration in YAML, and JSON with it: both keep the line of every key. Loaded where there is such a file.
 *
 * @throws {ConfigurationError} It cannot be read.
 */
export async function parseFile(file: string, shown: string) {
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
  const value: unknown = document.toJS()
  return {value, place}
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
