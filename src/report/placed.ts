import {isHidden} from '../decide/reasons.js'
import {pointsOf} from '../parse/points.js'
import {namedPlace} from '../place.js'
import type {Article, Decision} from '../types.js'

/** A decision and where it stands in the article: both from 1, columns in UTF-16 code units. */
export interface Placed {
  readonly decision: Decision
  readonly line: number
  readonly column: number
}

/** Decisions in the order of the text. */
export function placed(text: string, decisions: readonly Decision[]): Placed[] {
  const pointAt = pointsOf(text)
  return decisions
    .toSorted((a, b) => a.message.range[0] - b.message.range[0] || a.message.range[1] - b.message.range[1])
    .map(decision => {
      const {line, column} = pointAt(decision.message.range[0])
      return {decision, line, column}
    })
}

/** What a person wants to read: not what somebody has dismissed. */
export function findings(text: string, decisions: readonly Decision[]): Placed[] {
  return placed(
    text,
    decisions.filter(one => !isHidden(one))
  )
}

/** Whether lines of an article are lines of its file. */
export function isWholeFile({line, record, field}: Article): boolean {
  return line === undefined && record === undefined && field === undefined
}

/** A file by its path, an article of several by path and id, and by its field where a record has several. */
export function nameOf({id, path, line, record, field}: Article): string {
  const place = namedPlace({path, line, record})
  const name = place === path || id === place ? place : `${path}#${id}`
  return field === undefined ? name : `${name}/${field}`
}
