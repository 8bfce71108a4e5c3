import type {Block, Element, Segment} from './element.js'
import {type Layout, outwards, segmentAt, sourceStart} from './layout.js'

/**
 * Where text is inserted in the source.
 *
 * Where tags stand at the place, it goes where the fewest inline elements stand around it; where that leaves a choice, a
 * mark that opens goes behind the tags, everything else before them.
 */
export function borderPlace({segments, text}: Layout, block: Block, offset: number, inserted: string): number {
  const right = offset < block.to ? segments[segmentAt(segments, offset)] : undefined
  if (right && right.at < offset) return sourceStart(right, offset)
  const left = offset > block.from ? segments[segmentAt(segments, offset - 1)] : undefined
  if (left && right) {
    const floor = shared(left.element, right.element)
    return opens(inserted, text[offset - 1]) ? startOf(right, floor) : endOf(left, floor)
  }
  const floor = shared(elementAt(segments, block.from), elementAt(segments, block.to - 1))
  return right ? startOf(right, floor) : left ? endOf(left, floor) : 0
}

function elementAt(segments: readonly Segment[], offset: number): Element | undefined {
  return segments[segmentAt(segments, offset)]?.element
}

/** The innermost element that holds both. */
function shared(left: Element | undefined, right: Element | undefined): Element | undefined {
  let [one, other] = [left, right]
  while (one && other && one !== other) {
    const isDeeper = one.level >= other.level
    if (other.level >= one.level) other = other.parent
    if (isDeeper) one = one.parent
  }
  return one && other && one
}

function endOf({end, element}: Segment, floor: Element | undefined): number {
  let place = end
  for (const one of outwards(element)) {
    if (one === floor || !one.isInline || one.end === -1) break
    place = one.end
  }
  return place
}

function startOf({start, element}: Segment, floor: Element | undefined): number {
  let place = start
  for (const one of outwards(element)) {
    if (one === floor || !one.isInline || one.end === -1) break
    place = one.start
  }
  return place
}

/** Straight marks open behind a space. */
function opens(inserted: string, before: string | undefined): boolean {
  const [mark = ''] = inserted.trim()
  if (/["']/u.test(mark)) return before === undefined || /[\s(\[—–]/u.test(before)
  return /[\p{Ps}\p{Pi}„‚]/u.test(mark)
}
