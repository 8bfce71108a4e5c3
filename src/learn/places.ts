import {isSentence} from './prose.js'

export type Place = 'head' | 'tail' | 'inside'

/** A shorter sentence may be a standing one, in UTF-16 code units. */
const shortestProse = 80

/** Lines this near to an end of the article are at it, whatever stands behind them. */
const nearHead = 2
const nearTail = 4

/** Where each line stands: before the prose, behind it, or inside. An article without prose has no inside. */
export function placesOf(lines: readonly string[]): Place[] {
  const isProse = lines.map(line => line.length >= shortestProse && isSentence(line))
  const first = isProse.indexOf(true)
  const last = isProse.lastIndexOf(true)
  return lines.map((_, index) => {
    const isFirstHalf = index < lines.length / 2
    if (first === -1) return isFirstHalf ? 'head' : 'tail'
    if (index < first || index > last) return index < first ? 'head' : 'tail'
    if (isFirstHalf) return index < nearHead ? 'head' : 'inside'
    return index >= lines.length - nearTail ? 'tail' : 'inside'
  })
}
