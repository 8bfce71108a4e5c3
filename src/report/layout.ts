import {paint, type Paint} from './colour.js'
import type {ReportSettings} from './reporter.js'
import {visible} from './visible.js'

/** How lines are written for a person. */
export interface Layout {
  readonly paint: Paint
  /** In characters. */
  readonly width: number
  readonly changesNothing: boolean
}

/** As wide as a line gets in a terminal that is as wide; below the other width the terminal breaks lines. */
const [widest, narrowest] = [100, 40]

export function layoutOf({colour, columns = widest, changesNothing = false}: ReportSettings): Layout {
  return {paint: paint(colour), width: Math.max(narrowest, Math.min(widest, columns)), changesNothing}
}

/** @param lead So many spaces before each line. */
export function wrap(text: string, lead: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of visible(text).split(' ')) {
    if (line !== '' && lead + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(one => ' '.repeat(lead) + one)
}
