import {STATUS_CODES} from 'node:http'
import type {z} from 'zod'
import {mismatchesIn, placeOfMismatch} from '../mismatch/mismatch.js'
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
  const errors = mismatchesIn(error).map(one => ({detail: one.problem, pointer: pointerTo(placeOfMismatch(one))}))
  const [first] = errors
  return new Problem(400, first ? `${first.pointer}: ${first.detail}` : 'Unexpected body', {errors})
}

/** @example pointerTo(['articles', 3, 'text']) // => '#/articles/3/text' */
function pointerTo(keys: readonly PropertyKey[]): string {
  return `#${keys.map(key => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`
}
