import type {Canvas} from '../canvas.js'
import * as names from './names.js'

/** The elements that stand open. An element that no end tag closes stays, with what holds it. */
export class OpenElements {
  readonly #canvas: Canvas
  readonly #names: string[] = []
  readonly #counts = new Map<string, number>()

  constructor(canvas: Canvas) {
    this.#canvas = canvas
  }

  isIn(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  open(name: string, start: number): void {
    const closing = names.closedBy(name)
    if (closing && [...closing.closed].some(one => this.isIn(one))) this.#closeImplied(closing, start)
    const isInline = !names.blocks.has(name) && !name.startsWith('wp:')
    this.#canvas.enter(start, {isInline, isRemovable: !names.lasting.has(name)})
    this.#names.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
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
    const isLine = !isBlock(name)
    for (let index = this.#names.length - 1; index >= 0; index--) {
      const one = this.#names[index] ?? ''
      if (one === name) return index
      if ((isLine && isBlock(one)) || (names.walls.has(one) && !name.startsWith('t'))) return -1
    }
    return -1
  }

  #closeImplied({closed, until}: NonNullable<ReturnType<typeof names.closedBy>>, at: number): void {
    const index = this.#names.findLastIndex(one => closed.has(one) || until.has(one))
    if (index === -1 || !closed.has(this.#names[index] ?? '')) return
    while (this.#names.length > index) this.#drop(at)
  }

  /** An element that ends without its end tag. */
  #drop(at: number): void {
    if (names.endless.has(this.#names.at(-1) ?? '')) return this.#leave(at)
    this.#leave(-1)
    this.#canvas.hold()
  }

  #leave(end: number): void {
    const name = this.#names.pop() ?? ''
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
    this.#canvas.leave(end)
  }
}

function isBlock(name: string): boolean {
  return names.blocks.has(name) || name.startsWith('wp:')
}
