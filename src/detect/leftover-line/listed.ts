import {isBeyondLatin, signs} from '../../parse/signs.js'
import {FiledPatterns} from './filed.js'
import {notedOutlines, Outlines, type WrittenOutlines} from './outlines.js'
import {type Settings, titleNote} from './options.js'
import type {LineRole} from './page-tail.js'
import {type Line, ruleForParts} from './parts.js'
import {normalizedIn} from './normalized.js'
import {foldLine, normalizeLine} from './fold.js'

interface Matchers {
  /** Together of all lines. */
  readonly outlines: readonly Outlines[]
  /** Filed when the first line comes that could be listed: an article may have none. */
  readonly filed: () => Filed
}

interface Filed {
  readonly exact: ReadonlyMap<string, Settings>
  /** No line in `exact` is longer, in UTF-16 code units. */
  readonly longest: number
  readonly patterns: FiledPatterns<Settings>
  /** Lines that show that the article has ended, whatever rule lists them. */
  readonly ends: ReadonlySet<string>
  /** Lines that may be titles. */
  readonly titles: ReadonlySet<string>
}

/** A line of some rule: as it is listed, and as leftovers are compared. Without a rule it only shows that the article has ended. */
type Listed = readonly [line: string, normalized: string, rule?: Settings, note?: string | undefined]

/** What a line is compared with, by the signs that stand in it. */
export type MatchersFor = (found: number) => Matchers

const known = new WeakMap<readonly Settings[], MatchersFor>()

/** Lines in Latin letters are compared with such lines alone: reading the tables of all languages takes longer than one article. */
export function matchersOf(rules: readonly Settings[]): MatchersFor {
  const found = known.get(rules)
  if (found) return found
  let [latin, all]: (Matchers | undefined)[] = []
  const matchersFor = (found: number): Matchers =>
    found & signs.beyondLatin
      ? (all ??= matchersWith([outlinesOf(linesOf(rules))], () => linesOf(rules)))
      : (latin ??= matchersWith(latinOutlines(rules), () => linesOf(rules, isLatin)))
  known.set(rules, matchersFor)
  return matchersFor
}

function isLatin(line: string): boolean {
  return !isBeyondLatin(line)
}

function matchersWith(outlines: readonly Outlines[], lines: () => Iterable<Listed>): Matchers {
  let filed: Filed | undefined
  return {outlines, filed: () => (filed ??= file(lines()))}
}

/** Those of built-in rules may be known, all in one. */
function latinOutlines(rules: readonly Settings[]): Outlines[] {
  const noted = new Set(rules.flatMap(rule => notedOutlines(rule.options) ?? []))
  const others = rules.filter(rule => !notedOutlines(rule.options))
  return others.length > 0 ? [...noted, outlinesOf(linesOf(others, isLatin))] : [...noted]
}

/** What {@link noteOutlines} takes. */
export function writtenOutlines(rules: readonly Pick<Settings, 'options'>[]): WrittenOutlines {
  return outlinesOf(linesOf(rules, isLatin)).written
}

function outlinesOf(lines: Iterable<Listed>): Outlines {
  const outlines = new Outlines()
  for (const [line, normalized] of lines) outlines.add(line, normalized)
  return outlines
}

function* linesOf(rules: readonly Settings[], isWanted = (_: string): boolean => true): Generator<Listed> {
  for (const rule of rules) {
    const {lines, table} = rule.options
    const normalizeRow = normalizedIn(table)
    for (const line of lines) if (isWanted(line)) yield [line, normalizeLine(line), rule]
    for (const [row, [line, , note]] of table.entries())
      if (isWanted(line)) yield [line, normalizeRow(line, row), rule, note]
  }
  for (const line of rules.flatMap(rule => rule.options.below)) yield [line, normalizeLine(line)]
}

/** Where two rules list a line, the first one has it. */
function file(listed: Iterable<Listed>): Filed {
  const exact = new Map<string, Settings>()
  const patterns = new FiledPatterns<Settings>()
  const ends = new Set<string>()
  const titles = new Set<string>()
  let longest = 0
  for (const [line, normalized, rule, note] of listed) {
    if (note === titleNote) titles.add(normalized)
    if (!rule) ends.add(normalized)
    else if (line.includes('{')) patterns.add(line, normalized, rule)
    else {
      longest = Math.max(longest, normalized.length)
      if (!exact.has(normalized)) exact.set(normalized, rule)
    }
  }
  return {exact, longest, patterns, ends, titles}
}

function ruleFor(text: string, folded: string, line: string, {exact, longest, patterns}: Filed): Settings | undefined {
  const listed = line.length > longest ? undefined : exact.get(line)
  return listed ?? (saysSomething(text) ? undefined : patterns.find(folded, line))
}

/**
 * `Tags: the dog wears three of them.` What stands behind a heading goes on in small letters, is no list, and ends as a sentence does.
 * `Recommended: Hill House. Book months ahead.` Or it is two of them, or a leftover that somebody quotes.
 */
function saysSomething(text: string): boolean {
  if (reports.test(text)) return true
  if (text.endsWith('.') && (twoSentences.test(text) || quotes.test(text))) return true
  const said = /^[^:]{1,40}: (\p{Ll}.*[.!?…])$/u.exec(text)?.[1]
  return said !== undefined && said.split(/[,;]/u).some(part => part.trim().split(' ').length >= sentenceWords)
}

/** `“By continuing to browse, you agree,” the small print says.` */
const quotes = /^["“][^"”]{1,200}["”] \S/u

/** `Found a mistake? Write to them, says Hall.` */
const reports =
  /, (?:(?:says|said|asks|asked|advises|urges) \p{Lu}|(?:\p{L}{1,20} ){1,3}(?:says?|said|asks?|asked|advises?|advised|urges?|urged)(?!\p{L}))/u

const twoSentences = /^[^:]{1,40}: [^.]*\p{Ll}{2}\. \p{Lu}/u

const sentenceWords = 5

/** What is known of a line. */
interface Look {
  /** The rule that lists it. */
  readonly rule?: Settings | undefined
  readonly role?: LineRole
  /** Known by the table: it may be a title, or, listed as it stands, is none. Left out: nobody knows. */
  readonly isTitle?: boolean | undefined
}

export function look(line: Line, matchersFor: MatchersFor, thorough: boolean): Look {
  const whole = lookAtWhole(line, matchersFor, thorough)
  if (whole.rule || whole.role) return whole
  const rule = ruleForParts(line, part => lookAtWhole(part, matchersFor, thorough).rule)
  return rule ? {rule, role: roleOf(rule)} : nothing
}

function lookAtWhole({text, signs: found}: Line, matchersFor: MatchersFor, thorough: boolean): Look {
  const {outlines, filed} = matchersFor(found)
  if (!thorough && !mayBeListed(text, found, outlines)) return nothing
  const folded = foldLine(text)
  const line = folded.toLowerCase()
  const {exact, ends, titles} = filed()
  const rule = ruleFor(text, folded, line, filed())
  const role = roleOf(rule) ?? (ends.has(line) ? 'end' : undefined)
  return {rule, role, isTitle: titles.has(line) || (exact.has(line) ? false : undefined)}
}

/** In a loop, since each line is asked about. */
function mayBeListed(text: string, found: number, outlines: readonly Outlines[]): boolean {
  for (const one of outlines) if (one.mayHave(text, found)) return true
  return false
}

const nothing: Look = {}

function roleOf(match: Settings | undefined): LineRole {
  if (!match) return undefined
  return match.options.weak ? 'weak' : match.options.ends ? 'end' : 'leftover'
}
