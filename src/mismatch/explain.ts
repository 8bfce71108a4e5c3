import type {z} from 'zod'
import {expectation} from './nearest.js'

type Issue = z.core.$ZodRawIssue

/** What a schema does not take, as `Unexpected X, expected Y`; where the schema says nothing itself. */
export function explain(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `Unexpected ${typeOf(issue.input)}, expected ${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `Unexpected ${shown(issue.input)}, expected ${oneOf(issue.values)}`
    case 'invalid_format':
      return `Unexpected ${shown(issue.input)}, expected ${formatNames[issue.format] ?? issue.format}`
    case 'too_small':
      return `Unexpected ${sizeOf(issue.input)}, expected ${amount(issue.minimum, issue.input)} or more`
    case 'too_big':
      return `Unexpected ${sizeOf(issue.input)}, expected ${amount(issue.maximum, issue.input)} at most`
    case 'unrecognized_keys':
      return explainKey(issue.keys[0] ?? '', issue.inst)
    case 'invalid_union':
      return issue.errors.flat()[0]?.message
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return `Unexpected ${shown(issue.input)}, expected another value`
  }
}

const typeNames: Readonly<Record<string, string>> = {
  int: 'whole number',
  boolean: 'true or false',
  array: 'list',
  tuple: 'list',
  record: 'object'
}

const formatNames: Readonly<Record<string, string>> = {
  date: 'a day such as `2026-11-28`',
  datetime: 'a time such as `2026-11-28T12:00:00Z`'
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'missing value'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

const longestShown = 60

/** A value itself, where it fits into a line. */
function shown(value: unknown): string {
  const isShort = typeof value === 'string' && value.length <= longestShown
  return isShort || typeof value === 'number' ? `value \`${value}\`` : typeOf(value)
}

function sizeOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty string' : `string of ${value.length} characters`
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : `list of ${value.length}`
  return shown(value)
}

/** What the size of a value is counted in. */
function amount(number: number | bigint, value: unknown): string {
  const [one, many] =
    typeof value === 'string' ? [' character', ' characters'] : Array.isArray(value) ? [' entry', ' entries'] : ['', '']
  return `${number}${number === 1 ? one : many}`
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `\`${String(values[0])}\`` : `one of ${values.join(', ')}`
}

/** A strict object knows its keys. */
function explainKey(key: string, inst: Issue['inst']): string {
  const shape = inst && 'shape' in inst._zod.def ? inst._zod.def.shape : undefined
  const known = typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
  return `Unexpected key \`${key}\`, ${expectation(key, known, known.join(', '))}`
}
