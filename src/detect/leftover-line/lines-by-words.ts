import type {Document, Paragraph} from '../../parse/document.js'
import {quotationSigns, signs} from '../../parse/signs.js'
import type {Settings} from './options.js'
import type {Line} from './parts.js'
import {pageScore, type Weights} from './page-words.js'

/** No line is longer, in UTF-16 code units: longer ones are prose. */
const longest = 160
/** So many lines at the end of an article are looked at. */
const most = 12
/** So much text stands above them, in UTF-16 code units: less is no article. */
const leastArticle = 300
/** One or two words are headings as well. */
const leastWords = 3
/**
 * What a line must score, and one that ends as a sentence does: of 1,202 last lines of news by people 16 did, all but a translator’s name
 * leftovers, and of 315 lines of pages that no table knew a third.
 */
const certain = {label: 2.5, sentence: 3} as const

/** Signs that quote; apostrophes may stand anywhere. */
const quotes = quotationSigns & ~(signs.apostrophe | signs.singleClose)

/** Names people, or says what somebody else says. */
const ofArticle =
  /^(?:\p{L}{5,12} )?[Bb]y \p{Lu}|^\P{L}?(?:[Pp]hoto|[Ii]mage|[Ss]ource|[Cc]ontributing)(?!\p{L})|^Translated (?:from|by) .*\p{Lu}|(?<!\p{L})(?:contributed|says|said|told|asked|wrote)(?!\p{L})/u

const weightsOf = new WeakMap<Settings['options']['weights'], Weights>()

/** The rule whose weights lines of a document are scored with, and the weights; left out: no rule has any, or they are of another language. */
function scoring(rules: readonly Settings[], language: string): {rule: Settings; weights: Weights} | undefined {
  const rule = rules.find(({options}) => options.weights.length > 0)
  if (!rule || !/^en(?:-|$)/u.test(language)) return undefined
  const rows = rule.options.weights
  const weights = weightsOf.get(rows) ?? new Map(rows.map(([feature, weight]) => [feature, Number(weight)]))
  weightsOf.set(rows, weights)
  return {rule, weights}
}

/** Indexes of lines at the end of an article that no rule lists and that read like lines of a page, with the rule that says so. */
export function* linesByWords(
  {paragraphs, language}: Document,
  matches: readonly (Settings | undefined)[],
  rules: readonly Settings[]
): Generator<readonly [index: number, rule: Settings]> {
  const known = scoring(rules, language)
  if (!known) return
  for (let index = firstOfTail(paragraphs); index < paragraphs.length; index++) {
    const line = paragraphs[index] as Paragraph
    if (
      !matches[index] &&
      readsLikePage(line, known.weights, line.text.endsWith('.') ? certain.sentence : certain.label)
    )
      yield [index, known.rule]
  }
}

/** The same of what stands behind the last sentence of an article. */
export function ruleByWords(tail: Line, language: string, rules: readonly Settings[]): Settings | undefined {
  const known = scoring(rules, language)
  // What leads to something is followed by it.
  if (!known || tail.text.length > longest || tail.text.endsWith(':')) return undefined
  return readsLikePage(tail, known.weights, certain.sentence) ? known.rule : undefined
}

/** Behind the last line of prose, some lines from the end at most, and with an article above it. */
function firstOfTail(paragraphs: readonly Paragraph[]): number {
  let first = paragraphs.length
  while (first > Math.max(0, paragraphs.length - most)) {
    const {text, start} = paragraphs[first - 1] as Paragraph
    if (text.length > longest || start < leastArticle) break
    first--
  }
  return first
}

function readsLikePage({text, signs: found}: Line, weights: Weights, least: number): boolean {
  if (found & (quotes | signs.beyondLatin) || ofArticle.test(text) || text.split(' ').length < leastWords) return false
  return pageScore(text, weights) >= least
}
