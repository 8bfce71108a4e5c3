import {reportOn} from '../reports.js'
import type {Orders} from './asked.js'
import {checkedAnswer, cleanedAnswer, type Done} from './clean-orders.js'
import {type Body, mediaOf} from './media.js'

export type Operation = 'clean' | 'check'

export interface Settings {
  readonly version: string
  readonly fix: 'safe' | 'suggested'
}

/** In which kinds an operation answers, the usual one first. */
export function offersFor(operation: Operation, {orders, isBatch}: Orders): readonly [Body, ...Body[]] {
  if (operation === 'check') return ['json', ...(isBatch ? (['ndjson'] as const) : []), 'text', 'html', 'markdown']
  return isBatch ? ['json', 'ndjson'] : ['json', orders[0]?.article.type ?? 'text']
}

export function answerOf(operation: Operation, done: Done): object {
  return operation === 'clean' ? cleanedAnswer(done) : checkedAnswer(done)
}

/** The answer to a request that was read as a whole. */
export function answerWith(
  kind: Body,
  {operation, asked, settings}: {operation: Operation; asked: Orders; settings: Settings},
  done: readonly Done[]
): Response {
  const answers = () => done.map(one => answerOf(operation, one))
  if (kind === 'json') return respond(kind, JSON.stringify(asked.isBatch ? {articles: answers()} : answers()[0]))
  if (kind === 'ndjson')
    return respond(
      kind,
      answers()
        .map((one, index) => lineOf(index + 1, one))
        .join('')
    )
  if (operation === 'check') return respond(kind, reportOn(kind, done, {...settings, date: new Date().toISOString()}))
  const [one] = done
  const headers = {'Copydesk-Verdict': one?.result.verdict ?? ''}
  return respond(kind, `${asked.bom ? '\uFEFF' : ''}${one?.result.output ?? ''}`, headers)
}

function respond(kind: Body, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  const isText = kind !== 'json' && kind !== 'ndjson'
  return new Response(body, {
    headers: {...headers, 'Content-Type': `${mediaOf[kind]}${isText ? '; charset=utf-8' : ''}`}
  })
}

function lineOf(line: number, answer: object): string {
  return `${JSON.stringify({line, ...answer})}\n`
}
