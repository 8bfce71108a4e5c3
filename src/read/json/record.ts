import type {Range, TextType} from '../../types.js'
import {dateFields, type Fields, type TextField, toldIn} from '../fields.js'
import {pathTo, stringAt, valueAt} from './locate.js'

/** A text of a JSON object. */
interface RecordText {
  readonly field: string
  readonly text: string
  readonly type?: TextType
  /** Where its JSON string stands, quotes included. */
  readonly locate: (json: string) => Range
}

interface JsonRecord {
  readonly texts: readonly RecordText[]
  /** Whether several fields are asked for. */
  readonly isMany: boolean
  /** What is wrong with fields beside those in `texts`. */
  readonly problems: readonly string[]
  readonly id?: string
  readonly told?: Readonly<Record<string, string>>
  readonly date?: string
}

type Values = Readonly<Record<string, unknown>>

/** A JSON object that holds articles, or what is wrong with it. */
export function parseRecord(json: string, fields: Fields): JsonRecord | {readonly problem: string} {
  const parsed = parseObject(json)
  if ('problem' in parsed) return {problem: String(parsed['problem'])}
  const {value} = parsed
  const asked = fields.text ?? usualFields(value)
  const found = asked.map(field => textIn(value, field, asked.length > 1))
  const texts = found.filter(one => typeof one === 'object')
  const problems = found.filter(one => typeof one === 'string')
  if (texts.length === 0 && problems[0] !== undefined) return {problem: problems[0]}
  const id = nameIn(value, fields.id ?? 'id')
  const date = dateFields(fields)
    .map(name => nameIn(value, name))
    .find(one => one !== undefined)
  const names = {...(id !== undefined && {id}), ...(date !== undefined && {date})}
  return {texts, isMany: asked.length > 1, problems, ...names, ...toldIn(fields, name => nameIn(value, name))}
}

const wordPress: readonly TextField[] = [{name: 'title.rendered'}, {name: 'content.rendered', type: 'html'}]

/** `text`; of a post as the REST interface of WordPress gives it, its title and content. */
function usualFields(value: Values): readonly TextField[] {
  const isPost =
    !Object.hasOwn(value, 'text') && wordPress.some(({name}) => typeof valueAt(value, pathTo(value, name)) === 'string')
  return isPost ? wordPress : [{name: 'text'}]
}

/** @returns A sentence where there is no text; nothing where there need not be one. */
function textIn(value: Values, {name, type}: TextField, isMany: boolean): RecordText | string | undefined {
  const path = pathTo(value, name)
  const text = valueAt(value, path)
  if (text === undefined)
    return `Unexpected record without \`${name}\`, expected a string${isMany ? ', or `null` where it has none' : ''} (--text-field)`
  if (text === null && isMany) return undefined
  if (typeof text !== 'string') return `Unexpected ${kindOf(text)} in \`${name}\`, expected a string`
  if (isMany && text.trim() === '') return undefined
  return {field: name, text, ...(type && {type}), locate: json => stringAt(json, path)}
}

/** A field that names something: text or a number. */
function nameIn(value: Values, field: string): string | undefined {
  const name = valueAt(value, pathTo(value, field))
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined
}

function parseObject(json: string): {readonly value: Values} | {readonly problem: string} {
  // Not parsed: lists inside lists take the engine more than their length in time.
  if (/^\s*\[/u.test(json)) return {problem: 'Unexpected list, expected a JSON object'}
  try {
    const value: unknown = JSON.parse(json)
    if (isObject(value)) return {value}
    return {problem: `Unexpected ${kindOf(value)}, expected a JSON object`}
  } catch (error) {
    const detail = error instanceof Error ? error.message.replaceAll(/\s+/gu, ' ') : ''
    return {problem: `Unexpected broken JSON, expected an object (${detail})`}
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : typeof value
}
