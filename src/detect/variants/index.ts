import * as z from 'zod'
import type {Document} from '../../parse/document.js'
import type {Finding} from '../../types.js'
import {definePreparedKind} from '../kind.js'
import {jointWays} from './joint.js'
import {listedWays, termsOf} from './listed.js'
import {spelledWays} from './spelled.js'
import type {Way} from './way.js'

/**
 * One name or term written in two ways in one article: `Kyiv` and `Kiev`, `cyberattack` and `cyber attack`.
 *
 * Reported at the first place of the rarer way, never edited: a quotation may keep the other one, and house style decides.
 *
 * @example unified().use(retextBlocks).use(variants, builtinRules.filter(rule => rule.kind === 'variants'))
 */
export const variants = definePreparedKind({
  options: z.strictObject({
    by: z.enum(['table', 'joint', 'spelling']).describe('Listed ways; one or two words; spellings of a foreign name.'),
    table: z.array(z.array(z.string()).min(2)).default([]).describe('Ways of writing one term, a row a term.')
  }),
  prepare({by, table}): (document: Document) => Way[] {
    if (by === 'joint') return jointWays
    if (by === 'spelling') return spelledWays
    const terms = termsOf(table)
    return document => listedWays(document, terms)
  },
  detect: (document, waysIn) => mixed(waysIn(document))
})

function* mixed(ways: readonly Way[]): Generator<Finding> {
  const terms = new Map<string, Map<string, Way[]>>()
  for (const way of ways) {
    const term = terms.get(way.key) ?? new Map<string, Way[]>()
    terms.set(way.key, term)
    const spelled = way.text.toLowerCase()
    const same = term.get(spelled)
    if (same) same.push(way)
    else term.set(spelled, [way])
  }
  for (const term of terms.values()) {
    if (term.size < 2) continue
    const [usual, ...rarer] = [...term.values()].sort((a, b) => b.length - a.length)
    for (const [first] of rarer) {
      if (first && usual?.[0])
        yield {range: first.range, expected: usual[0].text, edits: [], values: {usual: usual[0].text}}
    }
  }
}
