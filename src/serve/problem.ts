import {STATUS_CODES} from 'node:http'
import type {z} from 'zod'
import {expectation} from '../config/nearest.js'
import type {problemSchema} from './schemas.js'

type ProblemBody = z.infer<typeof problemSchema>

type Status = 400 | 401 | 403 | 404 | 405 | 406 | 408 | 413 | 415 | 429 | 500 | 503

interface ProblemExtras {
  readonly errors?: ProblemBody['errors']
  readonly headers?: Readonly<Record<string, string>>
}

/** Why a request is not answered, for its sender: RFC 9457. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: Status,
    detail: string,
    readonly extras: ProblemExtras = {}
  ) {
    super(detail)
  }

  get body(): ProblemBody {
    const {errors} = this.extras
    const title = STATUS_CODES[this.status] ?? ''
    return {type: 'about:blank', title, status: this.status, detail: this.message, ...(errors && {errors})}
  }

  toResponse(): Response {
    const headers = {...this.extras.headers, 'Content-Type': 'application/problem+json'}
    return new Response(JSON.stringify(this.body), {status: this.status, headers})
  }
}

/** A value that a schema does not take, with each field that is to blame. */
export function mismatch(error: z.ZodError): Problem {
  const errors = error.issues.map(issue => ({detail: explain(issue), pointer: pointerOf(issue)}))
  const [first] = errors
  return new Problem(400, first ? `${first.pointer}: ${first.detail}` : 'Unexpected body', {errors})
}

type Issue = z.core.$ZodIssue

const articleFields = ['text', 'type', 'id', 'language', 'articles']

function explain(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return `Unexpected field \`${key}\`, ${expectation(key, articleFields, '')}`
  }
  if (issue.code === 'invalid_value') return `Unexpected value, expected one of ${issue.values.join(', ')}`
  if (issue.code !== 'invalid_type') return issue.message
  return `Unexpected ${nameOf(issue.input)}, expected ${issue.expected}`
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'missing value'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

/** @example pointerOf({path: ['articles', 3, 'text']}) // => '#/articles/3/text' */
function pointerOf(issue: Issue): string {
  const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  return `#${keys.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`
}
