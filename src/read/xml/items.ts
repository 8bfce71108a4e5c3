import {SaxesParser, type SaxesTagPlain} from 'saxes'
import type {Range} from '../../types.js'
import {BrokenLine} from '../broken-line.js'
import {refuseHuge} from '../cut.js'
import {conversionFrom} from '../decode.js'
import {type Dialect, dialectOf} from './dialects.js'

/** An element directly below an item. */
export interface Child {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** What stands in it; in coordinates of its item. */
  readonly range: Range
  readonly hasElements: boolean
}

/** A stretch of an XML file: an item, or what stands between items. */
export interface Span {
  readonly written: string
  readonly item?: {readonly dialect: Dialect; readonly children: readonly Child[]}
}

/**
 * The items of a feed, one at a time, and what stands between them.
 *
 * @throws {BrokenLine} It is not well-formed.
 */
export async function* xmlSpans(chunks: AsyncIterable<string>): AsyncGenerator<Span> {
  const reader = new ItemReader()
  for await (const chunk of chunks) yield* reader.write(chunk)
  yield* reader.close()
}

interface OpenChild {
  readonly tag: SaxesTagPlain
  readonly start: number
  hasElements: boolean
}

class ItemReader {
  readonly #parser = new SaxesParser({xmlns: false})
  /** What is not yet handed out, and where it starts in the file. */
  #held = ''
  #heldFrom = 0
  /** The end of what is held, which is parsed, and where before it the last `<` stands. */
  #chunk = ''
  #openedBefore = 0
  #spans: Span[] = []
  #dialect: Dialect | undefined
  #depth = 0
  #item: {readonly depth: number; readonly start: number; readonly children: Child[]} | undefined
  #child: OpenChild | undefined

  constructor() {
    this.#parser.on('error', error => this.#fail(error))
    this.#parser.on('xmldecl', ({encoding = 'utf-8'}) => {
      if (encoding.toLowerCase() !== 'utf-8')
        throw new Error(
          `Unexpected encoding \`${encoding}\`, expected UTF-8 in its declaration: ${conversionFrom(encoding)}`
        )
    })
    this.#parser.on('opentag', tag => this.#open(tag))
    this.#parser.on('closetag', tag => this.#close(tag))
  }

  write(chunk: string): Span[] {
    this.#held += chunk
    this.#chunk = chunk
    this.#parser.write(chunk)
    this.#openedBefore = this.#openedAt(this.#end)
    // A tag whose end has not come yet starts with the last `<`.
    if (!this.#item) this.#cut(Math.max(this.#heldFrom, this.#openedBefore))
    refuseHuge(this.#held.length)
    return this.#taken()
  }

  close(): Span[] {
    this.#parser.close()
    this.#cut(this.#end)
    return this.#taken()
  }

  #taken(): Span[] {
    const spans = this.#spans
    this.#spans = []
    return spans
  }

  #open(tag: SaxesTagPlain): void {
    this.#depth++
    this.#dialect ??= dialectOf(tag.name, tag.attributes)
    const end = this.#parser.position
    if (!this.#item) {
      if (tag.name !== this.#dialect.item) return
      const start = this.#openedAt(end)
      this.#cut(start)
      this.#item = {depth: this.#depth, start, children: []}
    } else if (this.#depth === this.#item.depth + 1) this.#child = {tag, start: end, hasElements: false}
    else if (this.#child) this.#child.hasElements = true
  }

  #close({isSelfClosing}: SaxesTagPlain): void {
    const end = this.#parser.position
    const depth = this.#depth--
    const item = this.#item
    if (!item) return
    if (depth === item.depth + 1 && this.#child && !isSelfClosing) {
      const {tag, start, hasElements} = this.#child
      const stop = this.#openedAt(end)
      const range = [start - item.start, stop - item.start] as const
      item.children.push({name: tag.name, attributes: tag.attributes, range, hasElements})
    }
    if (depth > item.depth) return
    this.#cut(end, item.children)
    this.#item = undefined
  }

  /** Where the last `<` before a place in the chunk stands. All that is held is not searched: it may be long. */
  #openedAt(end: number): number {
    const start = this.#end - this.#chunk.length
    const at = this.#chunk.lastIndexOf('<', end - start - 1)
    return at === -1 ? this.#openedBefore : start + at
  }

  /** Of what is held, in the file. */
  get #end(): number {
    return this.#heldFrom + this.#held.length
  }

  /** Hand out what stands before a place. */
  #cut(end: number, children?: readonly Child[]): void {
    const length = end - this.#heldFrom
    if (length === 0) return
    const written = this.#held.slice(0, length)
    this.#spans.push({written, ...(children && this.#dialect && {item: {dialect: this.#dialect, children}})})
    this.#held = this.#held.slice(length)
    this.#heldFrom = end
  }

  #fail(error: Error): never {
    const detail = error.message.replace(/^\d+:\d+: /u, '').replace(/\.$/u, '')
    throw new BrokenLine(
      `Unexpected broken XML (${detail}), expected it to be well-formed: the file is left as it is`,
      this.#parser.line
    )
  }
}
