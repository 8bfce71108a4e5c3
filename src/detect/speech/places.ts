import type {Paragraph} from '../../parse/document.js'
import type {Place} from './automaton.js'
import {isPlainSpeech, tagAfter, tagAfterComma} from './lexicon.js'
import {type Mark, marks} from './marks.js'

/** How far around a mark words are looked at, in UTF-16 code units. */
const sight = 160

/** A line with the places where its reading may change. */
interface Stretch {
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
}

/** All places of an article, in order. Lines without any mark only count as breaks. */
export function* placesOf(stretches: readonly Stretch[]): Generator<Place> {
  for (const [index, {paragraph, marks: own}] of stretches.entries()) {
    if (own.length > 0) yield* placesIn(paragraph, own)
    const next = stretches[index + 1]
    const nextOpens = next !== undefined && opensWithMark(next)
    yield {type: 'break', at: paragraph.end, nextOpens, last: next === undefined}
  }
}

export function stretchOf(paragraph: Paragraph): Stretch {
  return {paragraph, marks: [...marks(paragraph)]}
}

function opensWithMark({paragraph, marks: [first]}: Stretch): boolean {
  return first !== undefined && first.start === paragraph.start && first.spacing === 'open'
}

function placesIn(paragraph: Paragraph, own: readonly Mark[]): Place[] {
  const tags = [...tagCommas(paragraph.text)]
  const places: Place[] = own.map((mark, index) => markPlace(paragraph, mark, own[index - 1], own[index + 1], tags))
  for (const at of tags) places.push({type: 'tag', at: paragraph.start + at})
  const [first] = own
  for (const at of sentenceStarts(paragraph.text)) {
    if (paragraph.start + at === first?.start) continue
    places.push({
      type: 'sentence',
      at: paragraph.start + at,
      opensParagraph: at === 0,
      afterTag: endsTag(paragraph.text, tags, at)
    })
  }
  const rank = {sentence: 1, tag: 0, mark: 2, break: 3}
  return places.sort((a, b) => offsetOf(a) - offsetOf(b) || rank[a.type] - rank[b.type])
}

function offsetOf(place: Place): number {
  return place.type === 'mark' ? place.mark.start : place.at
}

function markPlace(
  {text, start}: Paragraph,
  mark: Mark,
  previous: Mark | undefined,
  next: Mark | undefined,
  tags: readonly number[]
): Place {
  const after = text.slice(mark.end - start, mark.end - start + sight)
  const from = Math.max(previous ? previous.end - start : 0, mark.start - start - sight)
  const between = text.slice(from, mark.start - start)
  const closesAgain = mark.spacing === 'close' && next?.spacing === 'close'
  return {
    type: 'mark',
    mark,
    beforeTag: tagAfter.test(after),
    endsFragment: previous !== undefined && isFragment(between, previous),
    closesTag: mark.spacing === 'close' && between.length > 40 && endsTag(text, tags, mark.start - start),
    alone: text.trim() === mark.text,
    premature: closesAgain && mark.afterStop && isPlainSpeech(text.slice(mark.end - start, next.start - start))
  }
}

/** ` he said. Closer.` or ` Closer.`: a sentence end or nothing, then one to three words up to the mark. */
function isFragment(between: string, previous: Mark): boolean {
  const tail = /(^|[.!?…])\s{1,3}((?:[\p{L}\p{N}’'-]{1,24}\s){0,2}[\p{L}\p{N}’'-]{1,24})[.!?…]?\s?$/u.exec(between)
  if (!tail || (tail[1] === '' && !previous.afterStop)) return false
  return !/\b(?:said|says)\b/u.test(tail[2] ?? '')
}

/** Whether ` he said.` or ` said Mr. X. ` and nothing else stands before a place. */
function endsTag(text: string, tags: readonly number[], at: number): boolean {
  const tag = tags.findLast(one => one < at)
  if (tag === undefined || at - tag > 70) return false
  return /^[^.!?,;:“”"]*(?:\b(?:Mr|Mrs|Ms|Dr)\.[^.!?,;:“”"]*)?\.\s*$/u.test(text.slice(tag, at))
}

/** Offsets behind the commas of `go, he said.` */
function* tagCommas(text: string): Generator<number> {
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

/** Offsets of capitals at the start of the line or behind a sentence end, outside abbreviations. */
export function* sentenceStarts(text: string): Generator<number> {
  yield 0
  for (const match of text.matchAll(
    /(?<![\s“(](?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Prof|Rev|Mt|\p{Lu}|U\.S))[.!?…]["”’']{0,2} {1,2}(?=[\p{Lu}])/gu
  )) {
    yield match.index + match[0].length
  }
}
