import {functionWords} from '../detect/function-words.js'
import {sortEdits} from '../edit/apply.js'
import {cutPieces} from '../parse/pieces.js'
import type {Certificate, Edit, Range} from '../types.js'
import {align, type Alignment, type Removed} from './alignment.js'
import {isInside, quotedStretches} from './quoted.js'
import {type Token, tokensOf} from './tokens.js'
import {shareOf, together} from './totals.js'
import {compareUrls} from './urls.js'

/**
 * What edits left of the words of a text, checked from the text and the edits alone: no rule and no report is asked.
 *
 * @param output `edits` made in `input`.
 */
export function certify(input: string, output: string, edits: readonly Edit[]): Certificate {
  const parts = Array.from(partsOf(input, output, edits), part => certifyPart(...part))
  return parts.length === 1 ? (parts[0] as Certificate) : together(parts)
}

type Part = readonly [input: string, output: string, edits: readonly Edit[]]

/** A text longer than any article part by part, so that its words are not held all at once. No edit is cut. */
function* partsOf(input: string, output: string, edits: readonly Edit[]): Generator<Part> {
  const pieces = cutPieces(input)
  if (pieces.length === 1) {
    yield [input, output, edits]
    return
  }
  const sorted = sortEdits(edits)
  let [start, from, next] = [0, 0, 0]
  for (const [, end] of pieces) {
    const first = next
    while ((sorted[next]?.range[1] ?? Infinity) <= end) next++
    const isCut = (sorted[next]?.range[0] ?? Infinity) < end
    if (isCut) {
      next = first
      continue
    }
    const own = sorted.slice(first, next).map(({range, text}) => ({range: moved(range, -start), text}))
    const grown = own.reduce((sum, {range, text}) => sum + text.length - (range[1] - range[0]), 0)
    const to = from + end - start + grown
    yield [input.slice(start, end), output.slice(from, to), own]
    ;[start, from] = [end, to]
  }
}

function moved([start, end]: Range, by: number): Range {
  return [start + by, end + by]
}

function certifyPart(input: string, output: string, edits: readonly Edit[]): Certificate {
  const words = tokensOf(input)
  const alignment = edits.length === 0 ? unchanged : align(input, output, edits)
  const {removed, added, decoded} = alignment
  const after = quotedStretches(output)
  const {doubled, lost} = quotedRemovals(input, after, removed)
  const {urls, breach} = compareUrls(input, output, edits)
  const breaches = [
    ...(added.length > 0
      ? [`Unexpected \`${shown(added)}\` after the repairs, expected only words of the original, in their order`]
      : []),
    ...(breach === undefined ? [] : [breach]),
    ...(lost.length > 0 ? [`Unexpected removal of \`${shown(lost)}\` inside quotation marks, expected it to stay`] : [])
  ]
  return {
    holds: breaches.length === 0,
    words: words.length,
    removed: removed.length,
    share: shareOf(removed.length, words.length),
    added: added.length,
    decoded,
    quoted: {words: countInside(input === output ? words : tokensOf(output), after), doubled, lost: lost.length},
    numbers: kept(words, alignment, isNumber),
    names: kept(words, alignment, isName),
    urls,
    breaches
  }
}

/** Characters of a sentence that article text may take. */
const mostShown = 60

function shown(words: readonly Token[]): string {
  const text = words.map(one => one.text).join(' ')
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
}

const unchanged: Alignment = {removed: [], added: [], decoded: 0}

/** A word was quoted where it stood between marks and its place still does: of damaged marks alone neither side can be trusted. */
function quotedRemovals(input: string, after: readonly Range[], removed: readonly Removed[]) {
  if (removed.length === 0) return {doubled: 0, lost: []}
  const before = quotedStretches(input)
  const quoted = removed.filter(({start, gap: [from, to]}) => isInside(before, start) && isInside(after, from, to))
  const lost = quoted.filter(one => !one.isDoubled || !isFunctionWord(one.text))
  return {doubled: quoted.length - lost.length, lost}
}

function isFunctionWord(word: string): boolean {
  return [...functionWords.values()].some(words => words.has(word.toLowerCase()))
}

/** Words of a kind that stayed and that went, and whether none came. */
function kept(words: readonly Token[], {removed, added}: Alignment, isOfKind: (word: string) => boolean) {
  const count = (all: readonly Token[]) => all.reduce((sum, one) => sum + (isOfKind(one.text) ? 1 : 0), 0)
  const gone = count(removed)
  return {kept: count(words) - gone, removed: gone, equal: count(added) === 0}
}

function isNumber(word: string): boolean {
  return /\d|[^\0-\x7F]/u.test(word) && /\p{N}/u.test(word)
}

function isName(word: string): boolean {
  const first = word.charCodeAt(0)
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : /^\p{Lu}/u.test(word)
}

function countInside(words: readonly Token[], stretches: readonly Range[]): number {
  let next = 0
  return words.reduce((sum, {start, end}) => {
    while ((stretches[next]?.[1] ?? Infinity) <= start) next++
    const [from, to] = stretches[next] ?? [Infinity, Infinity]
    return sum + (from <= start && end <= to ? 1 : 0)
  }, 0)
}
