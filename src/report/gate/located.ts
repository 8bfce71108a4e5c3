import {isDismissed} from '../../decide/reasons.js'
import {applyEdits} from '../../edit/apply.js'
import {pointsOf} from '../../parse/points.js'
import type {Decision, Edit, Outcome, Range, Severity, Unreadable} from '../../types.js'
import {namedPlace} from '../../place.js'
import {isWholeFile, nameOf} from '../placed.js'
import {visible} from '../visible.js'

/** A place in a file: both from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** From, up to and not including. */
export interface Region {
  readonly start: Position
  readonly end: Position
}

interface Replacement {
  readonly region: Region
  readonly text: string
}

/** A finding as tools that gate and annotate take it: at a place of a file, not of an article. */
export interface Located {
  readonly path: string
  /** Where its record begins, for an article that is part of a file. */
  readonly line: number
  /** Left out for an article that is part of a file: how the text is written there is not known here. */
  readonly region?: Region
  readonly rule: string
  readonly severity: Severity
  /** One line, without anything that acts. */
  readonly message: string
  /** Of the damage in its article, or of what is wrong with the whole article. */
  readonly fingerprint: string
  readonly article: string
  /** One repair: all of it, or nothing. Empty where there is none to offer, or none in coordinates of the file. */
  readonly replacements: readonly Replacement[]
  /** The same as one replacement, with the text between. */
  readonly whole?: Replacement
  readonly url?: string
  /** Why it was dismissed. */
  readonly suppressed?: string
}

/** Rules of findings that no rule makes. */
export const heldRule = 'held'
const unreadableRule = 'unreadable'

type Cleaned = Extract<Outcome, {type: 'cleaned'}>

/**
 * What a gate tells of an outcome, in the order of the text.
 *
 * @param withSuppressed Also what was dismissed.
 */
export function located(outcome: Outcome, withSuppressed = false): Located[] {
  if (outcome.type === 'unreadable') return [unreadable(outcome.unreadable)]
  const {result} = outcome
  const pointAt = pointsOf(result.input)
  const told = result.ledger.decisions
    .filter(one => withSuppressed || !isDismissed(one))
    .toSorted((a, b) => a.message.range[0] - b.message.range[0] || a.message.range[1] - b.message.range[1])
    .map(one => finding(outcome, one, ([start, end]) => ({start: place(pointAt(start)), end: place(pointAt(end))})))
  return result.fatal === undefined ? told : [held(outcome, result.fatal), ...told]
}

function place({line, column}: Position): Position {
  return {line, column}
}

function finding({article, result}: Cleaned, decision: Decision, regionOf: (range: Range) => Region): Located {
  const {message, fingerprint} = decision
  const region = regionOf(message.range)
  const isWhole = isWholeFile(article)
  const within = isWhole ? '' : ` (${nameOf(article)}, line ${region.start.line}, column ${region.start.column})`
  const edits = isWhole && decision.decision !== 'skip' ? decision.edits : []
  return {
    path: article.path,
    line: isWhole ? region.start.line : (article.line ?? 1),
    ...(isWhole && {region}),
    rule: message.ruleId,
    severity: message.severity,
    message: visible(`${message.reason}${within}`),
    fingerprint,
    article: nameOf(article),
    replacements: edits.map(({range, text}) => ({region: regionOf(range), text})),
    ...(edits.length > 0 && {whole: wholeOf(result.input, edits, regionOf)}),
    ...(message.url !== undefined && {url: message.url}),
    ...(isDismissed(decision) && {suppressed: decision.because})
  }
}

function wholeOf(input: string, edits: readonly Edit[], regionOf: (range: Range) => Region): Replacement {
  const start = edits.reduce((first, {range}) => Math.min(first, range[0]), Infinity)
  const end = edits.reduce((last, {range}) => Math.max(last, range[1]), 0)
  const moved = edits.map(({range, text}) => ({range: [range[0] - start, range[1] - start] as const, text}))
  return {region: regionOf([start, end]), text: applyEdits(input.slice(start, end), moved)}
}

function held({article}: Cleaned, fatal: string): Located {
  const name = nameOf(article)
  const within = isWholeFile(article) ? '' : ` (${name})`
  return {
    path: article.path,
    line: article.line ?? 1,
    rule: heldRule,
    severity: 'error',
    message: visible(`${fatal}${within}`),
    fingerprint: heldRule,
    article: name,
    replacements: []
  }
}

function unreadable({problem, ...place}: Unreadable): Located {
  return {
    path: place.path,
    line: place.line ?? 1,
    rule: unreadableRule,
    severity: 'error',
    message: visible(problem),
    fingerprint: unreadableRule,
    article: namedPlace(place),
    replacements: []
  }
}
