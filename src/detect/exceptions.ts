import type {Finding, Range} from '../types.js'

/** How much of a text on either side of a match an exception sees, in UTF-16 code units. */
const sight = 24

/**
 * Tells whether the text around a match shows one of some patterns, which makes it none.
 *
 * @example exceptionsOf(['state she was in in'])('the state she was in in May', [18, 23]) // => true
 */
export function exceptionsOf(patterns: readonly string[]): (text: string, range: Range) => boolean {
  let expressions: readonly RegExp[] | undefined
  return (text, [start, end]) => {
    const around = text.slice(Math.max(0, start - sight), end + sight)
    expressions ??= patterns.map(one => new RegExp(one, 'u'))
    return expressions.some(one => one.test(around))
  }
}

/** How much of its line before a match a doubt sees, in UTF-16 code units: what a word hangs on may stand far ahead of it. */
const farSight = 160

/**
 * Tells what a finding is worth whose surroundings show one of some patterns: it is only offered.
 *
 * @example doubtsOf(['what .* to to'], 'It may be right')('what we had to to win', [12, 17]).fix // => 'suggest'
 */
export function doubtsOf(
  patterns: readonly string[],
  note: string
): (text: string, range: Range) => Pick<Finding, 'fix' | 'note'> {
  let expressions: readonly RegExp[] | undefined
  return (text, [start, end]) => {
    const before = text.slice(Math.max(0, start - farSight), start)
    const around = (before.split(/[\r\n]/u).at(-1) ?? '') + text.slice(start, end + sight)
    expressions ??= patterns.map(one => new RegExp(one, 'u'))
    return expressions.some(one => one.test(around)) ? {fix: 'suggest', note} : {}
  }
}
