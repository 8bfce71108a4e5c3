import type {Range} from '../../types.js'
import {firstIndex} from '../first-index.js'
import type {Block, Element, Segment} from './element.js'
import type {Syntax} from './view.js'

/** A view and how it hangs together with its source. */
export interface Layout {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly blocks: readonly Block[]
  readonly syntax: Syntax
}

/** An edit inside one block. */
export interface BlockEdit {
  readonly block: Block
  readonly range: Range
  readonly text: string
}

/** A block that goes whole, and which edit takes it. */
export interface RemovedBlock {
  readonly block: number
  readonly owner: number
}

/** The last segment with text that starts at or before an offset; the first one of all where there is none. */
export function segmentAt(segments: readonly Segment[], offset: number): number {
  let index = firstIndex(segments.length, one => (segments[one] as Segment).at > offset) - 1
  while (index > 0 && segments[index]?.length === 0) index--
  return Math.max(0, index)
}

/** Where a place of the view that a segment covers starts in the source. */
export function sourceStart({at, length, start, end, type}: Segment, offset: number): number {
  if (offset >= at + length) return end
  return type === 'run' ? start + Math.max(0, offset - at) : start
}

export function sourceEnd({at, start, end, type}: Segment, offset: number): number {
  return type === 'run' ? Math.min(end, start + Math.max(0, offset - at)) : end
}

/** From an element outwards. */
export function* outwards(element: Element): Generator<Element> {
  for (let one: Element | undefined = element; one; one = one.parent) yield one
}
