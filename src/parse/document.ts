import type {Paragraph as ParagraphNode, Root, Sentence} from 'nlcst'
import type {VFile} from 'vfile'
import type {Range} from '../types.js'
import {LazyParagraph} from './block-parser.js'
import {signsIn} from './signs.js'
import {readWords, readWordsAgain, type Words} from './words.js'

/** One line of the text that is not blank. News writes one paragraph a line, whether blank lines stand between or not. */
export interface Paragraph {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** All {@link signs} that stand in it. */
  readonly signs: number
  readonly node: ParagraphNode
  /** The one that reads the same in the text before repairs: what was found in it may still hold. */
  readonly earlier: Paragraph | undefined
}

export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a document is of. */
interface Settings {
  /** BCP 47. Default: `en`. */
  readonly language?: string
  /** Whether kinds look everywhere, not only where a cheap cue says that there may be something. Default: no. */
  readonly thorough?: boolean
  /** The text as it was before repairs, as far as it was looked at. */
  readonly earlier?: Document | undefined
}

/** A text as every kind sees it. Offsets are UTF-16 code units of `text`. */
export class Document {
  readonly language: string
  readonly thorough: boolean
  readonly earlier: Document | undefined
  readonly paragraphs: readonly Paragraph[]
  /** Of all its paragraphs. */
  readonly signs: number
  #words: Words | undefined

  constructor(
    readonly tree: Root,
    readonly text: string,
    {language = 'en', thorough = false, earlier}: Settings = {}
  ) {
    this.language = language
    this.thorough = thorough
    this.earlier = thorough ? undefined : earlier
    this.paragraphs = paragraphsIn(tree, text, this.earlier?.paragraphs ?? [])
    this.signs = this.paragraphs.reduce((all, paragraph) => all | paragraph.signs, 0)
  }

  /** Found when they are first asked for, and shared by all kinds that look at words. */
  get words(): Words {
    return (this.#words ??= this.#readWords())
  }

  #readWords(): Words {
    const before = this.earlier && this.earlier.#words
    return before ? readWordsAgain(this.text, this.paragraphs, before) : readWords(this.text)
  }
}

/** The document of a tree, which comes with the file or is left with it: so all plugins of a chain share it. */
export function documentOf(tree: Root, file: VFile): Document {
  const text = String(file)
  const known = file.data.document
  if (known?.tree === tree && known.text === text) return known
  return (file.data.document = new Document(tree, text, file.data))
}

function paragraphsIn(tree: Root, text: string, before: readonly Paragraph[]): Paragraph[] {
  const found: Paragraph[] = []
  let next = 0
  for (const node of tree.children) {
    if (node.type !== 'ParagraphNode') continue
    const [start, end] = rangeOf(node)
    const line = text.slice(start, end)
    const same = indexNear(before, next, line)
    if (same !== -1) next = same + 1
    const own = node instanceof LazyParagraph ? node.signs : signsIn(line)
    found.push({index: found.length, start, end, text: line, signs: own, node, earlier: before[same]})
  }
  return found
}

/** Behind so many lines that repairs took out or changed, the next ones are found again. */
const farthest = 8

/** Where a line stands among some, from one on; -1: not near. */
function indexNear(lines: readonly Paragraph[], from: number, line: string): number {
  const end = Math.min(lines.length, from + farthest)
  for (let index = from; index < end; index++) if (lines[index]?.text === line) return index
  return -1
}

/** Sentences of a paragraph as the parser sees them: a lower-case fragment after a stop belongs to the sentence before it. */
export function* sentences(paragraph: Paragraph): Generator<Token & {readonly node: Sentence}> {
  for (const node of paragraph.node.children) {
    if (node.type !== 'SentenceNode') continue
    const [start, end] = rangeOf(node)
    yield {start, end, text: paragraph.text.slice(start - paragraph.start, end - paragraph.start), node}
  }
}

/** The place of a node. Throws where a plugin before us has made a node without one. */
function rangeOf(node: ParagraphNode | Sentence): Range {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) throw new Error(`A ${node.type} without position`)
  return [start, end]
}
