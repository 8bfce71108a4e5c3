import {createHash} from 'node:crypto'
import type {z} from 'zod'
import type {Edit, Outcome} from '../types.js'
import type {articleSchema} from './json-schema.js'
import {type Placed, placed} from './placed.js'

export type JsonArticle = z.infer<typeof articleSchema>
type JsonDecision = JsonArticle['decisions'][number]

export function toJsonArticle({article, result, written}: Extract<Outcome, {type: 'cleaned'}>): JsonArticle {
  const {input, output, ledger, verdict, reasons, certificate} = result
  const before = sha256(input)
  return {
    id: article.id,
    path: article.path,
    ...(article.line !== undefined && {line: article.line}),
    ...(article.record !== undefined && {record: article.record}),
    ...(article.field !== undefined && {field: article.field}),
    ...(article.type !== undefined && article.type !== 'text' && {type: article.type}),
    ...(article.site !== undefined && {site: article.site}),
    ...(article.date !== undefined && {date: article.date}),
    ...(written !== undefined && {written}),
    verdict,
    reasons: [...reasons],
    changed: output !== input,
    input: {sha256: before},
    output: {sha256: output === input ? before : sha256(output)},
    certificate: {...certificate, breaches: [...certificate.breaches]},
    decisions: placed(input, ledger.decisions).flatMap((one, cause) => entriesOf(input, one, cause))
  }
}

/** One entry per edit, so that each can be replayed or undone by itself. */
function entriesOf(input: string, {decision, line, column}: Placed, cause: number): JsonDecision[] {
  const {message} = decision
  const entry = {
    rule: message.ruleId,
    severity: message.severity,
    fix: message.fix,
    decision: decision.decision,
    because: decision.because,
    cause,
    range: [...message.range] as [number, number],
    line,
    column,
    actual: message.actual,
    ...(message.expected !== undefined && {expected: message.expected}),
    reason: message.reason,
    ...(message.note !== undefined && {note: message.note}),
    ...(message.otherwise && {
      otherwise: {
        reading: message.otherwise.reading,
        edits: message.otherwise.edits.map(edit => toJsonEdit(input, edit))
      }
    }),
    fingerprint: decision.fingerprint,
    ...(decision.choice && {choice: decision.choice})
  }
  if (decision.edits.length === 0) return [entry]
  return decision.edits.map(edit => ({...entry, edit: toJsonEdit(input, edit)}))
}

function toJsonEdit(input: string, {range: [start, end], text}: Edit): NonNullable<JsonDecision['edit']> {
  return {range: [start, end], text, original: input.slice(start, end)}
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
