import * as z from 'zod'
import type {Limits} from './limits.js'
import {mediaOf} from './media.js'
import * as schemas from './schemas.js'

const components = {
  Article: schemas.askedSchema,
  Batch: schemas.batchSchema,
  Checked: schemas.checkedSchema,
  Cleaned: schemas.cleanedSchema,
  CheckedBatch: schemas.checkedBatchSchema,
  CleanedBatch: schemas.cleanedBatchSchema,
  CheckedLine: schemas.checkedLineSchema,
  CleanedLine: schemas.cleanedLineSchema,
  Problem: schemas.problemSchema
} satisfies Readonly<Record<string, z.ZodType>>

type Name = keyof typeof components

const reference = (name: Name) => ({$ref: `#/components/schemas/${name}`})
const text = {schema: {type: 'string'}}
const asked = {schema: {anyOf: [reference('Article'), reference('Batch')]}}

/** The description of the service, made from the schemas that check its requests. */
export function openapi(version: string, limits: Limits, needsKey: boolean): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Copydesk',
      version,
      license: {name: 'MIT', identifier: 'MIT'},
      description:
        'Repairs the mechanical damage that machine translation and auto-posting do to news, and proves that it touched nothing else.'
    },
    paths: {
      '/v1/clean': {post: operation('clean', 'Repair articles', needsKey, limits)},
      '/v1/check': {post: operation('check', 'Say what would be repaired, and change nothing', needsKey, limits)},
      '/openapi.json': {
        get: plain('description', 'This description', {'application/json': {schema: {type: 'object'}}})
      },
      '/healthz': {get: plain('health', 'The process runs', {'text/plain': text})},
      '/readyz': {
        get: {
          ...plain('readiness', 'Articles are taken', {'text/plain': text}),
          responses: {
            200: answer('Ready', {'text/plain': text}),
            503: problem('Starting, stopping, or no worker starts')
          }
        }
      },
      '/metrics': {
        get: {
          ...plain('metrics', 'Counters for Prometheus', {'text/plain': text}),
          ...security(needsKey),
          responses: {200: answer('Metrics', {'text/plain': text}), 401: problem('No key, or a wrong one')}
        }
      }
    },
    components: {
      schemas: Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, jsonSchema(schema)])),
      ...(needsKey && {securitySchemes: {key: {type: 'http', scheme: 'bearer'}}})
    }
  }
}

function operation(name: 'clean' | 'check', summary: string, needsKey: boolean, limits: Limits): object {
  const [one, batch, line] = (
    name === 'clean' ? ['Cleaned', 'CleanedBatch', 'CleanedLine'] : ['Checked', 'CheckedBatch', 'CheckedLine']
  ) satisfies readonly Name[]
  const texts = {[mediaOf.text]: text, [mediaOf.html]: text, [mediaOf.markdown]: text}
  const answers = {
    [mediaOf.json]: {schema: {anyOf: [one, batch].map(each => reference(each as Name))}},
    [mediaOf.ndjson]: {schema: reference(line as Name)},
    ...texts
  }
  return {
    operationId: name,
    summary,
    ...security(needsKey),
    parameters: ['id', 'language'].map(parameter => ({
      name: parameter,
      in: 'query',
      description: 'Of a body that is the text itself',
      schema: {type: 'string'}
    })),
    requestBody: {
      required: true,
      description: `At most ${limits.body} bytes; of a stream, each line.`,
      content: {[mediaOf.json]: asked, [mediaOf.ndjson]: {schema: reference('Article')}, ...texts}
    },
    responses: {
      200: answer(name === 'clean' ? 'Repaired, or held as they were' : 'What was found', answers),
      ...refusals
    }
  }
}

function security(needsKey: boolean): object {
  return needsKey ? {security: [{key: []}]} : {security: []}
}

function plain(operationId: string, summary: string, content: object): object {
  return {operationId, summary, security: [], responses: {200: answer(summary, content)}}
}

function answer(description: string, content: object): object {
  return {description, content}
}

function problem(description: string): object {
  return answer(description, {'application/problem+json': {schema: reference('Problem')}})
}

const refusals = {
  400: problem('The body is not what was expected; `errors` names the fields'),
  401: problem('No key, or a wrong one'),
  403: problem('Sent by a page in a browser'),
  406: problem('No such answer to this request'),
  408: problem('The body took too long'),
  413: problem('The body is too long'),
  415: problem('The body is of another type'),
  429: {
    ...problem('Too many requests are under way'),
    headers: {'Retry-After': {description: 'Seconds', schema: {type: 'integer'}}}
  },
  500: problem('A mistake in Copydesk itself')
}

function jsonSchema(schema: z.ZodType): object {
  const made = z.toJSONSchema(schema, {io: 'input'})
  delete made.$schema
  return made
}
