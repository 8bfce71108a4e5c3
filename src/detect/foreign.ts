import type {Root} from 'nlcst'
import retextQuotes from 'retext-quotes'
import retextRepeatedWords from 'retext-repeated-words'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import * as z from 'zod'
import {moveFinding} from '../edit/move.js'
import type {Document, Paragraph} from '../parse/document.js'
import {firstIndex} from '../parse/first-index.js'
import type {Finding} from '../types.js'
import {doubt, doubtsOf} from './doubts.js'
import {exceptionsOf} from './exceptions.js'
import {definePreparedKind} from './kind.js'
import {expressionOf, pattern} from './pattern.js'
import {smallestEdit, withoutTraces} from './report.js'
import {wordsThatComeAgain} from './words-again.js'

type Transform = (tree: Root, file: VFile) => undefined

const plugins = {
  'retext-quotes': (settings: object) => retextQuotes(settings),
  'retext-repeated-words': () => retextRepeatedWords()
} satisfies Record<string, (settings: object) => Transform>

/**
 * A plugin of the retext family whose messages carry `expected`: its first expected value becomes the repair.
 *
 * Messages without a place are passed over. The plugin must look at each paragraph by itself.
 *
 * @example unified().use(retextBlocks).use(foreign, builtinRules.filter(rule => rule.kind === 'foreign'))
 */
export const foreign = definePreparedKind({
  options: z.strictObject({
    plugin: z.enum(['retext-quotes', 'retext-repeated-words']).describe('The plugin that looks.'),
    settings: z.record(z.string(), z.unknown()).default({}).describe('Options of the plugin.'),
    actual: z.array(z.string()).optional().describe('Only messages about one of these texts, in lower case.'),
    only: z.array(z.string()).optional().describe('Only messages of these rules of the plugin.'),
    except: z
      .array(pattern())
      .default([])
      .describe('What the text around the place, 24 characters on either side, must not show.'),
    doubts: z.array(doubt).default([]).describe('Where it may be right, and is only offered: one of these is enough.'),
    note: z.string().default('It may be right here').describe('What a person is told of such a doubt.'),
    most: z.int().optional().describe('Articles with more such messages are passed over.'),
    requires: z.string().optional().describe('Articles without this text are passed over.'),
    unless: pattern()
      .optional()
      .describe('An article that this matches anywhere has none: it shows such damage on purpose.'),
    cue: pattern()
      .optional()
      .describe('A cheap pattern, found in every paragraph with such a message: others are not parsed.'),
    sure: pattern()
      .optional()
      .describe('What draws such a message wherever it matches: an article with more than `most` is not parsed.')
  }),
  prepare: ({plugin, settings, actual, only, except, doubts, note, unless, ...rest}) => ({
    ...rest,
    tell: tellerOf(plugins[plugin](settings), wantedBy(only, actual)),
    isExcepted: exceptionsOf(except),
    doubtOf: doubtsOf(doubts, note),
    shown: expressionOf(unless, 'iu'),
    places: placesOf(rest.cue, actual),
    certain: expressionOf(rest.sure, 'gu')
  }),
  *detect(document, {tell, isExcepted, doubtOf, shown, most, requires, places, certain}) {
    if (requires !== undefined && !document.text.includes(requires)) return
    if (!document.thorough && certain && most !== undefined && isFoundOften(document.text, certain, most)) return
    const findings = tell(document, [...inSight(document, places)])
    if (most !== undefined && findings.length > most) return
    if (findings.length > 0 && shown?.test(document.text)) return
    for (const finding of findings) {
      const {range} = finding
      if (!isExcepted(document.text, range)) yield {...finding, ...doubtOf(document.text, range)}
    }
  }
})

function wantedBy(only: readonly string[] | undefined, actual: readonly string[] | undefined) {
  const texts = actual && new Set(actual)
  return (message: VFileMessage): boolean =>
    (!only || only.includes(message.ruleId ?? '')) && (!texts || texts.has((message.actual ?? '').toLowerCase()))
}

/** What a plugin finds in paragraphs; those that an earlier look has seen are not given to it again. */
type Tell = (document: Document, paragraphs: readonly Paragraph[]) => Finding[]

