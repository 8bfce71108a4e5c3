import * as z from 'zod'
import {type Document, type Paragraph, sentences, type Token} from '../parse/document.js'
import {isInside, quotedStretches} from '../parse/quoted.js'
import type {Finding, Range} from '../types.js'
import {paragraphsThatMayRepeat} from './alike-starts.js'
import {definePreparedKind} from './kind.js'
import {hasMark, partsAgain} from './paragraphs-again.js'
import {expressionOf, pattern} from './pattern.js'

/**
 * The same sentence, line or title again, right behind the first; a paragraph also farther down.
 *
 * In speech a sentence may be said twice, a refrain stands twice in verse, and so does what the text says again on purpose, as the
 * verdicts of a jury or before `Let that sink in`: there it is only offered.
 *
 * @example unified().use(retextBlocks).use(repeatedBlock, builtinRules.filter(rule => rule.kind === 'repeated-block'))
 */
export const repeatedBlock = definePreparedKind({
  options: z.strictObject({
    unit: z.enum(['sentence', 'paragraph', 'title']).describe('What stands twice; the title is the first line.'),
    words: z
      .int()
      .min(1)
      .default(6)
      .describe('The fewest words: shorter ones may well stand twice. Of paragraphs farther down, 60 code units.'),
    below: z.int().optional().describe('Only sentences with fewer words.'),
    spoken: pattern()
      .optional()
      .describe('What a sentence or a line shows that may be said twice: it is only offered.'),
    announced: pattern()
      .optional()
      .describe('What the text around them, 120 characters on either side, shows where they stand twice on purpose.')
  }),
  prepare: ({unit, words, below = Infinity, spoken, announced}): Settings => ({
    unit,
    words,
    below,
    spoken: expressionOf(spoken),
    announced: expressionOf(announced, 'iu')
  }),
  *detect(document, settings): Generator<Finding> {
    if (settings.unit === 'sentence') {
      yield* repeatedSentences(document, settings)
      yield* repeatedBelow(document, settings)
    } else yield* repeatedLines(document, settings)
    if (settings.unit === 'paragraph') yield* repeatedFartherUp(document)
  }
})

interface Settings {
  readonly unit: 'sentence' | 'paragraph' | 'title'
  readonly words: number
  readonly below: number
  readonly spoken: RegExp | undefined
  readonly announced: RegExp | undefined
}

function* repeatedSentences(document: Document, settings: Settings): Generator<Finding> {
  let speech: readonly Range[] | undefined
  for (const paragraph of document.thorough ? document.paragraphs : paragraphsThatMayRepeat(document)) {
    const all = [...sentences(paragraph)]
    for (const [index, sentence] of all.entries()) {
      const previous = all[index - 1]
      const isSame =
        previous && (previous.text.trimEnd() === sentence.text.trimEnd() || opened(previous.text) === sentence.text)
      const length = isSame ? countRuns(sentence.text) : 0
      if (!previous || length < settings.words || length >= settings.below) continue
      const isQuoted = hasMark(sentence.text) || isInside((speech ??= quotedStretches(document.text)), sentence.start)
      const around = [all[index - 2], all[index + 1]]
      const doubt = isQuoted ? 'It may be said twice' : purposeOf(document.text, [previous, sentence], around, settings)
      yield removal([sentence.start, sentence.end], previous.end, doubt)
    }
  }
}

/** A line that the next line begins with once more: the excerpt of a page above its article. The line goes. */
function* repeatedBelow({text, paragraphs}: Document, settings: Settings): Generator<Finding> {
  for (let index = 1; index < paragraphs.length; index++) {
    const [line, next] = [paragraphs[index - 1] as Paragraph, paragraphs[index] as Paragraph]
    const said = line.text.trimEnd()
    if (next.text.length <= said.length + 1 || !next.text.startsWith(said) || next.text.charAt(said.length) !== ' ')
      continue
    const words = /[.!?…]$/u.test(said) ? countRuns(said) : 0
    if (words < settings.words || words >= settings.below) continue
    const first = [line, {start: next.start, end: next.start + said.length, text: said}] as const
    const doubt = hasMark(said) ? 'It may be said twice' : purposeOf(text, first, [], settings)
    const edits = [{range: [line.start, next.start] as const, text: ''}]
    yield {range: [line.start, line.end], edits, expected: '', ...(doubt && {fix: 'suggest', note: doubt})}
  }
}

