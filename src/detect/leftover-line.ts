import {z} from 'zod'
import type {Document, Paragraph} from '../parse/document.js'
import type {Edit, Finding} from '../types.js'
import {defineSharedKind, type RuleSettings} from './kind.js'
import {possibleTails} from './leftover-tail.js'
import {type LineRole, type PageTail, pageTail} from './page-tail.js'
import {foldLine, type LinePattern, linePattern, normalizeLine, patternKey, patternKeysOf} from './line-pattern.js'

const options = z.strictObject({
  lines: z
    .array(z.string())
    .default([])
    .describe('Whole lines; `{number}`, `{name}`, `{words}`, `{date}`, `{site}` and more stand for text.'),
  table: z
    .array(z.tuple([z.string().min(1), z.string().regex(/^[a-z]{2,3}(?:-\w{2,8})?$/u)], z.string()))
    .default([])
    .describe('The same, from a TSV file: line, language (BCP 47), note.'),
  closed: z.boolean().default(false).describe('Can be nothing but a leftover: dropped anywhere.'),
  ends: z.boolean().default(false).describe('Shows that the article has ended above it: `Related Articles`.'),
  below: z
    .array(z.string())
    .default([])
    .describe('Reports lines that no rule lists, below the end of the article, which these lines show among others.'),
  weak: z
    .boolean()
    .default(false)
    .describe('Could be a heading or a caption: only seen beside another leftover, or where the article ends with it.')
})

type Settings = RuleSettings<z.infer<typeof options>>

/** Longer lines are prose, in UTF-16 code units. */
export const longestLine = 250

/** So many leftovers in a row are a row of buttons, wherever it stands; weak ones not counted. */
const bar = 3

/**
 * A whole line that is not part of the article: `Source link`, `Leave a Comment`.
 *
 * Lines back each other up: one is dropped below the last sentence of the article, at its head in a run that reaches it, or
 * in a row of buttons. Between paragraphs of the article only closed patterns are dropped; the rest is offered.
 */
export const leftoverLine = defineSharedKind({
  options,
  *detect(document, rules) {
    const matchers = matchersOf(rules)
    const matches: (Settings | undefined)[] = []
    const roles: LineRole[] = []
    for (const {text} of document.paragraphs) {
      const [match, role] = text.length > longestLine ? [] : look(text, matchers)
      matches.push(match)
      roles.push(role)
    }
    const stuck = tails(document, matches, matchers)
    for (const {rule, finding} of stuck.values()) yield [rule, finding] as const
    if (!roles.some(Boolean)) return
    const texts = document.paragraphs.map(({text}, index) => text.slice(0, stuck.get(index)?.from))
    const tail = pageTail(texts, roles)
    for (const {start, end, certain, atHead} of runs(document, matches, tail)) {
      for (let index = start; index < end; index++) {
        const rule = matches[index] as Settings
        yield [rule, finding(document, index, {certain: certain || Boolean(rule.options.closed), atHead})] as const
      }
    }
    const below = rules.find(rule => rule.options.below.length > 0)
    for (const [index, line] of tail.lines.entries()) {
      if (below && line) yield [below, lineBelow(document, index, line === 'furniture')] as const
    }
  }
})

/** The rule that lists a line, and what the line is known to be. */
function look(text: string, matchers: Matchers): [rule: Settings | undefined, role: LineRole] {
  const folded = foldLine(text)
  const line = folded.toLowerCase()
  const match = ruleFor(folded, line, matchers)
  return [match, roleOf(match) ?? (matchers.ends.has(line) ? 'end' : undefined)]
}

function roleOf(match: Settings | undefined): LineRole {
  if (!match) return undefined
  return match.options.weak ? 'weak' : match.options.ends ? 'end' : 'leftover'
}

function lineBelow(document: Document, index: number, certain: boolean): Finding {
  const {start, end} = document.paragraphs[index] as Paragraph
  const doubt = {fix: 'suggest', note: 'It could still be part of the article', lasting: true} as const
  return {range: [start, end], expected: '', edits: [lineEdit(document, index, false)], ...(!certain && doubt)}
}

interface Matchers {
  readonly exact: ReadonlyMap<string, Settings>
  /** By {@link patternKey}. */
  readonly patterns: ReadonlyMap<string, readonly (readonly [LinePattern, Settings])[]>
  /** Lines that show that the article has ended, whatever rule lists them. */
  readonly ends: ReadonlySet<string>
}

const known = new WeakMap<readonly Settings[], Matchers>()

