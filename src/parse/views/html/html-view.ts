import {Canvas} from '../canvas.js'
import {viewOfLayout} from '../outward.js'
import {shortcodes, type ShortcodeAt} from '../shortcodes.js'
import type {View} from '../view.js'
import * as names from './names.js'
import {OpenElements} from './open-elements.js'
import {pairsOf} from './pairs.js'
import {htmlSyntax} from './syntax.js'
import {type Tag, tagsOf} from './tags.js'
import {addText} from './text.js'

/** A page or a fragment of HTML. Of a page with an `article` or a `main`, these alone. */
export function htmlView(source: string): View {
  const tags = tagsOf(source)
  const {canvas} = new Reader(source, tags)
  const layout = {text: canvas.text, segments: canvas.segments, blocks: canvas.blocks, syntax: htmlSyntax(source)}
  return viewOfLayout(
    layout,
    tags.map(({range}) => ({range, key: source.slice(...range)}))
  )
}

const blockComment = /^<!--\s{0,10}(\/?)wp:([\w/-]{1,80})(?=\s)/u

class Reader {
  readonly canvas = new Canvas()
  readonly #source: string
  readonly #open = new OpenElements(this.canvas)
  readonly #shortcodeAt: ShortcodeAt
  readonly #isPage: boolean
  readonly #hasBody: boolean
  readonly #hasParagraphs: boolean

  constructor(source: string, tags: readonly Tag[]) {
    this.#source = source
    this.#shortcodeAt = shortcodes(source)
    this.#isPage = tags.some(({type, name}) => type === 'doctype' || name === 'html' || name === 'body')
    this.#hasBody = this.#isPage && tags.some(({name}) => names.bodies.has(name))
    this.#hasParagraphs = tags.some(({name}) => name === 'p')
    this.#read(tags)
  }

  #read(tags: readonly Tag[]): void {
    const pairs = pairsOf(tags)
    let last = 0
    for (let index = 0; index < tags.length; index++) {
      const tag = tags[index] as Tag
      this.#text(last, tag.range[0])
      const pair = this.#isOpaque(tag) ? pairs.get(index) : undefined
      if (pair !== undefined) {
        index = pair
        this.#passOver(tag.name, tag.range[0], tags[pair]?.range[1] ?? 0)
      } else this.#tag(tag)
      last = tags[index]?.range[1] ?? 0
    }
    this.#text(last, this.#source.length)
    this.#open.closeAll(this.#source.length)
  }

  #text(start: number, end: number): void {
    if (start === end) return
    const options = {shortcodeAt: this.#shortcodeAt, blankLines: this.#hasBlankLines()}
    if (!this.#hasBody || this.#isInBody()) addText(this.canvas, this.#source, [start, end], options)
    else if (this.#source.slice(start, end).trim() !== '') this.canvas.hold()
  }

  /** WordPress keeps posts of its classic editor without `<p>`. */
  #hasBlankLines(): boolean {
    return !this.#isPage && (this.canvas.isOutside || !this.#hasParagraphs)
  }

  #isInBody(): boolean {
    return [...names.bodies].some(name => this.#open.isIn(name))
  }

  #isOpaque({type, name}: Tag): boolean {
    if (type !== 'start') return false
    return names.opaque.has(name) || (this.#isPage && names.frames.has(name) && !this.#isInBody())
  }

  #passOver(name: string, start: number, end: number): void {
    if (names.blocks.has(name)) this.canvas.endBlock()
    if (names.objects.has(name)) this.canvas.object(start, end)
    else if (name === 'svg' && this.#open.isIn('a'))
      return // The icon of a button.
    else if (names.unseen.has(name)) this.canvas.hold()
    else this.canvas.media(start, end)
    if (names.blocks.has(name)) this.canvas.endBlock()
  }

  #tag({type, name, range: [start, end]}: Tag): void {
    if (type === 'comment') this.#comment(start, end)
    else if (type === 'doctype') this.canvas.hold()
    else if (name === 'br') this.canvas.lineBreak(start, end)
    else if (name === 'hr') this.canvas.endBlock()
    else if (names.empty.has(name)) this.#empty(name, start, end)
    else if (type === 'end') this.#open.close(name, start, end)
    else if (names.opaque.has(name)) this.canvas.hold()
    else this.#open.open(name, start)
  }

  #empty(name: string, start: number, end: number): void {
    if (name === 'img' || name === 'embed' || name === 'input') this.canvas.media(start, end)
    else if (name !== 'wbr') this.canvas.hold()
  }

  /** WordPress puts its blocks between comments. */
  #comment(start: number, end: number): void {
    const comment = this.#source.slice(start, end)
    const [, slash, name = ''] = blockComment.exec(comment) ?? []
    if (slash === undefined || /\/\s{0,10}-->$/u.test(comment)) this.canvas.hold()
    else if (slash === '/') this.#open.close(`wp:${name}`, start, end)
    else this.#open.open(`wp:${name}`, start)
  }
}
