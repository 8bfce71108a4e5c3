import type {Document, Paragraph} from '../../parse/document.js'
import type {Words} from '../../parse/words.js'

/** A sentence or a paragraph as a stretch of words. */
export interface Block {
  readonly start: number
  readonly end: number
  /** Index of its first word, and of the one behind its last. */
  readonly first: number
  readonly last: number
  readonly paragraph: number
  /** It ends like a sentence: a heading, a label or a line of verse does not. */
  readonly ended: boolean
}

interface Blocks {
  readonly sentences: readonly Block[]
  /** Those of more than one sentence. */
  readonly paragraphs: readonly Block[]
}

/** Found by stops and capitals alone: a wrong border stands at the same place in both of two doubles. */
export function blocksOf({text, paragraphs}: Document, words: Words): Blocks {
  const sentences: Block[] = []
  const whole: Block[] = []
  let first = 0
  for (const paragraph of paragraphs) {
    let last = first
    while (last < words.count && (words.starts[last] ?? 0) < paragraph.end) last++
    const before = sentences.length
    addSentences(sentences, {text, words, paragraph, first, last})
    const end = sentences.at(-1)
    if (sentences.length > before + 1 && end)
      whole.push({...end, start: paragraph.start, end: paragraph.end, first, last})
    first = last
  }
  return {sentences, paragraphs: whole}
}

interface Stretch {
  readonly text: string
  readonly words: Words
  readonly paragraph: Paragraph
  readonly first: number
  readonly last: number
}

function addSentences(sentences: Block[], {text, words, paragraph, first, last}: Stretch): void {
  let from = first
  let {start} = paragraph
  for (let index = first; index < last; index++) {
    if (words.gaps[index] !== 0 && index + 1 < last) continue
    const wordEnd = words.ends[index] ?? 0
    const next = index + 1 < last ? (words.starts[index + 1] ?? 0) : paragraph.end
    if (index + 1 < last && !isSentenceEnd(text, words, index)) continue
    const stop = stopIn(text, wordEnd, next)
    const end = index + 1 < last ? spaceIn(text, stop, next) : paragraph.end
    sentences.push({start, end, first: from, last: index + 1, paragraph: paragraph.index, ended: stop < next})
    from = index + 1
    start = end
    while (start < next && isSpace(text.charCodeAt(start))) start++
  }
}

const stops = new Uint8Array(0x10000)
for (const stop of '.!?…。！？؟۔') stops[stop.charCodeAt(0)] = 1

/** What a stop belongs to, and what ends no sentence. */
const abbreviations = new Set('mr mrs ms dr st gen sen gov col lt rep prof jr sr no vs'.split(' '))

function isSentenceEnd(text: string, {starts, ends, ids, vocabulary}: Words, index: number): boolean {
  const [end, next] = [ends[index] ?? 0, starts[index + 1] ?? 0]
  const stop = stopIn(text, end, next)
  if (stop === next || spaceIn(text, stop, next) === next) return false
  if (isSmall(text.charCodeAt(next))) return false
  if (stop !== end || text.charAt(stop) !== '.') return true
  return end - (starts[index] ?? 0) > 1 && !abbreviations.has(vocabulary.forms[ids[index] ?? 0] ?? '')
}

function isSmall(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a
  const letter = String.fromCharCode(code)
  return letter !== letter.toUpperCase() && letter === letter.toLowerCase()
}

function stopIn(text: string, from: number, to: number): number {
  let at = from
  while (at < to && stops[text.charCodeAt(at)] !== 1) at++
  return at
}

function spaceIn(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !isSpace(text.charCodeAt(at))) at++
  return at
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || (code >= 0x09 && code <= 0x0d)
}
