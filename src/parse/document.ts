import type {Paragraph as ParagraphNode, Root, Sentence} from 'nlcst'
import type {Range} from '../types.js'
import {LazyParagraph} from './block-parser.js'
import {signsIn} from './signs.js'

/** One line of the text that is not blank. News writes one paragraph a line, whether blank lines stand between or not. */
export interface Paragraph {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  /** All {@link signs} that stand in it. */
  readonly signs: number
  readonly node: ParagraphNode
}

/** A text as every kind sees it. Offsets are UTF-16 code units of `text`. */
export interface Document {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  /** Whether kinds look everywhere, not only where a cheap cue says that there may be something. */
  readonly thorough: boolean
  readonly tree: Root
  /** The text as it was before repairs, as far as it was looked at; what was found of it may still hold. */
  readonly earlier?: Document
  readonly paragraphs: readonly Paragraph[]
  /** Of all its paragraphs. */
  readonly signs: number
}

export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

const documents = new WeakMap<Root, Document>()

/** The document of a parsed text; made once per tree, so that all plugins of a chain share it. */
export function documentOf(
  tree: Root,
  text: string,
  {language = 'en', thorough = false, before}: Settings = {}
): Document {
  let document = documents.get(tree)
  if (document?.text !== text) {
    const earlier = before && !thorough ? documents.get(before) : undefined
    const lines = paragraphs(tree, text)
    const found = lines.reduce((all, paragraph) => all | paragraph.signs, 0)
    document = {text, language, thorough, tree, ...(earlier && {earlier}), paragraphs: lines, signs: found}
    documents.set(tree, document)
  }
  return document
}

interface Settings {
  readonly language?: string
  readonly thorough?: boolean
  /** Of the text before repairs. */
  readonly before?: Root
}

function paragraphs(tree: Root, text: string): Paragraph[] {
  const found: Paragraph[] = []
  for (const node of tree.children) {
    if (node.type !== 'ParagraphNode') continue
    const [start, end] = rangeOf(node)
    const line = text.slice(start, end)
    const own = node instanceof LazyParagraph ? node.signs : signsIn(line)
    found.push({index: found.length, start, end, text: line, signs: own, node})
  }
  return found
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
