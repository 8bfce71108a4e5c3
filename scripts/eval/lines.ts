import {z} from 'zod'
import type {Decision, Edit} from '../../src/types.js'
import {safe} from './cleaners.js'

export const pageSchema = z.object({
  id: z.string(),
  lines: z.array(z.object({i: z.number(), line: z.string(), pos: z.string(), label: z.enum(['text', 'boiler'])}))
})
type Page = z.infer<typeof pageSchema>
type Line = Page['lines'][number] & {readonly start: number; readonly end: number}

const counts = {
  boiler: 0,
  removed: 0,
  removedRight: 0,
  offered: 0,
  offeredRight: 0,
  precision: 0,
  recall: 0,
  withOffers: 0
}

/** Of the lines of pages, from the first line of the article on. Prints removed lines that are labelled text. */
export function evaluateLines(pages: readonly Page[], show: number): Record<string, typeof counts> {
  const rows: Record<string, typeof counts> = {}
  let shown = 0
  for (const page of pages) {
    const {text, lines} = documentOf(page)
    const {ledger} = safe(text)
    const removed = touched(ledger.decisions.filter(one => one.decision === 'apply'))
    const offered = touched(ledger.decisions.filter(one => one.decision === 'suggest'))
    for (const [index, line] of lines.entries()) {
      const goes = covers(removed, line)
      const isOffered = !goes && covers(offered, line)
      const names = ['all', line.pos, ...(isTail(lines, index) ? ['tail run'] : [])]
      for (const name of names) count((rows[name] ??= {...counts}), line, goes, isOffered)
      if (goes && line.label === 'text' && shown++ < show)
        console.log(`${page.id.slice(0, 8)} ${line.pos}: ${line.line}`)
    }
  }
  for (const row of Object.values(rows)) {
    row.precision = share(row.removedRight, row.removed)
    row.recall = share(row.removedRight, row.boiler)
    row.withOffers = share(row.removedRight + row.offeredRight, row.boiler)
  }
  return rows
}

function documentOf({lines}: Page): {text: string; lines: Line[]} {
  const first = lines.findIndex(line => line.pos === 'inside' || line.label === 'text')
  let text = ''
  const placed = lines.slice(Math.max(0, first)).map(line => {
    const start = text === '' ? 0 : text.length + 2
    text += `${text === '' ? '' : '\n\n'}${line.line}`
    return {...line, start, end: text.length}
  })
  return {text, lines: placed}
}

/** Behind the last line of the article. */
function isTail(lines: readonly Line[], index: number): boolean {
  return index > lines.findLastIndex(line => line.label === 'text')
}

function touched(decisions: readonly Decision[]): Edit[] {
  return decisions.flatMap(one => one.message.edits)
}

function covers(edits: readonly Edit[], {start, end}: Line): boolean {
  return edits.some(({range, text}) => text === '' && range[0] <= start && range[1] >= end)
}

function count(row: typeof counts, {label}: Line, goes: boolean, isOffered: boolean): void {
  const right = label === 'boiler'
  row.boiler += Number(right)
  row.removed += Number(goes)
  row.removedRight += Number(goes && right)
  row.offered += Number(isOffered)
  row.offeredRight += Number(isOffered && right)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000
}
