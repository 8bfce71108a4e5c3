import {LineCounter, parseDocument} from 'yaml'

/** What YAML says, and JSON with it, and the line of every key. */
interface Yaml {
  readonly value: unknown
  /** Of the key that a path leads to, as far as there is one. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** @param fail Told what is wrong, and on which line. */
export function readYaml(source: string, fail: (line: number, problem: string) => never): Yaml {
  const lines = new LineCounter()
  const document = parseDocument(source, {lineCounter: lines})
  const lineAt = (offset: number) => lines.linePos(offset).line
  const [broken] = document.errors
  if (broken) {
    const cause = broken.message.split('\n')[0]?.replace(/:$/u, '')
    return fail(lineAt(broken.pos[0]), `Unexpected broken YAML, expected keys with their values: ${cause}`)
  }
  try {
    return {value: document.toJS(), lineOf: path => lineAt(offsetOf(document.contents, path))}
  } catch (error) {
    return fail(1, `Unexpected alias, expected one of an anchor: ${(error as Error).message}`) // They are looked up, and counted, only here.
  }
}

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
