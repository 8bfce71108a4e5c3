import type {Context} from 'hono'
import {accepts} from 'hono/accepts'
import type {TextType} from '../types.js'
import {Problem} from './problem.js'

/** What a body may be: one text, a JSON article or batch, or a stream of JSON articles, one a line. */
export type Body = TextType | 'json' | 'ndjson'

const bodies: Readonly<Record<string, Body>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/plain': 'text',
  'text/html': 'html',
  'text/markdown': 'markdown'
}

export const mediaOf: Readonly<Record<Body, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  text: 'text/plain',
  html: 'text/html',
  markdown: 'text/markdown'
}

/** @throws {Problem} 415: the body is, or is encoded, as none that can be read. */
export function bodyOf(context: Context): Body {
  const [name = '', ...parameters] = (context.req.header('content-type') ?? '').toLowerCase().split(/\s*;\s*/u)
  const body = Object.hasOwn(bodies, name.trim()) ? bodies[name.trim()] : undefined
  if (!body) {
    const expected = Object.values(mediaOf).join(', ')
    throw new Problem(415, `Unexpected Content-Type \`${name}\`, expected one of ${expected}`)
  }
  const charset = parameters
    .find(one => one.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '')
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset))
    throw new Problem(415, `Unexpected charset \`${charset}\`, expected utf-8`)
  const encoding = context.req.header('content-encoding')
  if (encoding !== undefined && encoding !== 'identity')
    throw new Problem(415, `Unexpected Content-Encoding \`${encoding}\`, expected a body that is not compressed`)
  return body
}

/**
 * The offered kind of answer that the sender likes best; the first one where it does not mind.
 *
 * @throws {Problem} 406: it takes none of them.
 */
export function answerAs<Kind extends Body>(context: Context, offers: readonly [Kind, ...Kind[]]): Kind {
  const supports = offers.map(one => mediaOf[one])
  const media = accepts(context, {
    header: 'Accept',
    supports,
    default: mediaOf[offers[0]],
    match: asked => {
      const wanted = asked.filter(({q}) => q > 0).toSorted((a, b) => b.q - a.q)
      return wanted.flatMap(({type}) => supports.find(one => matches(type, one)) ?? [])[0] ?? ''
    }
  })
  const kind = offers.find(one => mediaOf[one] === media)
  if (kind) return kind
  throw new Problem(406, `Unexpected Accept, expected one of ${supports.join(', ')} for this request`)
}

function matches(pattern: string, media: string): boolean {
  if (pattern === '*/*' || pattern === media) return true
  return pattern.endsWith('/*') && media.startsWith(pattern.slice(0, -1))
}
