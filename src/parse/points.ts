import {firstIndex} from './first-index.js'

/** A place as unist has it: line and column are 1-based, and the column counts UTF-16 code units. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

type PointAt = (offset: number) => Point

const lineBreak = /\r\n|\r|\n/gu

const last = {text: '', pointAt: newPointsOf('')}

/**
 * Points of a text by offset. The lines are counted once; each look-up is a binary search.
 *
 * Those of the last text are kept, since an article is looked at several times.
 */
export function pointsOf(text: string): PointAt {
  if (last.text !== text) last.pointAt = newPointsOf(text)
  last.text = text // An equal one too: one and the same text is compared at once, another one from end to end.
  return last.pointAt
}

function newPointsOf(text: string): PointAt {
  const starts = lineStarts(text)
  return offset => {
    const line = firstIndex(starts.length, index => (starts[index] ?? 0) > offset)
    return {line, column: offset - (starts[line - 1] ?? 0) + 1, offset}
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  lineBreak.lastIndex = 0
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex)
  return starts
}
