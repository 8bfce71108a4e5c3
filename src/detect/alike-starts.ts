import {pieceLength} from '../parse/block-parser.js'
import type {Document, Paragraph} from '../parse/document.js'
import {signs} from '../parse/signs.js'
import type {Words} from '../parse/words.js'

/** How much of two sentences of a long paragraph has to be alike, in UTF-16 code units. */
const alike = 12

/** A paragraph with more starts is looked at closely. */
const mostStarts = 400

/** The first words of what may be sentences, by index. */
const starts = new Int32Array(mostStarts)

const known = new WeakMap<Document, ReadonlySet<Paragraph>>()

/** No word is made of them, but sentences may be. */
const lettersBeyondWords = /(?=[\u{10000}-\u{10FFFF}])[\p{L}\p{N}]/u

/**
 * The paragraphs that may say a sentence twice in a row: from what may be the start of one up to what may be the start of the next,
 * marks and spaces left out, they read like what comes then.
 */
export function paragraphsThatMayRepeat(document: Document): ReadonlySet<Paragraph> {
  const found = known.get(document) ?? findParagraphs(document)
  known.set(document, found)
  return found
}

function findParagraphs(document: Document): ReadonlySet<Paragraph> {
  const {text, paragraphs, words} = document
  const before = document.earlier && known.get(document.earlier)
  const found = new Set<Paragraph>()
  let first = 0
  for (const paragraph of paragraphs) {
    let last = first
    while (last < words.count && (words.starts[last] ?? 0) < paragraph.end) last++
    const isFound =
      before && paragraph.earlier
        ? before.has(paragraph.earlier)
        : mayRepeat(text, words, first, last, paragraph) || hasLettersBeyondWords(paragraph)
    if (isFound) found.add(paragraph)
    first = last
  }
  return found
}

function hasLettersBeyondWords({text, signs: found}: Paragraph): boolean {
  return (found & signs.beyondAscii) !== 0 && lettersBeyondWords.test(text)
}

function mayRepeat(text: string, words: Words, first: number, last: number, {start, end}: Paragraph): boolean {
  const isLong = end - start > pieceLength // A sentence may end where a piece does.
  let count = 0
  let isBehindStop = true
  for (let index = first; index < last; index++) {
    if (isBehindStop && hasLetter(words, index)) {
      if (count === mostStarts || comesAgain(text, words, count, index, isLong)) return true
      starts[count++] = index
      isBehindStop = false
    }
    if (words.gaps[index] !== space && index + 1 < last && hasStop(text, words, index)) isBehindStop = true
  }
  return false
}

const space = 0x20
const stops = new Uint8Array(0x10000)
for (const stop of '.!?…‽') stops[stop.charCodeAt(0)] = 1

/** Behind a word. */
function hasStop(text: string, {starts, ends}: Words, index: number): boolean {
  const to = starts[index + 1] ?? 0
  for (let at = ends[index] ?? 0; at < to; at++) if (stops[text.charCodeAt(at)] === 1) return true
  return false
}

/** Not only marks, as behind an emoji. */
function hasLetter({ids, vocabulary}: Words, index: number): boolean {
  const form = vocabulary.forms[ids[index] ?? 0] ?? ''
  return form.charCodeAt(0) < 0x300 || /[\p{L}\p{N}]/u.test(form)
}

/** Whether the text from one of the starts so far on, up to the word before a start, comes again from there. */
function comesAgain(text: string, words: Words, count: number, start: number, isLong: boolean): boolean {
  const place = words.starts[start] ?? 0
  for (let earlier = count - 1; earlier >= 0; earlier--) {
    const first = starts[earlier] ?? 0
    if (words.ids[first] !== words.ids[start]) continue
    const from = words.starts[first] ?? 0
    if (isSame(text, from, place, isLong ? from + alike : (words.ends[start - 1] ?? 0))) return true
  }
  return false
}

function isSame(text: string, from: number, again: number, until: number): boolean {
  for (let at = from; at < until; at++) {
    if (text.charCodeAt(at) !== text.charCodeAt(again + at - from)) return false
  }
  return true
}
