import type {Paragraph} from '../../parse/document.js'
import {isBeyondLatin, signs} from '../../parse/signs.js'
import {FiledPatterns} from './filed.js'
import {Outlines} from './outlines.js'
import type {Settings} from './options.js'
import type {LineRole} from './page-tail.js'
import {normalizedIn} from './normalized.js'
import {foldLine, normalizeLine} from './pattern.js'

interface Matchers {
  readonly exact: ReadonlyMap<string, Settings>
  /** No line in `exact` is longer, in UTF-16 code units. */
  readonly longest: number
  readonly patterns: FiledPatterns<Settings>
  /** Lines that show that the article has ended, whatever rule lists them. */
  readonly ends: ReadonlySet<string>
  /** Of all of these. */
  readonly outlines: Outlines
}

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
      ? (all ??= buildMatchers(rules))
      : (latin ??= buildMatchers(rules, listed => !isBeyondLatin(listed)))
  known.set(rules, matchersFor)
  return matchersFor
}

/** Where two rules list a line, the first one has it. */
function buildMatchers(rules: readonly Settings[], isWanted = (_: string): boolean => true): Matchers {
  const exact = new Map<string, Settings>()
  const patterns = new FiledPatterns<Settings>()
  const outlines = new Outlines()
  let longest = 0
  for (const rule of rules) {
    const add = (line: string, normalized: string) => {
      outlines.add(line, normalized)
      if (line.includes('{')) {
        patterns.add(line, normalized, rule)
        return
      }
      longest = Math.max(longest, normalized.length)
      if (!exact.has(normalized)) exact.set(normalized, rule)
    }
    const {lines, table} = rule.options
    const normalizeRow = normalizedIn(table)
    for (const line of lines) if (isWanted(line)) add(line, normalizeLine(line))
    table.forEach(([line], row) => {
      if (isWanted(line)) add(line, normalizeRow(line, row))
    })
  }
  const below = rules.flatMap(rule => rule.options.below)
  const ends = new Set<string>()
  for (const line of below) {
    const normalized = normalizeLine(line)
    outlines.add(line, normalized)
    ends.add(normalized)
  }
  return {exact, longest, patterns, outlines, ends}
}

function ruleFor(
  text: string,
  folded: string,
  line: string,
  {exact, longest, patterns}: Matchers
): Settings | undefined {
  const listed = line.length > longest ? undefined : exact.get(line)
  return listed ?? (saysSomething(text) ? undefined : patterns.find(folded, line))
}

/** `Tags: the dog wears three of them.` What stands behind a heading goes on in small letters, is no list, and ends as a sentence does. */
function saysSomething(text: string): boolean {
  const said = /^[^:]{1,40}: (\p{Ll}.*[.!?…])$/u.exec(text)?.[1]
  return said !== undefined && said.split(/[,;]/u).some(part => part.trim().split(' ').length >= sentenceWords)
}

const sentenceWords = 5

/** The rule that lists a line, and what the line is known to be. */
export function look(
  {text, signs: found}: Pick<Paragraph, 'text' | 'signs'>,
  matchersFor: MatchersFor,
  thorough: boolean
): readonly [rule: Settings | undefined, role: LineRole] {
  const matchers = matchersFor(found)
  if (!thorough && !matchers.outlines.mayHave(text, found)) return nothing
  const folded = foldLine(text)
  const line = folded.toLowerCase()
  const match = ruleFor(text, folded, line, matchers)
  return [match, roleOf(match) ?? (matchers.ends.has(line) ? 'end' : undefined)]
}

const nothing = [undefined, undefined] as const

function roleOf(match: Settings | undefined): LineRole {
  if (!match) return undefined
  return match.options.weak ? 'weak' : match.options.ends ? 'end' : 'leftover'
}
