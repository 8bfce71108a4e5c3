import type {Range} from '../types.js'

export interface Fields {
  readonly text: string
  readonly id: string
  /** Left out: nobody asks. */
  readonly site?: string
}

export interface JsonLine {
  readonly text: string
  readonly id?: string
  readonly site?: string
  /** Where the JSON string of the text stands in the line, quotes included. */
  readonly literal: Range
}

/** One line of JSONL: its article, or what is wrong with it. */
export function parseJsonLine(line: string, fields: Fields): JsonLine | {readonly problem: string} {
  const record = parseRecord(line)
  if ('problem' in record) return {problem: String(record['problem'])}
  const {value} = record
  const text = value[fields.text]
  if (!Object.hasOwn(value, fields.text)) {
    return {problem: `Unexpected line without \`${fields.text}\`, expected a string (--text-field)`}
  }
  if (typeof text !== 'string') return {problem: `Unexpected ${nameOf(text)} in \`${fields.text}\`, expected a string`}
  const literal = literalOf(line, fields.text)
  if (!literal) throw new Error(`No literal of \`${fields.text}\` in a line that has it`)
  const id = nameIn(value, fields.id)
  const site = fields.site === undefined ? undefined : nameIn(value, fields.site)
  return {text, literal, ...(id !== undefined && {id}), ...(site !== undefined && {site})}
}

/** A field that names something: text or a number. */
function nameIn(value: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const name = Object.hasOwn(value, field) ? value[field] : undefined
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined
}

function parseRecord(line: string): {readonly value: Readonly<Record<string, unknown>>} | {readonly problem: string} {
  try {
    const value: unknown = JSON.parse(line)
    if (isRecord(value)) return {value}
    return {problem: `Unexpected ${nameOf(value)}, expected a JSON object`}
  } catch (error) {
    const detail = error instanceof Error ? error.message.replaceAll(/\s+/gu, ' ') : ''
    return {problem: `Unexpected broken JSON, expected one object a line (${detail})`}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
}

/** As in `JSON.parse`, the last of two equal keys counts. `json` is known to be an object. */
function literalOf(json: string, field: string): Range | undefined {
  let depth = 0
  let key: string | undefined
  let found: Range | undefined
  for (let index = 0; index < json.length; index++) {
    const mark = json[index]
    if (mark === '{' || mark === '[') depth++
    else if (mark === '}' || mark === ']') depth--
    else if (mark === ',' && depth === 1) key = undefined
    else if (mark === '"') {
      const end = endOfString(json, index)
      if (depth === 1 && key === undefined) key = String(JSON.parse(json.slice(index, end)))
      else if (depth === 1 && key === field) found = [index, end]
      index = end - 1
    }
  }
  return found
}

function endOfString(json: string, start: number): number {
  let index = start + 1
  while (json[index] !== '"') index += json[index] === '\\' ? 2 : 1
  return index + 1
}
