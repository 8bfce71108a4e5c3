import type {Range} from '../types.js'

/**
 * What no repair may cut into: URLs, e-mail addresses, handles, host and file names, numbers with their inner stops and commas.
 * One linear scan. `said.He` is no host name: the part behind the stop must be lower-case and a word must not stand alone.
 */
const pattern =
  /\b(?:https?|ftp):\/\/[^\s<>"“”«»„]+|\bwww\.[^\s<>"“”«»„]+|[\p{L}\p{N}_%+-][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+|(?<![\p{L}\p{N}])\p{N}+(?:[.,:/’'-]\p{N}+)+/gu

/** @returns Sorted ranges that do not overlap. */
export function protectedRanges(text: string): Range[] {
  return Array.from(text.matchAll(pattern), match => [match.index, match.index + match[0].length] as const)
}

/** Whether an edit of `range` would change the inside of a protected range. Removing one whole is no cut. */
export function cutsProtected(ranges: readonly Range[], [start, end]: Range): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range)[1] <= start) low = middle + 1
    else high = middle
  }
  for (let index = low; index < ranges.length; index++) {
    const [from, to] = ranges[index] as Range
    if (from >= end && !(from < start)) break
    if (start > from || end < to) return true
  }
  return false
}
