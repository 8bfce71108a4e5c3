import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {applyEdits} from '../edit/apply.js'
import {type Point, pointsOf} from '../parse/points.js'
import type {Rule} from '../rules/rule.js'
import type {Alternative, Edit, Finding, FixTier, Message, Severity} from '../types.js'

declare module 'vfile-message' {
  interface VFileMessage {
    /** Set by Copydesk’s own plugins; other plugins have `expected` alone. */
    edits?: readonly Edit[]
    fix?: FixTier
    otherwise?: Alternative
    lasting?: boolean
  }
}

type Reporter = Partial<Pick<Rule, 'id' | 'message' | 'severity' | 'fix' | 'status'>>

const fatal = {error: true, warning: false, info: undefined} as const
const tiers = ['none', 'suggest', 'safe'] as const

/** Add a finding to the file as a message that every vfile reporter can show. */
export function report(file: VFile, rule: Reporter, finding: Finding): void {
  const text = String(file)
  const [start, end] = finding.range
  const actual = text.slice(start, end)
  const edits = editsOf(finding, actual)
  const expected = finding.expected ?? (edits.length > 0 ? expectedAt(text, finding, edits) : undefined)
  const fix = lowest(rule.fix ?? 'none', rule.status === 'nursery' ? 'suggest' : 'safe', finding.fix ?? 'safe', edits)
  const reason = fill(rule.message ?? 'Unexpected `{actual}`, expected `{expected}`', {
    ...finding.values,
    actual: shorten(actual),
    expected: expected === undefined ? 'something else' : shorten(expected)
  })
  const pointAt = pointsIn(file, text)
  const place = {start: pointAt(start), end: pointAt(end)}
  const message = withoutStack(() =>
    file.message(reason, {source: 'copydesk', place, ...(rule.id && {ruleId: rule.id})})
  )
  message.fatal = fatal[severityOf(rule.severity ?? 'warning', fix)]
  message.actual = actual
  if (expected !== undefined) message.expected = [expected]
  if (rule.id) message.url = `https://unpkg.com/copydesk/docs/rules.md#${rule.id}`
  if (finding.note) message.note = finding.note
  if (finding.otherwise) message.otherwise = finding.otherwise
  if (finding.lasting) message.lasting = true
  message.edits = edits
  message.fix = fix
}

/** A message is an error to the engine, which writes down the calls that led to it: that takes longer than finding the damage. */
function withoutStack<T>(make: () => T): T {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return make()
  } finally {
    Error.stackTraceLimit = limit
  }
}

/** A message of any plugin as ours; one without `fix` comes from elsewhere and is only reported. */
export function toMessage(text: string, message: VFileMessage): Message | undefined {
  const place = message.place
  const start = place && ('start' in place ? place.start.offset : place.offset)
  const end = place && ('end' in place ? place.end.offset : place.offset)
  if (start === undefined || end === undefined) return undefined
  const expected = message.expected?.[0]
  return {
    ruleId: message.ruleId ?? message.source ?? 'unknown',
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    fix: message.fix ?? 'none',
    range: [start, end],
    reason: message.reason,
    actual: message.actual ?? text.slice(start, end),
    edits: message.edits ?? [],
    ...(expected !== undefined && {expected}),
    ...(message.note !== undefined && {note: message.note}),
    ...(message.otherwise !== undefined && {otherwise: message.otherwise}),
    ...(message.lasting && {lasting: true}),
    ...(message.url !== undefined && {url: message.url})
  }
}

/**
 * Make an edit as small as it can be: `the the` to `the` only takes ` the` away.
 *
 * The end is compared last, so that of two equal words the second goes.
 */
export function smallestEdit(actual: string, expected: string, start: number): Edit | undefined {
  if (actual === expected) return undefined
  const longest = Math.min(actual.length, expected.length)
  let head = 0
  while (head < longest && actual[head] === expected[head]) head++
  let tail = 0
  while (tail < longest - head && actual.at(-1 - tail) === expected.at(-1 - tail)) tail++
  return {range: [start + head, start + actual.length - tail], text: expected.slice(head, expected.length - tail)}
}

function editsOf({range, expected, edits}: Finding, actual: string): readonly Edit[] {
  if (edits) return edits
  const edit = expected === undefined ? undefined : smallestEdit(actual, expected, range[0])
  return edit ? [edit] : []
}

/** What stands at the place of the message once its edits there are made. */
function expectedAt(text: string, {range: [start, end]}: Finding, edits: readonly Edit[]): string {
  const inside = edits.filter(edit => edit.range[0] >= start && edit.range[1] <= end)
  return applyEdits(
    text.slice(start, end),
    inside.map(edit => ({range: [edit.range[0] - start, edit.range[1] - start], text: edit.text}))
  )
}

function lowest(rule: FixTier, status: FixTier, finding: FixTier, edits: readonly Edit[]): FixTier {
  if (edits.length === 0) return 'none'
  return tiers[Math.min(...[rule, status, finding].map(tier => tiers.indexOf(tier)))] ?? 'none'
}

/** What a person still has to look at is no ground to fail a gate: only damage that is certain keeps its severity. */
function severityOf(severity: Severity, fix: FixTier): Severity {
  return fix === 'suggest' && severity === 'warning' ? 'info' : severity
}

const points = new WeakMap<VFile, (offset: number) => Point>()

function pointsIn(file: VFile, text: string): (offset: number) => Point {
  let known = points.get(file)
  if (!known) points.set(file, (known = pointsOf(text)))
  return known
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
}

/** Messages are one line: a long passage shows its ends. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 38)} … ${line.slice(-38)}`
}
