import type {Range} from '../types.js'

/**
 * Finds which of some ranges is the first one that overlaps another: its number, in the order in which they stand; -1 for none.
 *
 * A tree over their starts, since a text that is damaged everywhere has as many ranges as it has words.
 *
 * @example firstOverlap([[5, 9], [0, 2], [1, 7]])([1, 2]) // => 1
 */
export function firstOverlap(ranges: readonly Range[]): (range: Range) => number {
  const sorted = ranges.map((_, number) => number).sort((a, b) => startOf(ranges, a) - startOf(ranges, b))
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, ranges.length)))
  const furthest = new Int32Array(2 * width).fill(-1)
  const first = new Int32Array(2 * width).fill(ranges.length)
  for (const [index, number] of sorted.entries()) {
    furthest[width + index] = ranges[number]?.[1] ?? -1
    first[width + index] = number
  }
  for (let node = width - 1; node > 0; node--) {
    furthest[node] = Math.max(furthest[2 * node] as number, furthest[2 * node + 1] as number)
    first[node] = Math.min(first[2 * node] as number, first[2 * node + 1] as number)
  }
  return ([start, end]) => {
    let best = ranges.length
    const visit = (node: number, from: number, size: number): void => {
      if ((furthest[node] as number) <= start || (first[node] as number) >= best) return
      if (startOf(ranges, sorted[from] ?? -1) >= end) return
      if (size === 1) best = first[node] as number
      else {
        visit(2 * node, from, size / 2)
        visit(2 * node + 1, from + size / 2, size / 2)
      }
    }
    visit(1, 0, width)
    return best === ranges.length ? -1 : best
  }
}

function startOf(ranges: readonly Range[], number: number): number {
  return ranges[number]?.[0] ?? Infinity
}
