import type {HttpBindings} from '@hono/node-server'
import type {Context, MiddlewareHandler} from 'hono'
import {matchedRoutes} from 'hono/route'
import type {Keys} from './keys.js'
import type {Metrics} from './metrics.js'
import {Problem} from './problem.js'

export interface Bound {
  Bindings: HttpBindings
}

/** Counts requests when their answer has gone out, or its reader has gone away. */
export function measured(metrics: Metrics): MiddlewareHandler<Bound> {
  return async (context, next) => {
    const began = performance.now()
    const {outgoing} = context.env
    outgoing.once('close', () => {
      const route = matchedRoutes(context).at(-1)?.path ?? ''
      metrics.answered(route, outgoing.statusCode, (performance.now() - began) / 1000)
    })
    await next()
  }
}

/** An answer that nobody takes is cut off. A stream looks after itself. */
export function takenWithin(time: number): MiddlewareHandler<Bound> {
  return async (context, next) => {
    await next()
    if (!context.res.headers.get('Content-Type')?.startsWith(ndjson)) context.env.outgoing.setTimeout(time)
  }
}

const ndjson = 'application/x-ndjson'

/** Says that the connection ends with this answer, where the service ends or a body is left unread. */
export function closedWhere(isStopping: () => boolean): MiddlewareHandler<Bound> {
  return async (context, next) => {
    await next()
    const hasBody = context.req.header('content-length') ?? context.req.header('transfer-encoding')
    if (isStopping() || (context.req.method !== 'POST' && hasBody !== undefined)) context.header('Connection', 'close')
  }
}

/** Lets only those in who have a key; where there are none, no page in a browser. */
export function keyed(keys: Keys | undefined): MiddlewareHandler<Bound> {
  return async (context, next) => {
    if (keys) refuseStranger(context, keys)
    else if (context.req.header('origin') !== undefined)
      throw new Problem(403, 'Unexpected request of a page in a browser, expected one of a server')
    await next()
  }
}

function refuseStranger(context: Context, keys: Keys): void {
  const [, given = ''] = /^Bearer +(\S+) *$/iu.exec(context.req.header('authorization') ?? '') ?? []
  if (keys.has(given)) return
  const headers = {'WWW-Authenticate': 'Bearer'}
  throw new Problem(401, 'Unexpected lack of a valid key, expected `Authorization: Bearer KEY`', {headers})
}
