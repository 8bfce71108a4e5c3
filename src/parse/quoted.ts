import {firstIndex} from './first-index.js'
import type {Range} from '../types.js'
import {unitsOf} from './units.js'

/** What a code unit is to a quotation: a line break ends it as well, and so do corner brackets where double marks quote. */
const [double, single, lineBreak, corner] = [1, 2, 4, 8]
const roles = new Uint8Array(0x10000)
for (const [role, units] of [
  [double, '"“”„‟«»「『'],
  [corner, '」』'],
  [single, '‘’‚‹›'],
  [lineBreak, '\r\n']
] as const) {
  for (const unit of units) roles[unit.charCodeAt(0)] = role
}

/**
 * The stretches between quotation marks, without the marks: sorted, not overlapping, none longer than a line.
 *
 * Which way a mark looks is told by the space around it, not by its shape, so that every language’s marks are read; a
 * second opening mark inside leaves the stretch open. Single marks count only in a text without double ones.
 */
export function quotedStretches(text: string): Range[] {
  const units = unitsOf(text)
  const marks = marksIn(units, text.length)
  const found: Range[] = []
  if (marks === 0) return found
  let open = -1
  for (let at = 0; at < text.length; at++) {
    if (!((roles[units[at] as number] as number) & (marks | lineBreak))) continue
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

/** The kinds of marks that quote here; 0: there are none. */
function marksIn(units: Readonly<Uint16Array>, length: number): number {
  let all = 0
  for (let at = 0; at < length && !(all & double); at++) all |= roles[units[at] as number] as number
  return all & double ? double | corner : all & single
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
