import {decode} from '../read/decode.js'
import {inWords} from '../mismatch/mismatch.js'
import type {Article, TextType} from '../types.js'
import {mismatch, Problem} from './problem.js'
import {type Asked, askedSchema, batchSchema} from './schemas.js'

/** An article to clean. */
export interface Order {
  readonly article: Article
  readonly language?: string
  /** As the sender calls it. */
  readonly id?: string
}

/** What a body asks for. */
export interface Orders {
  readonly orders: readonly Order[]
  readonly isBatch: boolean
  /** Whether a byte-order mark stood before the text. */
  readonly bom: boolean
}

/** @throws {Problem} It is neither an article nor a batch. */
export function ordersIn(bytes: Uint8Array): Orders {
  const value = jsonIn(bytes)
  const isBatch = typeof value === 'object' && value !== null && 'articles' in value
  if (!isBatch) return {orders: [orderOf(value)], isBatch, bom: false}
  const batch = batchSchema.safeParse(value, inWords)
  if (!batch.success) throw mismatch(batch.error)
  return {orders: batch.data.articles.map(toOrder), isBatch, bom: false}
}

/** @throws {Problem} It is not an article. */
export function orderIn(bytes: Uint8Array): Order {
  return orderOf(jsonIn(bytes))
}

/** A body that is the article itself. */
export function textOrder(bytes: Uint8Array, type: TextType, query: Readonly<Record<string, string>>): Orders {
  const {text, bom} = decoded(bytes)
  const order = orderOf({...query, text, type})
  return {orders: [order], isBatch: false, bom}
}

/** @throws {Problem} It is not an article. */
export function orderOf(value: unknown): Order {
  const asked = askedSchema.safeParse(value, inWords)
  if (!asked.success) throw mismatch(asked.error)
  return toOrder(asked.data)
}

function toOrder({text, type, id, language}: Asked): Order {
  const name = id ?? 'article'
  const article = {id: name, path: name, text, ...(type && {type})}
  return {article, ...(language !== undefined && {language}), ...(id !== undefined && {id})}
}

function jsonIn(bytes: Uint8Array): unknown {
  const {text} = decoded(bytes)
  try {
    return JSON.parse(text)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new Problem(400, `Unexpected body that is no JSON, expected an object: ${cause.replaceAll(/\s+/gu, ' ')}`)
  }
}

function decoded(bytes: Uint8Array): {text: string; bom: boolean} {
  const read = decode(bytes)
  if ('problem' in read) throw new Problem(400, read.problem)
  return read
}
