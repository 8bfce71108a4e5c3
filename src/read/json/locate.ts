import type {Range} from '../../types.js'

/** Keys and indexes that lead to a value. A field that is called with its dots comes before nested ones. */
export function pathTo(value: Readonly<Record<string, unknown>>, field: string): readonly string[] {
  return Object.hasOwn(value, field) ? [field] : field.split('.')
}

export function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Readonly<Record<string, unknown>>)[key]
  }
  return found
}

/** Where the string at the end of a path stands, quotes included. `json` is known to be well-formed and to have it. */
export function stringAt(json: string, path: readonly string[]): Range {
  let start = afterSpace(json, 0)
  for (const key of path) {
    const found = memberAt(json, start, key)
    if (found === undefined) throw new Error(`No \`${path.join('.')}\` in a record that has it`)
    start = found
  }
  return [start, endOfString(json, start)]
}

/** Where the value of a member of the object or list at `start` stands. As in `JSON.parse`, the last of two equal keys counts. */
function memberAt(json: string, start: number, key: string): number | undefined {
  const isList = json[start] === '['
  let found: number | undefined
  let index = afterSpace(json, start + 1)
  for (let count = 0; json[index] !== '}' && json[index] !== ']'; count++) {
    let name = String(count)
    if (!isList) {
      const end = endOfString(json, index)
      name = String(JSON.parse(json.slice(index, end)))
      index = afterSpace(json, afterSpace(json, end) + 1)
    }
    if (name === key) found = index
    index = afterSpace(json, endOfValue(json, index))
    if (json[index] === ',') index = afterSpace(json, index + 1)
  }
  return found
}

function endOfValue(json: string, start: number): number {
  let depth = 0
  for (let index = start; index < json.length; index++) {
    const mark = json[index]
    if (mark === '"') index = endOfString(json, index) - 1
    else if (mark === '{' || mark === '[') depth++
    else if (depth === 0 && (mark === ',' || mark === '}' || mark === ']')) return index
    else if (mark === '}' || mark === ']') depth--
  }
  return json.length
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(json: string, quote: number): boolean {
  let before = quote
  while (json[before - 1] === '\\') before--
  return (quote - before) % 2 === 1
}

function afterSpace(json: string, start: number): number {
  let index = start
  while (json[index] === ' ' || json[index] === '\n' || json[index] === '\r' || json[index] === '\t') index++
  return index
}
