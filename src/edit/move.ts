import type {Edit, Finding, Range} from '../types.js'

/** Ranges and edits of a part of a text, told in the whole text, or the other way round. */
export function moveRange([start, end]: Range, by: number): Range {
  return [start + by, end + by]
}

export function moveEdits(edits: readonly Edit[], by: number): Edit[] {
  return edits.map(({range, text}) => ({range: moveRange(range, by), text}))
}

/** The same finding, so much further on. */
export function moveFinding<One extends Finding>(finding: One, by: number): One {
  const {range, edits, otherwise} = finding
  return {
    ...finding,
    range: moveRange(range, by),
    ...(edits && {edits: moveEdits(edits, by)}),
    ...(otherwise && {otherwise: {...otherwise, edits: moveEdits(otherwise.edits, by)}})
  }
}
