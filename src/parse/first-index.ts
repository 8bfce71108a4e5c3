/**
 * The first index below a count from which on a condition holds; the count where it never does. Binary search: the condition must
 * hold for all that follow one for which it holds.
 *
 * @example firstIndex(3, index => [2, 4, 8][index] >= 4) // => 1
 */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
