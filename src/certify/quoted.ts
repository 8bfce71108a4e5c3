import type {Range} from '../types.js'

const double = /["“”„‟«»「」『』]/gu
const single = /[‘’‚‹›]/gu

/**
 * The stretches between quotation marks, without the marks: sorted, not overlapping, none longer than a line.
 *
 * Which way a mark looks is told by the space around it, not by its shape, so that every language’s marks are read; a
 * second opening mark inside leaves the stretch open. Single marks count only in a text without double ones.
 */
export function quotedStretches(text: string): Range[] {
  const pattern = /["“”„‟«»「『]/u.test(text) ? double : single
  const found: Range[] = []
  let open = -1
  let lineEnd = -1
  for (const {index, 0: mark} of text.matchAll(pattern)) {
    if (open !== -1 && lineEnd < index) {
      found.push([open, lineEnd])
      open = -1
    }
    const looks = directionOf(text, index, mark, open !== -1)
    if (looks === 'opens' && open === -1) {
      open = index + 1
      lineEnd = endOfLine(text, open)
    } else if (looks === 'closes' && open !== -1) {
      found.push([open, index])
      open = -1
    }
  }
  if (open !== -1) found.push([open, lineEnd])
  return found
}

function endOfLine(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/u)
  return at === -1 ? text.length : from + at
}

function directionOf(text: string, at: number, mark: string, isOpen: boolean): 'opens' | 'closes' | 'neither' {
  if (/[「『]/u.test(mark)) return 'opens'
  if (/[」』]/u.test(mark)) return 'closes'
  const isLeft = /[\s([{\u2013\u2014-]/u.test(text[at - 1] ?? ' ')
  const isRight = /[\s)\]},.;:!?\u2013\u2014-]/u.test(text[at + 1] ?? ' ')
  if (isLeft && !isRight) return 'opens'
  if (isRight && !isLeft) return 'closes'
  if (/[‘’‚]/u.test(mark)) return 'neither'
  return isOpen ? 'closes' : 'opens'
}

/** Whether a stretch of text lies between marks: inside one of some sorted stretches. */
export function isInside(stretches: readonly Range[], start: number, end = start): boolean {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle] as Range)[1] < start) low = middle + 1
    else high = middle
  }
  const one = stretches[low]
  return one !== undefined && one[0] <= start && end <= one[1]
}
