import type {Range} from '../types.js'

/** How much of a text on either side of a match an exception sees, in UTF-16 code units. */
const sight = 24

/**
 * Tells whether the text around a match shows one of some patterns, which makes it none.
 *
 * @example exceptionsOf(['state she was in in'])('the state she was in in May', [18, 23]) // => true
 */
export function exceptionsOf(patterns: readonly string[]): (text: string, range: Range) => boolean {
  // Most patterns are never asked: they are read when the first one is.
  let expressions: readonly RegExp[] | undefined
  return (text, [start, end]) => {
    if (patterns.length === 0) return false
    const around = text.slice(Math.max(0, start - sight), end + sight)
    return (expressions ??= patterns.map(one => new RegExp(one, 'u'))).some(one => one.test(around))
  }
}
