import type {Edit, Range} from '../../types.js'
import type {Block, Element, Segment} from './element.js'
import {borderPlace} from './border.js'
import {type BlockEdit, type Layout, outwards, segmentAt, sourceEnd, sourceStart} from './layout.js'

/** A stretch of the source that goes. */
interface Piece {
  readonly range: Range
  readonly element: Element
}

/** An edit inside one block, told in the source: one for each stretch of text it touches. Tags stay between them. */
export function edited(layout: Layout, {block, range, text}: BlockEdit): Edit[] {
  const pieces = [...touched(layout, range)]
  const written = text === '' ? '' : layout.syntax.write(text, {startsBlock: range[0] === block.from})
  if (pieces.length === 0) {
    const at = borderPlace(layout, block, range[0], text)
    return written === '' ? [] : [{range: [at, at], text: written}]
  }
  const gone = pieces.map(({element}) => emptied(element, range, block))
  const place = text === '' ? undefined : placeOf(pieces, gone)
  const firstGone = gone.reduce((first, one) => Math.min(first, one?.start ?? Infinity), Infinity)
  const kept = new Set(place ? aroundFrom(place.element, firstGone) : [])
  return pieces.map((piece, index) => {
    const element = gone[index]
    const whole = element && !kept.has(element) ? ([element.start, element.end] as const) : piece.range
    return {range: whole, text: piece === place ? written : ''}
  })
}

function* touched({segments}: Layout, [start, end]: Range): Generator<Piece> {
  if (start === end) return
  for (let index = segmentAt(segments, start); index < segments.length; index++) {
    const segment = segments[index] as Segment
    if (segment.at > end || (segment.at === end && segment.length > 0)) return
    if (!isTouched(segment, start)) continue
    yield {range: [sourceStart(segment, start), sourceEnd(segment, end)], element: segment.element}
  }
}

/** Space that was swallowed goes with the space before it. */
function isTouched({at, length, type}: Segment, start: number): boolean {
  if (type === 'media') return false
  return length === 0 ? at > start : at + length > start
}

/** The largest inline element of which nothing is left. */
function emptied(element: Element, [start, end]: Range, block: Block): Element | undefined {
  let found: Element | undefined
  for (const one of outwards(element)) {
    if (!one.isInline || one.end === -1 || one.held > 0 || one.from < start || one.to > end) break
    if (one.from < block.from || one.to > block.to) break
    if (one.isRemovable) found = one
  }
  return found
}

/** The elements around one, itself included, that do not start before an offset. */
function* aroundFrom(element: Element, offset: number): Generator<Element> {
  for (const one of outwards(element)) {
    if (one.start < offset) return
    yield one
  }
}

/** Text takes the place of what stood least deep in markup, rather where something else stays. */
function placeOf(pieces: readonly Piece[], gone: readonly (Element | undefined)[]): Piece | undefined {
  const staying = pieces.filter((_, index) => !gone[index])
  const candidates = staying.length > 0 ? staying : pieces
  return candidates.reduce<Piece | undefined>(
    (best, one) => (best && best.element.depth <= one.element.depth ? best : one),
    undefined
  )
}