function tellerOf(transform: Transform, isWanted: (message: VFileMessage) => boolean): Tell {
  const told = new WeakMap<Document, ReadonlyMap<Paragraph, readonly Finding[]>>()
  return (document, paragraphs) => {
    const before = document.earlier && told.get(document.earlier)
    const found = new Map<Paragraph, Finding[]>()
    const unseen: Paragraph[] = []
    for (const paragraph of paragraphs) {
      const known = paragraph.earlier && before?.get(paragraph.earlier)
      if (!known) unseen.push(paragraph)
      found.set(paragraph, known?.map(one => moveFinding(one, paragraph.start - (paragraph.earlier?.start ?? 0))) ?? [])
    }
    for (const message of messagesIn(document, unseen, transform)) {
      const finding = isWanted(message) ? toFinding(document, message) : undefined
      const owner = finding && paragraphAt(unseen, finding.range[0])
      if (owner) found.get(owner)?.push(finding)
    }
    told.set(document, found)
    return [...found.values()].flat()
  }
}

function messagesIn({text}: Document, paragraphs: readonly Paragraph[], transform: Transform): VFileMessage[] {
  if (paragraphs.length === 0) return []
  const file = new VFile(text)
  withoutTraces(() => transform({type: 'RootNode', children: paragraphs.map(({node}) => node)}, file))
  return file.messages
}

function paragraphAt(paragraphs: readonly Paragraph[], offset: number): Paragraph | undefined {
  return paragraphs[firstIndex(paragraphs.length, index => (paragraphs[index] as Paragraph).end > offset)]
}

/** Whether a pattern matches more than so many times. */
function isFoundOften(text: string, pattern: RegExp, most: number): boolean {
  let times = 0
  pattern.lastIndex = 0
  while (times <= most && pattern.test(text)) times++
  return times > most
}

/** The paragraphs in which something is found. */
function* inSight(document: Document, places: Places): Generator<Paragraph> {
  const {paragraphs, thorough} = document
  if (thorough) return yield* paragraphs
  let found = -1
  const next = places(document)
  for (const paragraph of paragraphs) {
    if (found < paragraph.start) found = next(paragraph.start)
    if (found < paragraph.end) yield paragraph
  }
}

/** Finds the first place from an offset on where a message may stand; Infinity: none. */
type Places = (document: Document) => (from: number) => number

/** What paragraphs have to show: the cue, or one of the wanted doubled words. */
function placesOf(cue: string | undefined, wanted: readonly string[] | undefined): Places {
  if (cue !== undefined) {
    const expression = new RegExp(cue, 'gmu')
    return ({text}) =>
      from => {
        expression.lastIndex = from
        return expression.exec(text)?.index ?? Infinity
      }
  }
  const doubled = new Set(wanted)
  const isDoubled = wanted?.every(text => /^(\w+) \1$/u.test(text))
  return isDoubled ? document => doubledWords(document, doubled) : () => from => from
}

/** Words said twice in a row, `the the` among the wanted. */
function doubledWords(document: Document, wanted: ReadonlySet<string>): (from: number) => number {
  const {ids, starts, ends, vocabulary} = document.words
  const places = wordsThatComeAgain(document.words).filter(index => ids[index] === ids[index + 1])
  let next = 0
  return from => {
    for (; next < places.length; next++) {
      const index = places[next] as number
      if ((starts[index] as number) < from) continue
      const form = vocabulary.forms[ids[index] as number] ?? ''
      const between = document.text.slice(ends[index], starts[index + 1])
      const second = document.text.slice(starts[index + 1], ends[index + 1])
      if (wanted.has(`${form} ${form}`) && !isCapitalised(second) && between.trim() === '')
        return starts[index] as number
    }
    return Infinity
  }
}

/** The plugin takes it for a name: `The The`. */
function isCapitalised(word: string): boolean {
  return /^\p{Lu}\P{Lu}*$/u.test(word)
}

function toFinding({text}: Document, {place, expected}: VFileMessage): Finding | undefined {
  const offered = expected?.[0]
  if (!place || !('start' in place) || offered === undefined) return undefined
  const {start, end} = place
  if (start.offset === undefined || end.offset === undefined) return undefined
  const actual = text.slice(start.offset, end.offset)
  const edit = smallestEdit(actual, inCaseOf(actual, offered), start.offset)
  return {range: [start.offset, end.offset], expected: inCaseOf(actual, offered), edits: edit ? [edit] : []}
}

/** Of `The the`, the first stays. */
function inCaseOf(actual: string, expected: string): string {
  const first = actual.slice(0, expected.length)
  return first.toLowerCase() === expected.toLowerCase() ? first : expected
}