function matchersOf(rules: readonly Settings[]): Matchers {
  let matchers = known.get(rules)
  if (!matchers) known.set(rules, (matchers = buildMatchers(rules)))
  return matchers
}

/** Where two rules list a line, the first one has it. */
function buildMatchers(rules: readonly Settings[]): Matchers {
  const exact = new Map<string, Settings>()
  const patterns = new Map<string, [LinePattern, Settings][]>()
  for (const rule of rules) {
    for (const line of linesOf(rule)) {
      const normalized = normalizeLine(line)
      if (!line.includes('{')) {
        if (!exact.has(normalized)) exact.set(normalized, rule)
        continue
      }
      const key = patternKey(line)
      const filed = patterns.get(key)
      if (filed) filed.push([linePattern(line), rule])
      else patterns.set(key, [[linePattern(line), rule]])
    }
  }
  return {exact, patterns, ends: new Set(rules.flatMap(rule => rule.options.below).map(normalizeLine))}
}

function linesOf({options: {lines, table}}: Settings): string[] {
  return [...lines, ...table.map(([line]) => line)]
}

function ruleFor(folded: string, line: string, {exact, patterns}: Matchers): Settings | undefined {
  const listed = exact.get(line)
  if (listed) return listed
  for (const key of patternKeysOf(line)) {
    const found = patterns.get(key)?.find(([matches]) => matches(folded, line))
    if (found) return found[1]
  }
  return undefined
}

/** A leftover stuck to the end of a paragraph. */
interface Stuck {
  readonly rule: Settings
  readonly finding: Finding
  /** Where it begins in the text of the paragraph. */
  readonly from: number
}

/** Leftovers stuck to paragraphs, by index: those of closed patterns anywhere, others where the article ends. */
function tails(
  {paragraphs}: Document,
  matches: readonly (Settings | undefined)[],
  matchers: Matchers
): Map<number, Stuck> {
  const last = matches.lastIndexOf(undefined)
  const stuck = new Map<number, Stuck>()
  for (const [index, {text, start}] of paragraphs.entries()) {
    if (matches[index]) continue
    for (const [from, to] of possibleTails(text, index === last)) {
      const [rule] = look(text.slice(from, to), matchers)
      if (!rule || (index === last ? rule.options.weak : !rule.options.closed)) continue
      // With the mark before it, so that no other rule puts a space between the two.
      const kept = text.slice(0, from).trimEnd()
      const edit = {range: [start + kept.length - 1, start + to] as const, text: kept.slice(-1)}
      stuck.set(index, {rule, finding: {range: [start + from, start + to], expected: '', edits: [edit]}, from})
      break
    }
  }
  return stuck
}

interface Run {
  readonly start: number
  readonly end: number
  readonly atHead: boolean
  /** It is at the head, below the last sentence, or a whole bar of leftovers. */
  readonly certain: boolean
}

/**
 * Leftovers in a row.
 *
 * Weak ones by themselves count below another leftover at the bottom, or where the article ends with them, right below a
 * sentence and no sentence themselves.
 */
function* runs({paragraphs}: Document, matches: readonly (Settings | undefined)[], tail: PageTail): Generator<Run> {
  const bottom = 1 + paragraphs.findLastIndex(({text}, index) => !matches[index] && isProse(text))
  let below = false
  for (let start = 0, end = 0; start < matches.length; start = end + 1) {
    end = start
    while (matches[end]) end++
    if (end === start) continue
    const strong = matches.slice(start, end).filter(match => !match?.options.weak).length
    const last = end === matches.length && start === bottom && start > 0 && !paragraphs.slice(start).some(isSentence)
    const atHead = start === 0 && strong > 0
    if (start >= bottom && strong > 0) below = true
    const certain = atHead || (start >= bottom && (below || last)) || start >= tail.start || strong >= bar
    if (certain || strong > 0) yield {start, end, atHead, certain}
  }
}

/** A sentence, or longer than a heading. */
function isProse(text: string): boolean {
  return text.length > 120 || (text.length > 15 && isSentence({text}))
}

function isSentence({text}: {readonly text: string}): boolean {
  return /[.!?…。！？؟۔][\p{Pe}\p{Pf}"']{0,3}$/u.test(text)
}

function finding(document: Document, index: number, {certain, atHead}: {certain: boolean; atHead: boolean}): Finding {
  const {start, end} = document.paragraphs[index] as Paragraph
  const edits = [lineEdit(document, index, atHead)]
  if (certain) return {range: [start, end], expected: '', edits}
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
