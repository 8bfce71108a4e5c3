import {z} from 'zod'
import type {Document, Paragraph} from '../parse/document.js'
import type {Edit, Finding} from '../types.js'
import {defineSharedKind, type RuleSettings} from './kind.js'
import {linePattern, normalizeLine} from './line-pattern.js'

const options = z.strictObject({
  lines: z
    .array(z.string())
    .default([])
    .describe('Whole lines; `{number}`, `{name}`, `{words}`, `{date}` stand for text.'),
  table: z.array(z.array(z.string())).default([]).describe('The same, from a TSV file: the first cell of each row.'),
  closed: z.boolean().default(false).describe('Can be nothing but a leftover: dropped anywhere.'),
  weak: z.boolean().default(false).describe('Could be a heading or a caption: dropped only beside another leftover.')
})

type Settings = RuleSettings<z.infer<typeof options>>

/** Longer lines are prose, in UTF-16 code units. */
export const longestLine = 200

/**
 * A whole line that is not part of the article: `Source link`, `Leave a Comment`.
 *
 * Lines back each other up: one is dropped at the head or the tail of the article, or in a run of leftovers that reaches
 * one. Between paragraphs of the article only closed patterns are dropped; the rest is offered.
 */
export const leftoverLine = defineSharedKind({
  options,
  *detect(document, rules) {
    const matches = document.paragraphs.map(paragraph => ruleFor(paragraph, matchersOf(rules)))
    if (matches.every(match => match === undefined)) return
    const {head, tail} = edges(matches)
    for (const [index, rule] of matches.entries()) {
      if (rule) yield [rule, finding(document, index, rule, {head, tail})] as const
    }
  }
})

interface Matchers {
  readonly exact: ReadonlyMap<string, Settings>
  readonly patterns: readonly (readonly [RegExp, Settings])[]
}

const known = new WeakMap<readonly Settings[], Matchers>()

function matchersOf(rules: readonly Settings[]): Matchers {
  let matchers = known.get(rules)
  if (!matchers) {
    const lines = rules.flatMap(rule => linesOf(rule).map(line => [line, rule] as const))
    const exact = new Map(
      lines.filter(([line]) => !line.includes('{')).map(([line, rule]) => [normalizeLine(line), rule])
    )
    const patterns = lines
      .filter(([line]) => line.includes('{'))
      .map(([line, rule]) => [linePattern(line), rule] as const)
    known.set(rules, (matchers = {exact, patterns}))
  }
  return matchers
}

function linesOf({options: {lines, table}}: Settings): string[] {
  return [...lines, ...table.flatMap(([line]) => line ?? [])]
}

function ruleFor({text}: Paragraph, {exact, patterns}: Matchers): Settings | undefined {
  if (text.length > longestLine) return undefined
  const line = normalizeLine(text)
  return exact.get(line) ?? patterns.find(([pattern]) => pattern.test(line))?.[1]
}

/** How many leftovers stand in a row at the head and at the tail, where at least one of the row is no weak one. */
function edges(matches: readonly (Settings | undefined)[]): {head: number; tail: number} {
  const head = matches.findIndex(match => match === undefined)
  const tail = matches.length - 1 - matches.findLastIndex(match => match === undefined)
  const strong = (run: readonly (Settings | undefined)[]) => run.some(match => match && !match.options.weak)
  if (head === -1) return {head: matches.length, tail: 0}
  return {
    head: strong(matches.slice(0, head)) ? head : 0,
    tail: strong(matches.slice(matches.length - tail)) ? tail : 0
  }
}

function finding(
  document: Document,
  index: number,
  rule: Settings,
  {head, tail}: {head: number; tail: number}
): Finding {
  const {paragraphs} = document
  const {start, end} = paragraphs[index] as Paragraph
  const edits = [lineEdit(document, index, index < head)]
  const atEdge = index < head || index >= paragraphs.length - tail
  if (rule.options.closed || atEdge) return {range: [start, end], expected: '', edits}
  return {range: [start, end], expected: '', edits, fix: 'suggest', note: 'It stands inside the article'}
}

/** A line with the break that goes with it: the one behind it at the head, else the one before it. */
function lineEdit({text, paragraphs}: Document, index: number, atHead: boolean): Edit {
  const {start, end} = paragraphs[index] as Paragraph
  const next = paragraphs[index + 1]
  if (atHead) return {range: [start, next?.start ?? text.length], text: ''}
  const previous = paragraphs[index - 1]
  return {range: [previous?.end ?? start, lineEnd(text, end)], text: ''}
}

function lineEnd(text: string, end: number): number {
  let at = end
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\u00A0') at++
  return at
}
