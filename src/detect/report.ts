import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {applyEdits} from '../edit/apply.js'
import {moveEdits} from '../edit/move.js'
import {type Point, pointsOf} from '../parse/points.js'
import type {Rule} from '../rules/rule.js'
import type {Alternative, Edit, Finding, FixTier, Message, Range, Severity} from '../types.js'

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
  const expected = finding.expected ?? expectedAt(text, finding.range, edits)
  const fix = tierOf(rule, finding, edits)
  const reason = reasonOf(rule, finding, actual, expected)
  const where = {source: 'copydesk', place: placeOf(text, start, end), ruleId: rule.id}
  const message = withoutTraces(() => file.message(reason, where))
  message.fatal = fatal[severityOf(rule, fix)]
  message.actual = actual
  if (expected !== undefined) message.expected = [expected]
  const {url} = manner(rule)
  if (url !== undefined) message.url = url
  if (finding.note) message.note = finding.note
  if (finding.otherwise) message.otherwise = finding.otherwise
  if (finding.lasting) message.lasting = true
  message.edits = edits
  message.fix = fix
}

/** A message is an error to the engine, which writes down the calls that led to it: that takes longer than finding the damage. */
export function withoutTraces<Value>(run: () => Value): Value {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return run()
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
  const told: Writable<Message> = {
    ruleId: message.ruleId ?? message.source ?? 'unknown',
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    fix: message.fix ?? 'none',
    range: [start, end],
    reason: message.reason,
    actual: message.actual ?? text.slice(start, end),
    edits: message.edits ?? []
  }
  const expected = message.expected?.[0]
  if (expected !== undefined) told.expected = expected
  if (message.note !== undefined) told.note = message.note
  if (message.otherwise !== undefined) told.otherwise = message.otherwise
  if (message.lasting) told.lasting = true
  if (message.url !== undefined) told.url = message.url
  return told
}

type Writable<Value> = {-readonly [Name in keyof Value]: Value[Name]}

/**
 * Make an edit as small as it can be: `the the` to `the` only takes ` the` away.
 *
 * The end is compared last, so that of two equal words the second goes.
 */
export function smallestEdit(actual: string, expected: string, start: number): Edit | undefined {
  if (actual === expected) return undefined
  const longest = Math.min(actual.length, expected.length)
  let head = 0
  while (head < longest && actual.charCodeAt(head) === expected.charCodeAt(head)) head++
  let [to, toExpected] = [actual.length, expected.length]
  while (to > head && toExpected > head && actual.charCodeAt(to - 1) === expected.charCodeAt(toExpected - 1)) {
    to--
    toExpected--
  }
  return {range: [start + head, start + to], text: expected.slice(head, toExpected)}
}

function editsOf({range, expected, edits}: Finding, actual: string): readonly Edit[] {
  if (edits) return edits
  const edit = expected === undefined ? undefined : smallestEdit(actual, expected, range[0])
  return edit ? [edit] : []
}

/**
 * What stands at the place of the message once its edits are made.
 *
 * Nothing where they leave it as it is: a quotation without an end is shown at its opening mark and mended elsewhere.
 */
function expectedAt(text: string, place: Range, edits: readonly Edit[]): string | undefined {
  const [start, end] = place
  const there = edits.map(edit => partAt(text, place, edit)).filter(edit => edit !== undefined)
  if (there.length === 0) return undefined
  const actual = text.slice(start, end)
  const expected = applyEdits(actual, moveEdits(there, -start))
  return expected === actual ? undefined : expected
}

/** What of an edit happens at a place. What it writes stands where it begins: `,” he said.` to `.”` leaves nothing of `he said.` */
function partAt(text: string, [start, end]: Range, edit: Edit): Edit | undefined {
  if (edit.range[0] >= start && edit.range[1] <= end) return edit
  const smallest = smallestEdit(text.slice(...edit.range), edit.text, edit.range[0]) ?? edit
  const [from, to] = smallest.range
  if (from >= end || to <= start) return undefined
  return {range: [Math.max(from, start), Math.min(to, end)], text: from < start ? '' : smallest.text}
}

function tierOf(rule: Reporter, {fix = 'safe'}: Finding, edits: readonly Edit[]): FixTier {
  if (edits.length === 0) return 'none'
  const status = rule.status === 'nursery' ? 'suggest' : 'safe'
  return lower(lower(rule.fix ?? 'none', status), fix)
}

function lower(one: FixTier, other: FixTier): FixTier {
  return tiers.indexOf(one) < tiers.indexOf(other) ? one : other
}

/**
 * What a person still has to look at is no ground to fail a gate: only damage that is certain keeps its severity. So does that of rules
 * that repair nothing, and not a finding that its rule would have repaired if it were sure.
 */
function severityOf({severity = 'warning', fix: most = 'none'}: Reporter, fix: FixTier): Severity {
  const isCertain = fix === 'safe' || (fix === 'none' && most === 'none')
  return severity === 'warning' && !isCertain ? 'info' : severity
}

interface Place {
  readonly start: Point
  readonly end: Point
}

function placeOf(text: string, start: number, end: number): Place {
  const pointAt = pointsOf(text)
  return {start: pointAt(start), end: pointAt(end)}
}

function reasonOf(rule: Reporter, {values}: Finding, actual: string, expected: string | undefined): string {
  const {parts} = manner(rule)
  let reason = parts[0] ?? ''
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? ''
    if (name === 'actual') reason += shorten(actual)
    else if (name === 'expected') reason += expected === undefined ? 'something else' : shorten(expected)
    else reason += values?.[name] ?? `{${name}}`
    reason += parts[index + 1] ?? ''
  }
  return reason
}

/** What all messages of a rule share. */
interface Manner {
  /** Text and the names of placeholders in turns. */
  readonly parts: readonly string[]
  readonly url: string | undefined
}

const manners = new WeakMap<Reporter, Manner>()

function manner(rule: Reporter): Manner {
  let known = manners.get(rule)
  if (!known) {
    const {id, message = 'Unexpected `{actual}`, expected `{expected}`'} = rule
    const url = id ? `https://unpkg.com/copydesk/docs/rules.md#${id}` : undefined
    manners.set(rule, (known = {parts: message.split(/\{(\w+)\}/u), url}))
  }
  return known
}

/** Messages are one line: a long passage shows its ends. */
function shorten(text: string): string {
  const line = /\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text
  return line.length <= 80 ? line : `${line.slice(0, 38)} … ${line.slice(-38)}`
}
