import {applyEdits, sortEdits} from '../edit/apply.js'
import type {Edit, Range} from '../types.js'

/** Lines that go and lines that come in their place. */
interface Change {
  /** Index of the first line that goes. */
  readonly at: number
  readonly old: readonly string[]
  readonly new: readonly string[]
}

const context = 3

/**
 * The hunks of a unified patch that makes these edits.
 *
 * The edits say what changed, so nothing is searched for: the time is linear, whatever was done to the text.
 */
export function hunks(text: string, edits: readonly Edit[]): string {
  const lines = linesOf(text)
  let shift = 0
  return groups(changes(text, lines, edits))
    .map(group => {
      const hunk = format(lines, group, shift)
      for (const one of group) shift += one.new.length - one.old.length
      return hunk
    })
    .join('')
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? []
}

function changes(text: string, lines: readonly string[], edits: readonly Edit[]): Change[] {
  let at = 0
  let offset = 0
  return regions(text, edits).map(({range: [start, end], edits: inside}) => {
    while (offset < start) offset += lines[at++]?.length ?? Infinity
    const moved = inside.map(one => ({range: [one.range[0] - start, one.range[1] - start] as const, text: one.text}))
    const old = text.slice(start, end)
    return trimmed({at, old: linesOf(old), new: linesOf(applyEdits(old, moved))})
  })
}

/** Whole lines around edits; edits that share a line share a region. */
function regions(text: string, edits: readonly Edit[]): {range: Range; edits: Edit[]}[] {
  const found: {range: Range; edits: Edit[]}[] = []
  for (const edit of sortEdits(edits)) {
    const [start, end] = region(text, edit)
    const last = found.at(-1)
    if (last && start < last.range[1]) {
      last.range = [last.range[0], Math.max(end, last.range[1])]
      last.edits.push(edit)
    } else found.push({range: [start, end], edits: [edit]})
  }
  return found
}

function region(text: string, {range: [from, to], text: inserted}: Edit): Range {
  const start = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1
  const isLineStart = to === 0 || text[to - 1] === '\n'
  if (start === from && isLineStart && (inserted === '' || inserted.endsWith('\n'))) return [start, to]
  const end = text.indexOf('\n', to)
  return [start, end === -1 ? text.length : end + 1]
}

function trimmed({at, old, new: fresh}: Change): Change {
  const most = Math.min(old.length, fresh.length)
  let head = 0
  while (head < most && old[head] === fresh[head]) head++
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  return {at: at + head, old: old.slice(head, old.length - tail), new: fresh.slice(head, fresh.length - tail)}
}

/** Changes whose context would touch stand in one hunk. */
function groups(all: readonly Change[]): Change[][] {
  const found: Change[][] = []
  for (const change of all) {
    if (change.old.length === 0 && change.new.length === 0) continue
    const last = found.at(-1)?.at(-1)
    if (last && change.at - (last.at + last.old.length) <= 2 * context) found.at(-1)?.push(change)
    else found.push([change])
  }
  return found
}

/** @param shift How many lines the hunks before have added. */
function format(lines: readonly string[], group: readonly Change[], shift: number): string {
  const first = Math.max(0, (group[0]?.at ?? 0) - context)
  const counts = {old: 0, new: 0}
  const body: string[] = []
  let next = first
  const keep = (until: number) => {
    for (const line of lines.slice(next, until)) body.push(marked(' ', line))
    counts.old += Math.max(0, until - next)
    counts.new += Math.max(0, until - next)
  }
  for (const change of group) {
    keep(change.at)
    for (const line of change.old) body.push(marked('-', line))
    for (const line of change.new) body.push(marked('+', line))
    counts.old += change.old.length
    counts.new += change.new.length
    next = change.at + change.old.length
  }
  keep(Math.min(lines.length, next + context))
  return `@@ -${place(first, counts.old)} +${place(first + shift, counts.new)} @@\n${body.join('')}`
}

function place(first: number, count: number): string {
  return `${count === 0 ? first : first + 1},${count}`
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`
}
