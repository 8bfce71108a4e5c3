import type {Nodes, Parent} from 'mdast'
import type {Range} from '../../../types.js'
import {Canvas} from '../canvas.js'
import {viewOfLayout} from '../outward.js'
import {type ShortcodeAt, shortcodes} from '../shortcodes.js'
import type {View} from '../view.js'
import {marksOf} from './marks.js'
import {parseMarkdown, rangeOf} from './parse.js'
import {markdownSyntax} from './syntax.js'
import {partsOf} from './text.js'

/** Markdown with the tables, footnotes and struck text of GitHub. Front matter is no text. */
export function markdownView(source: string): View {
  const pieces = parseMarkdown(source)
  const reader = new Reader(source)
  for (const {root, offset} of pieces) reader.read(root, offset)
  const {canvas} = reader
  canvas.endBlock()
  const layout = {text: canvas.text, segments: canvas.segments, blocks: canvas.blocks, syntax: markdownSyntax(source)}
  return viewOfLayout(
    layout,
    pieces.flatMap(piece => marksOf(piece, source))
  )
}

const lasting = ['footnoteDefinition', 'tableCell', 'tableRow']

class Reader {
  readonly canvas = new Canvas()
  readonly #source: string
  readonly #shortcodeAt: ShortcodeAt
  /** Where the last shortcode ends. */
  #codeEnd = 0

  constructor(source: string) {
    this.#source = source
    this.#shortcodeAt = shortcodes(source)
  }

  read(node: Nodes, offset: number): void {
    const [start, end] = rangeOf(node, offset)
    switch (node.type) {
      case 'root':
        return node.children.forEach(child => this.read(child, offset))
      case 'text':
        return this.#text([start, end], node.value)
      case 'break':
        return this.canvas.lineBreak(start, this.#lineStart(end))
      case 'inlineCode':
        return this.canvas.object(start, end)
      case 'image':
      case 'imageReference':
        return this.canvas.media(start, end)
      case 'html':
        return this.#html(node.value, start, end)
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference':
        return this.#parent(node, offset, true)
      case 'paragraph':
      case 'heading':
      case 'list':
      case 'listItem':
      case 'blockquote':
      case 'table':
      case 'tableRow':
      case 'tableCell':
      case 'footnoteDefinition':
        return this.#parent(node, offset, false)
      case 'footnoteReference':
        return this.canvas.hold()
      case 'code':
      case 'definition':
      case 'thematicBreak':
      case 'yaml':
      default: // Front matter in TOML.
        this.canvas.endBlock()
        return this.canvas.hold()
    }
  }

  #parent(node: Parent & Nodes, offset: number, isInline: boolean): void {
    const [start, end] = rangeOf(node, offset)
    this.canvas.enter(start, {isInline, isRemovable: !lasting.includes(node.type)})
    for (const child of node.children) this.read(child, offset)
    this.canvas.leave(end)
  }

  /** Other HTML inside a line is left alone. */
  #html(value: string, start: number, end: number): void {
    if (/^<br\s{0,5}\/?>$/iu.test(value)) this.canvas.lineBreak(start, end)
    else this.canvas.hold()
  }

  #text(range: Range, value: string): void {
    const parts = partsOf(this.#source, range, value)
    if (!parts) return this.canvas.object(...range)
    for (const {type, text, range: place} of parts) {
      const from = type === 'space' ? this.#spaceStart(place[0]) : place[0]
      const [start, end] = [Math.max(from, this.#codeEnd), place[1]]
      if (start >= end) continue
      if (type === 'run') this.#run(start, end)
      else if (type === 'unit') this.canvas.unit(text, start, end)
      else this.canvas.space(start, end)
    }
  }

  #run(from: number, to: number): void {
    let last = from
    const flush = (until: number) => {
      if (until > last) this.canvas.run(this.#source.slice(last, until), last)
    }
    for (const {index} of this.#source.slice(from, to).matchAll(/[[{]/gu)) {
      const start = from + index
      if (start < last) continue
      const length = this.#shortcodeAt(start, this.#source.length)
      if (length === undefined) continue
      flush(start)
      last = this.#codeEnd = start + length
      this.canvas.media(start, last)
    }
    flush(to)
  }

  /** Space before a line break is in no node where it stands behind code, a link or emphasis. */
  #spaceStart(offset: number): number {
    let at = offset
    while (at > 0 && /[ \t]/u.test(this.#source.charAt(at - 1))) at--
    return at
  }

  /** Behind the marks that continue a quotation or a list. */
  #lineStart(offset: number): number {
    let at = offset
    while (/[ \t>]/u.test(this.#source[at] ?? '')) at++
    return at
  }
}
