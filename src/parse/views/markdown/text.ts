import type {Range} from '../../../types.js'
import {referenceAt} from '../references.js'

/** A stretch of a text node: what it says, and where it is written. */
interface Part {
  readonly type: 'run' | 'unit' | 'space'
  readonly text: string
  readonly range: Range
}

const lineBreak = /[ \t]*(?:\r\n|\r|\n)[ \t>]*/uy
const blank = /[ \t]+/uy

/**
 * The text of a node beside its source: escapes, references and line breaks with what continues the line.
 *
 * @returns Nothing where the two do not fit together: then the node is better left alone.
 */
export function partsOf(source: string, [start, end]: Range, value: string): Part[] | undefined {
  const parts: Part[] = []
  let from = start
  let at = start
  let said = 0
  const add = (type: 'unit' | 'space', text: string, length: number, spoken = text.length) => {
    if (at > from) parts.push({type: 'run', text: source.slice(from, at), range: [from, at]})
    parts.push({type, text, range: [at, at + length]})
    from = at += length
    said += spoken
  }
  while (at < end) {
    const written = source[at] as string
    const broken = ' \t\r\n'.includes(written) ? lengthOf(lineBreak, source, at) : 0
    const spaces = broken === 0 ? lengthOf(blank, source, at) : 0
    const reference = written === '&' ? referenceAt(source, at, end, true) : undefined
    if (broken > 0) {
      if (!isBreak(value[said])) return undefined
      add('space', '\n', broken, value.startsWith('\r\n', said) ? 2 : 1)
    } else if (spaces > 0 && (spaces > 1 || written !== ' ' || at === start || at + 1 === end)) {
      if (value.slice(said, said + spaces) !== source.slice(at, at + spaces)) return undefined
      add('space', ' ', spaces, spaces)
    } else if (written === '\\' && isPunctuation(source[at + 1]) && value[said] === source[at + 1]) {
      add('unit', value[said] ?? '', 2)
    } else if (reference && value.startsWith(reference.text, said)) add('unit', reference.text, reference.length)
    else if (value[said] === written) {
      at++
      said++
    } else return undefined
  }
  if (said !== value.length) return undefined
  if (at > from) parts.push({type: 'run', text: source.slice(from, at), range: [from, at]})
  return parts
}

function lengthOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0].length ?? 0
}

function isBreak(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r'
}

function isPunctuation(unit: string | undefined): boolean {
  return unit !== undefined && /[!-/:-@[-`{-~]/u.test(unit)
}