/** What looks as if a text said something twice on purpose; `false`: nothing does. */
function purposeOf(
  text: string,
  [first, second]: readonly [Token, Token],
  around: readonly (Token | undefined)[],
  {spoken, announced}: Settings
): string | false {
  const [before, behind] = [
    text.slice(Math.max(0, first.start - near), first.start),
    text.slice(second.end, second.end + near)
  ]
  if (spoken?.test(second.text.trimEnd())) return 'It may be said twice'
  if (announced?.test(before) || announced?.test(behind)) return 'The text may say it again on purpose'
  return around.some(one => one && isVariant(one.text, second.text)) && 'It may be one of a list'
}

/** How much of a text around what stands twice may tell why, in UTF-16 code units. */
const near = 120

/** `Guilty of murder. Guilty of murder. Guilty of theft.`: three words alike, and then others. */
function isVariant(one: string, other: string): boolean {
  const [start] = /^(?:\S+\s+){3}/u.exec(other) ?? []
  return start !== undefined && one.startsWith(start) && one.trimEnd() !== other.trimEnd()
}

const openers = /^[“„«"]/u

/** The title is the first line; all others are paragraphs. */
function* repeatedLines({text, paragraphs}: Document, settings: Settings): Generator<Finding> {
  const title = settings.unit === 'title'
  const last = title ? Math.min(2, paragraphs.length) : paragraphs.length
  for (let index = title ? 1 : 2; index < last; index++) {
    const [previous, paragraph] = [paragraphs[index - 1], paragraphs[index]]
    if (!previous || !paragraph || text.charCodeAt(previous.start) !== text.charCodeAt(paragraph.start)) continue
    if (previous.text.trimEnd() !== paragraph.text.trimEnd() || countRuns(paragraph.text) < settings.words) continue
    const around = [paragraphs[index - 2], paragraphs[index + 1]]
    if (title && isVerse(text, paragraph, paragraphs[index + 1])) continue
    const doubt = !title && (refrainOf(paragraph) || purposeOf(text, [previous, paragraph], around, settings))
    yield removal([paragraph.start, paragraph.end], previous.end, doubt)
  }
}

/** A title is the first line of a poem as well: the line goes on in the next one, or that one does. */
function isVerse(text: string, line: Paragraph, next: Paragraph | undefined): boolean {
  const goesOn = ({text}: Paragraph) => /[,;]$/u.test(text.trimEnd())
  if (goesOn(line) || !next) return goesOn(line)
  const isNear = text.slice(line.end, next.start).split('\n').length === 2
  return isNear && (/^\p{Ll}/u.test(next.text) || (goesOn(next) && next.text.length < verseLine))
}

/** No line of verse is longer, in UTF-16 code units. */
const verseLine = 70

/** Offered: an article may return to what it began with. */
function* repeatedFartherUp(document: Document): Generator<Finding> {
  const {paragraphs} = document
  for (const part of partsAgain(document)) {
    const [previous, first, last] = [part.start - 1, part.start, part.end - 1].map(index => paragraphs[index])
    if (previous && first && last) yield removal([first.start, last.end], previous.end, 'It stands farther up as well')
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

function refrainOf({text}: Paragraph): string | false {
  if (hasMark(text)) return 'It may be said twice'
  return (text.length < 40 || !/[.!?…]$/u.test(text.trimEnd())) && 'It may be a refrain'
}

/** Runs of letters and figures: `don’t` has two, a line of Chinese may have one. */
function countRuns(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
