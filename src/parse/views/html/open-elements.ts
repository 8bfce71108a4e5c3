import type {Canvas} from '../canvas.js'
import * as names from './names.js'

/** The elements that stand open. An element that no end tag closes stays, with what holds it. */
export class OpenElements {
  readonly #canvas: Canvas
  readonly #names: string[] = []
  /** Where each name stands among them; a nesting of a million is not gone through for each tag. */
  readonly #places = new Map<string, number[]>()
  readonly #blocks: number[] = []

  constructor(canvas: Canvas) {
    this.#canvas = canvas
  }

  isIn(name: string): boolean {
    return this.#lastOf(name) !== -1
  }

  open(name: string, start: number): void {
    const closing = names.closedBy(name)
    if (closing && [...closing.closed].some(one => this.isIn(one))) this.#closeImplied(closing, start)
    const isInline = !names.blocks.has(name) && !name.startsWith('wp:')
    this.#canvas.enter(start, {isInline, isRemovable: !names.lasting.has(name)})
    const place = this.#names.push(name) - 1
    const places = this.#places.get(name)
    if (places) places.push(place)
    else this.#places.set(name, [place])
    if (isBlock(name)) this.#blocks.push(place)
  }

  close(name: string, start: number, end: number): void {
    const index = this.isIn(name) ? this.#indexOf(name) : -1
    if (index === -1) {
      if (isBlock(name)) this.#canvas.endBlock()
      return this.#canvas.hold()
    }
    while (this.#names.length > index + 1) this.#drop(start)
    this.#leave(end)
  }

  closeAll(end: number): void {
    while (this.#names.length > 0) this.#drop(end)
    this.#canvas.endBlock()
  }

  /** A block does not end inside a line: `<b><p>…</b>` leaves both open. */
  #indexOf(name: string): number {
    const block = isBlock(name) ? -1 : (this.#blocks.at(-1) ?? -1)
    const wall = name.startsWith('t') ? -1 : this.#lastOfAny(names.walls)
    const index = this.#lastOf(name)
    return index < Math.max(block, wall) ? -1 : index
  }

  #closeImplied({closed, until}: NonNullable<ReturnType<typeof names.closedBy>>, at: number): void {
    const index = this.#lastOfAny(closed)
    if (index === -1 || index < this.#lastOfAny(until)) return
    while (this.#names.length > index) this.#drop(at)
  }

  /** Where the innermost one stands; -1 where none does. */
  #lastOf(name: string): number {
    return this.#places.get(name)?.at(-1) ?? -1
  }

  #lastOfAny(all: ReadonlySet<string>): number {
    let last = -1
    for (const name of all) last = Math.max(last, this.#lastOf(name))
    return last
  }

  /** An element that ends without its end tag. */
  #drop(at: number): void {
    if (names.endless.has(this.#names.at(-1) ?? '')) return this.#leave(at)
    this.#leave(-1)
    this.#canvas.hold()
  }

  #leave(end: number): void {
    const name = this.#names.pop() ?? ''
    this.#places.get(name)?.pop()
    if (isBlock(name)) this.#blocks.pop()
    this.#canvas.leave(end)
  }
}

function isBlock(name: string): boolean {
  return names.blocks.has(name) || name.startsWith('wp:')
}
