import {moveFinding} from '../../edit/move.js'
import type {Document, Paragraph} from '../../parse/document.js'
import {quotationSigns} from '../../parse/signs.js'
import type {Damage} from './damages.js'
import {type Glyphs, glyphsOf} from './glyphs.js'
import {type Lexicon, lexiconOf} from './lexicon.js'
import {type Passage, readPassages} from './passage.js'
import {type Look, looksOf, ownLooks} from './plain.js'
import {markDamages} from './read-marks.js'
import {pairDamages} from './read-pairs.js'
import {movePair, type WholePair, wholePairs} from './style.js'

/** Lines that are read together. Offsets count in the text that the window starts at `start` of. */
interface Window {
  readonly start: number
  readonly damages: readonly Damage[]
  readonly pairs: readonly WholePair[]
  /** Whether the article speaks of `I` outside speech; undefined: the reading did not ask. */
  readonly personal: boolean | undefined
}

/** What was read of an article. */
interface Speech {
  readonly windows: readonly Window[]
  /** The closing marks of the pairs on lines that needed no reading. */
  readonly unread: readonly string[]
}

/** Cheap test of whether there is anything to read. */
const anyMark = /["“”„‟«»‹›「」『』‘″〝〞〟＂]|''|``|’’|(?<![\p{L}\p{N}])'/u

/** What was read of a text, for the next look at what repairs have made of it. */
interface Readings {
  /** How its marks are read. */
  readonly key: string
  /** What each of its lines shows by itself. */
  readonly looks: readonly Look[]
  readonly byLines: ReadonlyMap<string, Window>
}

const readings = new WeakMap<Document, Readings>()

/** Read the lines of an article that could be read in more than one way. */
export function readSpeech(document: Document): Speech {
  const {text, paragraphs, earlier} = document
  if (!(document.signs & quotationSigns) || !anyMark.test(text)) return {windows: [], unread: []}
  const glyphs = glyphsOf(document)
  const lexicon = lexiconOf(document.language)
  const personal = new Personal(paragraphs, lexicon)
  const key = [
    glyphs.isDouble,
    glyphs.isLowHigh,
    glyphs.isTyped,
    glyphs.foreign.source,
    ...glyphs.directions.values()
  ].join()
  const last = earlier && readings.get(earlier)
  const before = last?.key === key ? last : undefined
  const own = ownLooks(paragraphs, glyphs, lexicon, before?.looks)
  const looks = looksOf(document, own, lexicon)
  const byLines = new Map<string, Window>()
  const isRead = new Set<number>()
  const windows = stretches(looks, document.thorough).map(([first, end]) => {
    const lines = paragraphs.slice(first, end)
    for (let index = first; index < end; index++) isRead.add(index)
    const read = linesOf(text, lines)
    const known = before?.byLines.get(read)
    const window =
      known && personal.agreesWith(known) ? moved(known, startOf(lines)) : readLines(lines, glyphs, lexicon, personal)
    byLines.set(read, window)
    return window
  })
  readings.set(document, {key, looks: own, byLines})
  return {windows, unread: closingMarks(looks.filter((_, index) => !isRead.has(index)))}
}

/** The closing marks of plain lines. */
function closingMarks(looks: readonly Look[]): string[] {
  const marks: string[] = []
  for (const {style, pairs} of looks)
    if (style !== undefined) for (let pair = 0; pair < pairs; pair++) marks.push(style)
  return marks
}

/** Lines that are read together. They end where two plain lines meet: by definition no reading crosses them. */
function stretches(looks: readonly Look[], all: boolean): (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = []
  let start = 0
  for (const [index, {isPlain}] of looks.entries()) {
    const next = looks[index + 1]
    if (next && !(isPlain && next.isPlain)) continue
    if (all || index > start || !isPlain) found.push([start, index + 1])
    start = index + 1
  }
  return found
}

function startOf(lines: readonly Paragraph[]): number {
  return lines[0]?.start ?? 0
}

function linesOf(text: string, lines: readonly Paragraph[]): string {
  return text.slice(startOf(lines), lines.at(-1)?.end)
}

function readLines(lines: readonly Paragraph[], glyphs: Glyphs, lexicon: Lexicon, personal: Personal): Window {
  const asked = personal.question()
  const passages = readPassages(lines, glyphs, lexicon, asked.ask)
  return {
    start: startOf(lines),
    damages: passages.flatMap((passage, index) => damagesOf(passage, passages[index - 1], passages[index + 1])),
    pairs: wholePairs(passages),
    personal: asked.answer()
  }
}

function damagesOf(passage: Passage, before: Passage | undefined, after: Passage | undefined): Damage[] {
  return [...pairDamages(passage, before), ...markDamages(passage, before, after)]
}

/** The same lines at another place. */
function moved(window: Window, start: number): Window {
  const by = start - window.start
  if (by === 0) return window
  const damages = window.damages.map(damage => moveFinding(damage, by))
  return {...window, start, damages, pairs: window.pairs.map(pair => movePair(pair, by))}
}

/** A column, a letter, minutes: at least so many of the lines without marks say `I` or `we`, and at least such a share. */
const personalLines = 3
const personalShare = 0.2

/** Whether an article speaks of `I` or `we` outside speech; looked for when it is first asked. */
class Personal {
  #known: boolean | undefined

  constructor(
    readonly paragraphs: readonly Paragraph[],
    readonly lexicon: Lexicon
  ) {}

  get is(): boolean {
    return (this.#known ??= this.#find())
  }

  agreesWith({personal}: Window): boolean {
    return personal === undefined || personal === this.is
  }

  /** To ask, and to know afterwards whether somebody has asked. */
  question(): {ask: () => boolean; answer: () => boolean | undefined} {
    let answer: boolean | undefined
    return {ask: () => (answer = this.is), answer: () => answer}
  }

  #find(): boolean {
    const plain = this.paragraphs.filter(({text}) => !anyMark.test(text))
    const personal = plain.filter(({text}) => this.lexicon.firstPerson.test(text)).length
    return personal >= personalLines && personal > plain.length * personalShare
  }
}
