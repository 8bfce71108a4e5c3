import type {Edit} from '../types.js'

/**
 * Apply edits to text.
 *
 * Ranges count UTF-16 code units of `text` as given, never of the half-edited result, so the order of `edits` does not
 * matter. They must not overlap: `decide` has already picked winners.
 *
 * @throws {RangeError} Two edits overlap or one lies outside the text. That is a bug in `decide`, not in the article.
 * @example applyEdits('the the end', [{range: [0, 7], text: 'the'}]) // => 'the end'
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...editedParts(text, edits)].join('')
}

/** What {@link applyEdits} gives, in parts: of a large text, the whole would stand in memory once more. */
export function* editedParts(text: string, edits: readonly Edit[]): Generator<string> {
  let last = 0
  for (const {range, text: inserted} of sortEdits(edits)) {
    const [start, end] = range
    if (start < 0 || end < start || end > text.length)
      throw new RangeError(`Unexpected edit of [${start}, ${end}), expected a range of the text`)
    if (start < last) throw new RangeError(`Unexpected edits that overlap at ${start}, expected none`)
    yield text.slice(last, start)
    yield inserted
    last = end
  }
  yield text.slice(last)
}

/**
 * The edits that put the original back: `applyEdits(applyEdits(text, edits), invertEdits(text, edits)) === text`.
 *
 * @param text The original.
 * @example invertEdits('the the end', [{range: [3, 7], text: ''}]) // => [{range: [3, 3], text: ' the'}]
 */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0
  return sortEdits(edits).map(({range: [start, end], text: inserted}) => {
    const from = start + shift
    shift += inserted.length - (end - start)
    return {range: [from, from + inserted.length], text: text.slice(start, end)}
  })
}

/** By start; an insertion comes before a replacement that starts where it stands. */
export function sortEdits<One extends Edit>(edits: readonly One[]): One[] {
  return edits.toSorted(byPlace)
}

function byPlace(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1]
}

/** Whether edits are in the order in which `sortEdits` puts them. */
export function isSorted(edits: readonly Edit[]): boolean {
  for (let index = 1; index < edits.length; index++) {
    if (byPlace(edits[index - 1] as Edit, edits[index] as Edit) > 0) return false
  }
  return true
}
