import type {Edit, Range} from '../types.js'

/** Ranges and edits of a part of a text, told in the whole text, or the other way round. */
export function moveRange([start, end]: Range, by: number): Range {
  return [start + by, end + by]
}

export function moveEdits(edits: readonly Edit[], by: number): Edit[] {
  return edits.map(({range, text}) => ({range: moveRange(range, by), text}))
}
