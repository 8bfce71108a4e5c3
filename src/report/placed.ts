import {pointsOf} from '../parse/points.js'
import type {Article, Decision, Unreadable} from '../types.js'

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

/** What a person wants to read: not what somebody has waved away. */
export function findings(text: string, decisions: readonly Decision[]): Placed[] {
  return placed(
    text,
    decisions.filter(one => one.because !== 'Ignored by the configuration')
  )
}

/** A file by its path, a JSONL article by path and id. */
export function nameOf({id, path, line}: Article): string {
  if (line === undefined) return path
  return id === `${path}:${line}` ? id : `${path}#${id}`
}

export function placeOf({path, line}: Unreadable): string {
  return line === undefined ? path : `${path}:${line}`
}
