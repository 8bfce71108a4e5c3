import type {MiddlewareHandler} from 'hono'
import {isSameSecret} from '../serve/keys.js'

/** Nothing but the page’s own script and style, and no other page may look at it, frame it or link back from it. */
const headers = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; '),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff'
}

/**
 * Lets only the page through that was opened with the address that was printed.
 *
 * The token stands in the path, so that another page of this machine cannot guess an address. `Host` is checked since a name of
 * somebody else’s can be made to lead here; `Origin` since a browser sends requests of other pages as well.
 *
 * @param hosts What `Host` may be, in lower case.
 */
export function gate(token: string, hosts: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? ''
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site')
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
    const isOwn = origin === undefined ? reads : origin === `http://${host}`
    const isForeign = site !== undefined && site !== 'same-origin' && !(reads && site === 'none')
    if (!hosts.includes(host) || !isOwn || isForeign) return context.text('Forbidden', 403, headers)
    if (!isSameSecret(context.req.path.split('/')[1] ?? '', token)) return context.text('Not found', 404, headers)
    await next()
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
    return undefined
  }
}
