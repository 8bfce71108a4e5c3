import {applyEdits, sortEdits} from '../edit/apply.js'
import {loadViews, viewOf} from '../parse/views/load.js'
import type {View} from '../parse/views/view.js'
import type {Article, Decision, Edit, Message, Range, Result, TextType} from '../types.js'
import {held} from './held.js'

/**
 * Clean what a person reads of a source with markup, and tell the result in the source.
 *
 * An article whose markup would not come through is held.
 */
export function cleanMarkup(source: string, type: Exclude<TextType, 'text'>, clean: (text: string) => Result): Result {
  const view = viewOf(source, type)
  const result = clean(view.text)
  const made = view.outward(result.ledger.edits)
  const places = new Map(result.ledger.edits.map((edit, index) => [keyOf(edit.range), made[index] ?? []]))
  const decisions = result.ledger.decisions.map(one => toSource(one, view, places))
  if (result.fatal !== undefined) return held(source, decisions, result.fatal)
  const edits = sortEdits(made.flat())
  if (edits.length === 0 && result.ledger.edits.length === 0) {
    return {...result, input: source, output: source, ledger: {decisions, edits}}
  }
  const output = overlap(edits) ? source : applyEdits(source, edits)
  const broken = breach(view, viewOf(output, type), edits, result.output)
  if (broken) return held(source, decisions, broken)
  return {...result, input: source, output, ledger: {decisions, edits}}
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
  const message = messageInSource(decision.message, view)
  const edits =
    decision.decision === 'apply' ? decision.edits.flatMap(edit => places.get(keyOf(edit.range)) ?? []) : message.edits
  return {...decision, message, edits}
}

function messageInSource(message: Message, view: View): Message {
  const edits = (all: readonly Edit[]) => sortEdits(view.outward(all).flat())
  const {otherwise} = message
  return {
    ...message,
    range: view.locate(message.range),
    edits: edits(message.edits),
    ...(otherwise && {otherwise: {...otherwise, edits: edits(otherwise.edits)}})
  }
}

function keyOf([start, end]: Range): string {
  return `${start} ${end}`
}

function overlap(edits: readonly Edit[]): boolean {
  return edits.some(({range}, index) => range[0] < (edits[index - 1]?.range[1] ?? 0))
}

/** What went wrong on the way to the source: another text than the cleaned one, or other markup. */
function breach(before: View, after: View, edits: readonly Edit[], cleaned: string): string | undefined {
  const [got, expected] = [linesOf(after.text), linesOf(cleaned)]
  const at = expected.findIndex((line, index) => line !== got[index])
  if (at !== -1 || got.length > expected.length) {
    const index = at === -1 ? expected.length : at
    return `Unexpected text \`${got[index] ?? ''}\` between the markup after the repairs, expected \`${expected[index] ?? ''}\``
  }
  const kept = keptMarks(before, edits)
  const marks = after.markup.map(({key}) => key)
  const lost = kept.findIndex((key, index) => key !== marks[index])
  if (lost === -1 && kept.length === marks.length) return undefined
  const index = lost === -1 ? kept.length : lost
  return `Unexpected markup \`${marks[index] ?? ''}\` after the repairs, expected \`${kept[index] ?? ''}\``
}

function keptMarks({markup}: View, edits: readonly Edit[]): string[] {
  let index = 0
  return markup.flatMap(({range: [start, end], key}) => {
    while ((edits[index]?.range[1] ?? Infinity) <= start) index++
    const edit = edits[index]
    return edit && edit.range[0] <= start && end <= edit.range[1] ? [] : [key]
  })
}

/** Lines apart from their spacing. What stands for images and code may go with the text around it. */
function linesOf(text: string): string[] {
  return text
    .replaceAll('\uFFFC', '')
    .split('\n')
    .map(line => line.replaceAll(/\s+/gu, ' ').trim())
    .filter(line => line !== '')
}
