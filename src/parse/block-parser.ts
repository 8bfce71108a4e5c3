import type {Nodes, Paragraph, Root, RootContent} from 'nlcst'
import retextEnglish from 'retext-english'
import {type Plugin, unified} from 'unified'
import {signOf} from './signs.js'
import {unitsOf} from './units.js'
import {isSpace} from './white-space.js'

/**
 * Longer paragraphs are parsed piece by piece: the stock parser's time is quadratic in what it is given, and it overflows the
 * stack on `a.a.a.…`. A sentence across a border comes out as two.
 */
export const pieceLength = 4000

type Position = NonNullable<Paragraph['position']>

const english = unified().use(retextEnglish).freeze()

/**
 * retext-english, line by line.
 *
 * The tree is the one of retext-english for each line by itself, with positions in the whole text. Parsing lines apart keeps
 * a lower-case paragraph from being merged into the sentence before it (`He said.\n\nthe bank` makes the stock parser glue
 * the stop to its word), and keeps time linear in the document. The children of a paragraph are made when they are read.
 *
 * @example unified().use(retextBlocks).parse('He said.\n\nthe bank').children.length // => 4
 */
export const retextBlocks: Plugin<[], string, Root> = function () {
  this.parser = text => parseBlocks(text)
}

function parseBlocks(text: string): Root {
  const children: RootContent[] = []
  const units = unitsOf(text)
  let line = 1
  let offset = 0
  let found = 0
  for (let end = 0; end < text.length; end++) {
    const unit = units[end] as number
    found |= signOf(unit)
    if (unit !== 0x0a && unit !== 0x0d) continue
    addBlock(children, text, units, {line, offset, end, found})
    const start = {line, column: end - offset + 1, offset: end}
    offset = end + (text.startsWith('\r\n', end) ? 2 : 1)
    line++
    const value = text.slice(end, offset)
    children.push({type: 'WhiteSpaceNode', value, position: {start, end: {line, column: 1, offset}}})
    end = offset - 1
    found = 0
  }
  addBlock(children, text, units, {line, offset, end: text.length, found})
  const end = {line, column: text.length - offset + 1, offset: text.length}
  return {type: 'RootNode', children, position: {start: {line: 1, column: 1, offset: 0}, end}}
}

/** A line of a text, without its end. */
interface Line {
  readonly line: number
  readonly offset: number
  readonly end: number
  /** The signs that stand in it. */
  readonly found: number
}

/** A line: its paragraph, with the white space around it beside it. */
function addBlock(
  children: RootContent[],
  text: string,
  units: Readonly<Uint16Array>,
  {line, offset, end, found}: Line
): void {
  let [first, last] = [offset, end]
  while (first < last && isSpace(units[first] as number)) first++
  while (last > first && isSpace(units[last - 1] as number)) last--
  const at = (place: number) => ({line, column: place - offset + 1, offset: place})
  const addSpace = (from: number, to: number) => {
    if (from < to)
      children.push({type: 'WhiteSpaceNode', value: text.slice(from, to), position: {start: at(from), end: at(to)}})
  }
  addSpace(offset, first)
  if (first < last) children.push(new LazyParagraph(text.slice(first, last), {start: at(first), end: at(last)}, found))
  addSpace(last, end)
}

/** A paragraph that is parsed when somebody looks into it: most are undamaged, and nobody does. */
export class LazyParagraph implements Paragraph {
  readonly type = 'ParagraphNode'
  position: Position
  readonly #content: string
  #children: Paragraph['children'] | undefined

  constructor(
    content: string,
    position: Position,
    readonly signs: number
  ) {
    this.#content = content
    this.position = position
  }

  get children(): Paragraph['children'] {
    return (this.#children ??= sentenceNodes(this.#content, this.position.start))
  }

  set children(children) {
    this.#children = children
  }
}

/** What a paragraph consists of, whatever number of pieces it is parsed in. */
function sentenceNodes(content: string, {line, column, offset = 0}: Position['start']): Paragraph['children'] {
  const nodes: Paragraph['children'] = []
  for (const [start, end] of pieces(content)) {
    for (const child of english.parse(content.slice(start, end)).children) {
      shift(child, offset + start, line, column - 1 + start)
      if (child.type === 'ParagraphNode') for (const node of child.children) nodes.push(node)
      else if (child.type === 'WhiteSpaceNode') nodes.push(child)
    }
  }
  return nodes
}

/** Borders at the last sentence end, else the last space, else anywhere but inside a surrogate pair. */
function* pieces(content: string): Generator<[number, number]> {
  let start = 0
  while (content.length - start > pieceLength) {
    const window = content.slice(start, start + pieceLength)
    const stop = Math.max(window.lastIndexOf('. '), window.lastIndexOf('” '))
    const space = stop > pieceLength / 2 ? stop + 1 : window.lastIndexOf(' ')
    const length = space > pieceLength / 2 ? space : pieceLength - (/[\uD800-\uDBFF]$/u.test(window) ? 1 : 0)
    yield [start, start + length]
    start += length
  }
  if (content.length > start) yield [start, content.length]
}

/** Positions of a piece, moved to where it stands. A line break cannot be inside. */
function shift(node: Nodes, offset: number, line: number, column: number): void {
  const position = node.position
  if (position) {
    for (const point of [position.start, position.end]) {
      if (point.offset === undefined) throw new Error(`A ${node.type} without offset`)
    }
    node.position = {
      start: moved(position.start, offset, line, column),
      end: moved(position.end, offset, line, column)
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, offset, line, column)
}

function moved(point: {column: number; offset?: number | undefined}, offset: number, line: number, column: number) {
  return {line, column: point.column + column, offset: (point.offset ?? 0) + offset}
}
