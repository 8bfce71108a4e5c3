import {sortEdits} from '../edit/apply.js'
import type {Decision, Edit} from '../types.js'
import {visible} from './visible.js'

/** A stretch of an excerpt: in both texts, only before, or only after. */
export interface Stretch {
  readonly type: 'kept' | 'removed' | 'added'
  /** On one line and safe to print. */
  readonly text: string
}

const context = 24
const longest = 40

/** The surroundings of a decision with its edits marked; without edits, its place alone. */
export function excerpt(input: string, {edits, message}: Decision): Stretch[] {
  const marked = edits.length > 0 ? sortEdits(edits) : [unchanged(input, message.range)]
  const stretches: Stretch[] = []
  let last = marked[0]?.range[0] ?? 0
  stretches.push(kept(before(input, last)))
  for (const {range, text} of marked) {
    const old = input.slice(...range)
    stretches.push(kept(shorten(input.slice(last, range[0]))))
    if (old === text) stretches.push(kept(shorten(old)))
    else stretches.push({type: 'removed', text: shorten(old)}, {type: 'added', text: shorten(text)})
    last = range[1]
  }
  stretches.push(kept(after(input, last)))
  return stretches.filter(one => one.text !== '')
}

/** An excerpt as it reads before or after the edits. */
export function reading(stretches: readonly Stretch[], without: 'removed' | 'added'): Stretch[] {
  return stretches.filter(one => one.type !== without)
}

function unchanged(input: string, range: Edit['range']): Edit {
  return {range, text: input.slice(...range)}
}

function kept(text: string): Stretch {
  return {type: 'kept', text}
}

/** What precedes on the same line, from a word’s start. */
function before(input: string, end: number): string {
  const line = /[^\n\r]*$/u.exec(input.slice(Math.max(0, end - context * 4), end))?.[0] ?? ''
  if (line.length <= context) return visible(line)
  return `…${visible(line.slice(-context).replace(/^[^\s\uDC00-\uDFFF]*[\s\uDC00-\uDFFF]/u, ''))}`
}

/** What follows on the same line, to a word’s end. */
function after(input: string, start: number): string {
  const line = /^[^\n\r]*/u.exec(input.slice(start, start + context * 4))?.[0] ?? ''
  if (line.length <= context) return visible(line)
  return `${visible(line.slice(0, context).replace(/[\s\uD800-\uDBFF][^\s]*$/u, ''))}…`
}

/** A long stretch shows its ends. */
function shorten(text: string): string {
  const line = visible(text)
  if (line.length <= longest) return line
  const characters = [...line]
  if (characters.length <= longest) return line
  return `${characters.slice(0, 18).join('')} … ${characters.slice(-18).join('')}`
}
