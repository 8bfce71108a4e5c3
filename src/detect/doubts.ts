import * as z from 'zod'
import type {Finding, Range} from '../types.js'
import {expressionOf, pattern} from './pattern.js'

/** Surroundings in which a finding may be right as it stands: everything that is given holds of them. */
export const doubt = z.strictObject({
  actual: z.array(z.string()).optional().describe('The texts that may be right, as they are written; left out: all.'),
  clause: pattern().optional().describe('What stands in its clause before it, 160 characters ahead of it at most.'),
  before: pattern().optional().describe('What stands right before it and a space.'),
  after: pattern().optional().describe('What stands right behind it and a space.')
})

/** How far a doubt sees to either side of a finding, in UTF-16 code units: what a word hangs on may stand far ahead of it. */
const sight = 160

/** Where one clause ends and another begins. A mark inside a clause stands at a word, a stop in it ends an initial or stands in a figure. */
const border = /[\r\n!?;:]|[“”"](?!\p{L})(?<!\p{L}.)|\.(?![\p{N}\p{Ll}])(?<!(?:Mr|Mrs|Ms|Dr|St|\p{Lu})\.)/gu

/**
 * Tells what a finding is worth whose surroundings let it be right: it is only offered.
 *
 * @example doubtsOf([{actual: ['to to'], clause: 'what '}], 'It may be right')('what we had to to win', [12, 17]).fix // => 'suggest'
 */
export function doubtsOf(
  doubts: readonly z.infer<typeof doubt>[],
  note: string
): (text: string, range: Range) => Pick<Finding, 'fix' | 'note'> {
  let holds: readonly Doubt[] | undefined
  return (text, [start, end]) => {
    const before = text.slice(Math.max(0, start - sight), start)
    const place = {actual: text.slice(start, end), before, after: text.slice(end, end + sight)}
    return (holds ??= doubts.map(toDoubt)).some(isHeld => isHeld(place)) ? {fix: 'suggest', note} : {}
  }
}

/** A finding and what stands on either side of it. */
interface Place {
  readonly actual: string
  readonly before: string
  readonly after: string
}

type Doubt = (place: Place) => boolean

function toDoubt({actual, clause, before, after}: z.infer<typeof doubt>): Doubt {
  const texts = actual && new Set(actual)
  const inClause = expressionOf(clause)
  const isBefore = expressionOf(before && `(?<=(?:${before}) )`, 'uy')
  const isAfter = expressionOf(after && `^ (?:${after})`)
  return place => {
    if (texts?.has(place.actual) === false || isAfter?.test(place.after) === false) return false
    if (isBefore) isBefore.lastIndex = place.before.length
    return isBefore?.test(place.before) !== false && inClause?.test(clauseAtEnd(place.before)) !== false
  }
}

function clauseAtEnd(text: string): string {
  let start = 0
  for (const {index} of text.matchAll(border)) start = index + 1
  return text.slice(start)
}
