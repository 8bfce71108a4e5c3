/** A place as unist has it: line and column are 1-based, and the column counts UTF-16 code units. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** Points of a text by offset. The lines are counted once; each look-up is a binary search. */
export function pointsOf(text: string): (offset: number) => Point {
  const starts = [0]
  for (const {index, 0: lineBreak} of text.matchAll(/\r\n|\r|\n/gu)) starts.push(index + lineBreak.length)
  return offset => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return {line: low, column: offset - (starts[low - 1] ?? 0) + 1, offset}
  }
}
