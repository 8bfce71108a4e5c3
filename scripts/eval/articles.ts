import {z} from 'zod'
import type {Decision} from '../../src/types.js'
import {safe, told} from './cleaners.js'

export const articleSchema = z.object({id: z.string(), text: z.string()})
export type Article = z.infer<typeof articleSchema>

type Row = Record<Decision['decision'], number>

/** Decisions by rule. Prints the first edits, and how many articles changed. */
export function evaluateArticles(articles: readonly Article[], show: number): Record<string, Row> {
  const rows: Record<string, Row> = {}
  let changed = 0
  let words = 0
  let shown = 0
  for (const {id, text} of articles) {
    const result = safe(text)
    words += text.split(/\s+/u).length
    if (result.output !== text) changed++
    for (const {message, decision} of result.ledger.decisions)
      (rows[message.ruleId] ??= {apply: 0, suggest: 0, skip: 0})[decision]++
    for (const line of told(id, result)) if (shown++ < show) console.log(line)
  }
  console.log(`${changed} of ${articles.length} articles changed, ${words} words`)
  return rows
}
