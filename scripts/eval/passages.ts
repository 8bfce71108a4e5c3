import {z} from 'zod'
import {safe, told} from './cleaners.js'

export const passageSchema = z.object({
  id: z.string(),
  label: z.string(),
  mt: z.string(),
  refs: z.record(z.string(), z.string().nullable())
})
type Passage = z.infer<typeof passageSchema>

const counts = {
  passages: 0,
  repaired: 0,
  /** Marks take turns: each that opens is closed before the next one opens. */
  wellFormedBefore: 0,
  wellFormedAfter: 0,
  /** A reference has as many quotations as the repaired passage. */
  comparable: 0,
  /** Of those, marks stand in the order of that reference. */
  asReferenceBefore: 0,
  asReferenceAfter: 0
}

/** By label, and over all. Words are never compared. Prints the first repairs. */
export function evaluatePassages(passages: readonly Passage[], show: number): Record<string, typeof counts> {
  const rows: Record<string, typeof counts> = {}
  let shown = 0
  for (const passage of passages) {
    const result = safe(passage.mt)
    const before = marksOf(passage.mt)
    const after = marksOf(result.output)
    const references = Object.values(passage.refs).flatMap(text => (text === null ? [] : [marksOf(text)]))
    const comparable = references.filter(marks => pairsIn(marks) === pairsIn(after))
    for (const name of [passage.label, 'all']) {
      const row = (rows[name] ??= {...counts})
      row.passages++
      row.repaired += Number(result.output !== passage.mt)
      row.wellFormedBefore += Number(isWellFormed(before))
      row.wellFormedAfter += Number(isWellFormed(after))
      row.comparable += Number(comparable.length > 0)
      row.asReferenceBefore += Number(comparable.includes(before))
      row.asReferenceAfter += Number(comparable.includes(after))
    }
    if (result.output !== passage.mt && shown++ < show) console.log(told(passage.id, result).join('\n'))
  }
  return rows
}

/** `()` for each mark that opens and closes, told by its neighbours alone, and `|` for each line break between lines with marks. */
function marksOf(text: string): string {
  return text
    .split(/\n+/u)
    .map(line => Array.from(line.matchAll(/["“”„«»]|''|``/gu), match => sideOf(line, match)).join(''))
    .filter(line => line !== '')
    .join('|')
}

function sideOf(line: string, {0: mark, index}: RegExpExecArray): string {
  const before = /^$|[\s([—–-]$/u.test(line.slice(0, index).slice(-1))
  const after = /^$|^[\s)\].,;:!?…—–-]/u.test(line.slice(index + mark.length).slice(0, 1))
  if (before !== after) return before ? '(' : ')'
  return '?'
}

function isWellFormed(marks: string): boolean {
  return marks.split('|').every(line => /^(?:\(\))*$/u.test(line))
}

function pairsIn(marks: string): number {
  return Math.floor(marks.replaceAll('|', '').length / 2)
}
