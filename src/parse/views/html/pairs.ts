import * as names from './names.js'
import type {Tag} from './tags.js'

/** For each start tag of what may be passed over whole, the index of its end tag. */
export function pairsOf(tags: readonly Tag[]): Map<number, number> {
  const open = new Map<string, number[]>()
  const pairs = new Map<number, number>()
  for (const [index, {type, name}] of tags.entries()) {
    if (name === 'body' && type === 'start') closeHead(open, pairs, index - 1)
    if (!names.opaque.has(name) && !names.frames.has(name)) continue
    const waiting = open.get(name) ?? []
    if (type === 'start') open.set(name, [...keepFew(waiting), index])
    else if (type === 'end') {
      const start = waiting.pop()
      if (start !== undefined) pairs.set(start, index)
    }
  }
  return pairs
}

/** Deeper nesting of one name is no article. */
function keepFew(waiting: readonly number[]): readonly number[] {
  return waiting.slice(-50)
}

/** The end tag of the head may be left out. */
function closeHead(open: Map<string, number[]>, pairs: Map<number, number>, last: number): void {
  const head = open.get('head')?.pop()
  if (head !== undefined && last > head) pairs.set(head, last)
}
