import {functionWords} from '../language/function-words.js'
import {sortEdits} from '../edit/apply.js'
import {moveEdits} from '../edit/move.js'
import {cutPieces} from '../parse/pieces.js'
import {isInside, quotedStretches} from '../parse/quoted.js'
import type {Certificate, Edit, Range} from '../types.js'
import {align, type Alignment, type Removed} from './alignment.js'
import type {Token} from './tokens.js'
import {shareOf, together} from './totals.js'
import {compareUrls} from './urls.js'
import {countWords, countWordsIn, type WordCounts} from './word-counts.js'

/**
 * What edits left of the words of a text, checked from the text and the edits alone: no rule and no report is asked.
 *
 * @param output `edits` made in `input`.
 */
export function certify(input: string, output: string, edits: readonly Edit[]): Certificate {
  const pieces = cutPieces(input)
  if (pieces.length === 1) return certifyPart(input, output, edits)
  return together(Array.from(partsOf(input, output, edits, pieces), part => certifyPart(...part)))
}

type Part = readonly [input: string, output: string, edits: readonly Edit[]]

/** A text longer than any article part by part, so that its words are not held all at once. No edit is cut. */
function* partsOf(input: string, output: string, edits: readonly Edit[], pieces: readonly Range[]): Generator<Part> {
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
    const own = moveEdits(sorted.slice(first, next), -start)
    const grown = own.reduce((sum, {range, text}) => sum + text.length - (range[1] - range[0]), 0)
    const to = from + end - start + grown
    yield [input.slice(start, end), output.slice(from, to), own]
    ;[start, from] = [end, to]
  }
}

function certifyPart(input: string, output: string, edits: readonly Edit[]): Certificate {
  const {removed, added, decoded} = edits.length === 0 ? unchanged : align(input, output, edits)
  const after = quotedStretches(output)
  const before = countWords(input)
  const {doubled, lost} = quotedRemovals(input, after, removed)
  const {urls, breach} = compareUrls(input, output, edits)
  const breaches = [
    ...(added.length > 0
      ? [`Unexpected \`${shown(added)}\` after the repairs, expected only words of the original, in their order`]
      : []),
    ...(breach === undefined ? [] : [breach]),
    ...(lost.length > 0 ? [`Unexpected removal of \`${shown(lost)}\` inside quotation marks, expected it to stay`] : [])
  ]
  const [gone, come] = [countTokens(removed), countTokens(added)]
  return {
    holds: breaches.length === 0,
    words: before.words,
    removed: removed.length,
    share: shareOf(removed.length, before.words),
    added: added.length,
    decoded,
    quoted: {words: countWordsIn(output, after), doubled, lost: lost.length},
    numbers: {kept: before.numbers - gone.numbers, removed: gone.numbers, equal: come.numbers === 0},
    names: {kept: before.names - gone.names, removed: gone.names, equal: come.names === 0},
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

let anyLanguage: ReadonlySet<string> | undefined

function isFunctionWord(word: string): boolean {
  anyLanguage ??= new Set([...functionWords.values()].flatMap(words => [...words]))
  return anyLanguage.has(word.toLowerCase())
}

function countTokens(tokens: readonly Token[]): WordCounts {
  return countWords(tokens.map(({text}) => text).join(' '))
}
