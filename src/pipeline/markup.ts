import {certifyArticle, textBreach} from '../certify/markup.js'
import {applyEdits, sortEdits} from '../edit/apply.js'
import {loadViews, viewOf} from '../parse/views/load.js'
import type {View} from '../parse/views/view.js'
import type {Article, Decision, Edit, Range, Result, TextType} from '../types.js'
import {breachOf, held} from './held.js'
import {InlineIgnores, type Dismisses} from './inline-ignores.js'
import {mapMessage} from './map-message.js'

/**
 * Clean what a person reads of a source with markup, and tell the result in the source.
 *
 * An article whose markup would not come through is held.
 *
 * @param ids Of the rules that comments may name.
 */
export function cleanMarkup(
  source: string,
  type: Exclude<TextType, 'text'>,
  ids: readonly string[],
  clean: (text: string, dismisses: Dismisses) => Result
): Result {
  const view = viewOf(source, type)
  const ignores = new InlineIgnores(source, view.markup)
  const result = clean(view.text, (ruleId, range) => ignores.dismisses(ruleId, view.locate(range)))
  const made = view.outward(result.ledger.edits)
  const places = new Map(result.ledger.edits.map((edit, index) => [rangeKey(edit.range), made[index] ?? []]))
  const decisions = [...result.ledger.decisions.map(one => toSource(one, view, places)), ...ignores.unused(ids)]
  if (result.fatal !== undefined) return held(source, decisions, result.fatal, result.certificate)
  const edits = sortEdits(made.flat())
  if (edits.length === 0 && result.ledger.edits.length === 0) {
    return {...result, input: source, output: source, ledger: {decisions, edits}}
  }
  const output = overlap(edits) ? source : applyEdits(source, edits)
  const certifyEdits = (some: readonly Edit[]) => certifyArticle(source, applyEdits(source, some), some, type)
  const certificate = certifyArticle(source, output, edits, type)
  const broken = textBreach(viewOf(output, type).text, result.output) ?? breachOf(certificate, decisions, certifyEdits)
  if (broken) return held(source, decisions, broken, certifyEdits([]))
  return {...result, input: source, output, ledger: {decisions, edits}, certificate}
}

/** Load the parsers that some articles need, if they need any. */
export async function loadViewsFor(articles: readonly Pick<Article, 'type'>[]): Promise<void> {
  if (articles.some(({type = 'text'}) => type !== 'text')) await loadViews()
}

/** What a person reads of an article. */
export function readableText({text, type = 'text'}: Article): string {
  return type === 'text' ? text : viewOf(text, type).text
}

function toSource(decision: Decision, view: View, places: ReadonlyMap<string, readonly Edit[]>): Decision {
  const message = mapMessage(decision.message, view.locate(decision.message.range), all =>
    sortEdits(view.outward(all).flat())
  )
  const edits =
    decision.decision === 'apply'
      ? decision.edits.flatMap(edit => places.get(rangeKey(edit.range)) ?? [])
      : message.edits
  return {...decision, message, edits}
}

function rangeKey([start, end]: Range): string {
  return `${start} ${end}`
}

function overlap(edits: readonly Edit[]): boolean {
  return edits.some(({range}, index) => range[0] < (edits[index - 1]?.range[1] ?? 0))
}
