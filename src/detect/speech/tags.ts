import type {Paragraph} from '../../parse/document.js'
import {firstIndex} from '../../parse/first-index.js'
import {matchesOf} from '../../parse/matches.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import {endsSentence} from './sentences.js'

/** How far an attribution behind speech reaches, in UTF-16 code units. */
export const tagSight = 160

/** How long a clause that attributes may be, in UTF-16 code units; and one that says who somebody is. */
const [longestTag, longestDescription] = [70, 180]

/** Whether ` he said.` or ` said Mr. X. ` and nothing else stands before a place. */
export function endsTag(text: string, tags: readonly number[], at: number, lexicon: Lexicon): boolean {
  const tag = tags[firstFrom(tags, at) - 1]
  return tag !== undefined && at - tag <= longestDescription && isWholeTag(text.slice(tag, at), lexicon)
}

/** Whether nothing stands behind the comma of an attribution but its one sentence: ` said Mr. X. ` */
export function isWholeTag(text: string, lexicon: Lexicon): boolean {
  const clause = text.trimEnd()
  if (lexicon.described.test(clause) || isTagWithCommas(clause, lexicon)) return true
  if (clause.length > longestTag || !/^[^!?,;:“”"]*\.$/u.test(clause)) return false
  return !matchesOf(innerStop, clause).some(({index}) => endsSentence(clause.slice(0, index + 1), lexicon))
}

/** ` the head of the shift, Ana Hall, said.` */
function isTagWithCommas(clause: string, {tagAfter}: Lexicon): boolean {
  if (clause.length > longestDescription || !/,.*,/u.test(clause)) return false
  return tagAfter.exec(clause)?.[0].length === clause.length - 1 && clause.endsWith('.')
}

/** Not the first one of `p.m.` */
const innerStop = /\.(?!\p{L}\.|$)/gu

/** The index of the first number that is not less. A paragraph may hold a million of them. */
function firstFrom(sorted: readonly number[], least: number): number {
  return firstIndex(sorted.length, index => (sorted[index] as number) >= least)
}

/** Offsets behind the commas of `go, he said.` */
export function* tagCommas(text: string, {tagAfterComma}: Lexicon): Generator<number> {
  for (let comma = nextComma(text, 0); comma !== -1; comma = nextComma(text, comma + 1)) {
    tagAfterComma.lastIndex = comma
    if (tagAfterComma.test(text)) yield comma + 1
  }
}

function nextComma(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code === 0x2c || code === 0x21 || code === 0x3f) && text.charCodeAt(index + 1) === 0x20) return index
  }
  return -1
}

/** `, he said.`, but not `, he said, was the best`. */
export function isAttributed(after: string, {tagAfter}: Lexicon): boolean {
  const found = tagAfter.exec(after)?.[0]
  return found !== undefined && after.charAt(found.length) !== ','
}

/** `,” said the guide, Ana Hall.` `He said his wife, Ana, left.`: behind the comma stands who that is. */
export function namesAfterTag({text, start}: Paragraph, own: readonly Mark[], at: number, lexicon: Lexicon): boolean {
  if (/^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3},/u.test(text.slice(at, at + tagSight))) return true
  const next = firstIndex(own.length, index => (own[index] as Mark).start >= start + at)
  const before = own[next - 1]
  if (before?.spacing !== 'close' || !/^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 3))) return false
  const clause = text.slice(before.end - start, at)
  return clause.length < tagSight && lexicon.invertedTag.test(clause)
}
