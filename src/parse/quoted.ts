import {firstIndex} from './first-index.js'
import type {Range} from '../types.js'

/** With the line breaks, which end a quotation as well. */
const double = /["“”„‟«»「」『』\r\n]/gu
const single = /[‘’‚‹›\r\n]/gu

/**
 * The stretches between quotation marks, without the marks: sorted, not overlapping, none longer than a line.
 *
 * Which way a mark looks is told by the space around it, not by its shape, so that every language’s marks are read; a
 * second opening mark inside leaves the stretch open. Single marks count only in a text without double ones.
 */
export function quotedStretches(text: string): Range[] {
  const mark = /["“”„‟«»「『]/u.test(text) ? double : single
  const found: Range[] = []
  let open = -1
  mark.lastIndex = 0
  while (mark.test(text)) {
    const at = mark.lastIndex - 1
    const looks = directionOf(text, at, open !== -1)
    if (looks === 'opens' && open === -1) open = at + 1
    else if (looks === 'closes' && open !== -1) {
      found.push([open, at])
      open = -1
    }
  }
  if (open !== -1) found.push([open, text.length])
  return found
}

function directionOf(text: string, at: number, isOpen: boolean): 'opens' | 'closes' | 'neither' {
  const mark = text.charAt(at)
  if (mark === '\n' || mark === '\r' || mark === '」' || mark === '』') return 'closes'
  if (mark === '「' || mark === '『') return 'opens'
  const isLeft = at === 0 || (sidesAt(text, at - 1) & left) !== 0
  const isRight = at === text.length - 1 || (sidesAt(text, at + 1) & right) !== 0
  if (isLeft && !isRight) return 'opens'
  if (isRight && !isLeft) return 'closes'
  if (mark === '‘' || mark === '’' || mark === '‚') return 'neither'
  return isOpen ? 'closes' : 'opens'
}

/** Of which marks a code unit is a neighbour: the sum of these; 0 where it was not looked up yet. */
const sides = new Uint8Array(0x10000)
const [known, left, right] = [1, 2, 4]

function sidesAt(text: string, at: number): number {
  return (sides[text.charCodeAt(at)] ||= sidesOf(text.charAt(at)))
}

function sidesOf(character: string): number {
  const isLeft = /[\s([{\u2013\u2014-]/u.test(character)
  const isRight = /[\s)\]},.;:!?\u2013\u2014-]/u.test(character)
  return known | (isLeft ? left : 0) | (isRight ? right : 0)
}

/** Whether a stretch of text lies between marks: inside one of some sorted stretches. */
export function isInside(stretches: readonly Range[], start: number, end = start): boolean {
  const one = stretches[firstIndex(stretches.length, index => (stretches[index] as Range)[1] >= start)]
  return one !== undefined && one[0] <= start && end <= one[1]
}
