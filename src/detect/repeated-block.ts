import * as z from 'zod'
import {type Document, type Paragraph, sentences, type Token} from '../parse/document.js'
import type {Finding} from '../types.js'
import {paragraphsThatMayRepeat} from './alike-starts.js'
import {defineKind} from './kind.js'

/**
 * The same sentence, line or title again, right behind the first.
 *
 * In speech a sentence may be said twice, and a refrain stands twice in verse: there it is only offered.
 *
 * @example unified().use(retextBlocks).use(repeatedBlock, builtinRules.filter(rule => rule.kind === 'repeated-block'))
 */
export const repeatedBlock = defineKind({
  options: z.strictObject({
    unit: z.enum(['sentence', 'paragraph', 'title']).describe('What stands twice; the title is the first line.'),
    words: z.int().min(1).default(6).describe('The fewest words: shorter ones may well stand twice.'),
    below: z.int().optional().describe('Only sentences with fewer words.')
  }),
  *detect(document, {unit, words, below = Infinity}): Generator<Finding> {
    if (unit === 'sentence') yield* repeatedSentences(document, words, below)
    else yield* repeatedLines(document, words, unit === 'title')
  }
})

function* repeatedSentences(document: Document, words: number, below: number): Generator<Finding> {
  for (const paragraph of document.thorough ? document.paragraphs : paragraphsThatMayRepeat(document)) {
    let previous: Token | undefined
    for (const sentence of sentences(paragraph)) {
      const length = previous && opened(previous.text) === sentence.text ? countWords(sentence.text) : 0
      if (previous && length >= words && length < below) {
        const start = sentence.start - paragraph.start
        const quoted = isInsideSpeech(paragraph.text.slice(Math.max(0, start - sight), start)) || hasMark(sentence.text)
        yield removal([sentence.start, sentence.end], previous.end, quoted && 'It may be said twice')
      }
      previous = sentence
    }
  }
}

const openers = /^[“„«"]/u

/** The title is the first line; all others are paragraphs. */
function* repeatedLines({text, paragraphs}: Document, words: number, title: boolean): Generator<Finding> {
  const last = title ? Math.min(2, paragraphs.length) : paragraphs.length
  for (let index = title ? 1 : 2; index < last; index++) {
    const [previous, paragraph] = [paragraphs[index - 1], paragraphs[index]]
    if (!previous || !paragraph || text.charCodeAt(previous.start) !== text.charCodeAt(paragraph.start)) continue
    if (previous.text.trimEnd() !== paragraph.text.trimEnd() || countWords(paragraph.text) < words) continue
    if (title && /[,;]$/u.test(paragraph.text.trimEnd())) continue // A line of verse.
    const doubt = title
      ? false
      : hasMark(paragraph.text)
        ? 'It may be said twice'
        : isVerse(paragraph) && 'It may be a refrain'
    yield removal([paragraph.start, paragraph.end], previous.end, doubt)
  }
}

function removal(range: readonly [number, number], from: number, doubt: string | false): Finding {
  const edits = [{range: [from, range[1]] as const, text: ''}]
  return {range, edits, expected: '', ...(doubt && {fix: 'suggest', note: doubt})}
}

/** A sentence without the mark that opens speech before it. */
function opened(sentence: string): string {
  return sentence.replace(openers, '')
}

function isVerse({text}: Paragraph): boolean {
  return text.length < 40 || !/[.!?…]$/u.test(text.trimEnd())
}

function hasMark(text: string): boolean {
  return /["“”„«»]|''/u.test(text)
}

/** How far back an open quotation is looked for, in UTF-16 code units. */
const sight = 4000

/** Whether a quotation is open behind a text. */
function isInsideSpeech(before: string): boolean {
  const opened = before.match(/[“„«]/gu)?.length ?? 0
  const closed = before.match(/[”»]/gu)?.length ?? 0
  const straight = before.match(/"/gu)?.length ?? 0
  return opened > closed || straight % 2 === 1
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
