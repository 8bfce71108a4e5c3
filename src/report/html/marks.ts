import type {Decision, Range} from '../../types.js'
import {outcomeOf} from '../words.js'

/** What is drawn into an article for one edit, or for a place where nothing is changed. */
export interface Mark {
  /** Of the note that explains it, from 1. */
  readonly number: number
  readonly type: 'applied' | 'offered' | 'rejected' | 'reported'
  readonly range: Range
  /** What comes in after the range. */
  readonly text: string
}

/** A stretch of the original and the marks on it; or what comes in at its start. */
export interface Piece {
  readonly range: Range
  readonly marks: readonly Mark[]
  readonly insertion?: Mark
}

/** @param isHeld Then what would have been applied is shown as an offer. */
export function marksOf(decision: Decision, number: number, isHeld: boolean): Mark[] {
  const type = typeOf(decision, isHeld)
  if (!type) return []
  const isRepair = type === 'applied' || type === 'offered'
  const isDrawn = type !== 'reported' && decision.edits.length > 0
  const places = isDrawn ? decision.edits : [{range: decision.message.range, text: ''}]
  return places.map(({range, text}) => ({number, type, range, text: isRepair ? text : ''}))
}

function typeOf(decision: Decision, isHeld: boolean): Mark['type'] | undefined {
  const outcome = outcomeOf(decision)
  const hasEdits = decision.edits.length > 0
  if (outcome === 'rejected') return 'rejected'
  if (outcome === 'applied') return hasEdits ? 'applied' : undefined
  return hasEdits && (outcome === 'suggested' || isHeld) ? 'offered' : 'reported'
}

/**
 * Cut a text where a mark starts or ends and at `borders`, so that overlapping marks nest without trouble.
 *
 * @returns In the order of the text; what comes in follows what goes out.
 */
export function* piecesOf(length: number, marks: readonly Mark[], borders: readonly number[]): Generator<Piece> {
  const cuts = [...new Set([0, length, ...borders, ...marks.flatMap(mark => mark.range)])].sort((a, b) => a - b)
  const starts = grouped(marks, 0)
  const ends = grouped(marks, 1)
  const open = new Set<Mark>()
  for (const [index, cut] of cuts.entries()) {
    const due = (ends.get(cut) ?? []).toSorted((a, b) => a.range[0] - b.range[0])
    for (const mark of due) {
      open.delete(mark)
      if (mark.text !== '' || isPlace(mark)) yield {range: insertionRange(mark.range), marks: [], insertion: mark}
    }
    for (const mark of starts.get(cut) ?? []) if (mark.range[1] > cut) open.add(mark)
    const next = cuts[index + 1]
    if (next !== undefined) yield {range: [cut, next], marks: [...open]}
  }
}

/** Where nothing stands and nothing comes in, but something could have. */
function isPlace({type, range: [start, end]}: Mark): boolean {
  return type === 'rejected' && start === end
}

function grouped(marks: readonly Mark[], end: 0 | 1): Map<number, Mark[]> {
  const groups = new Map<number, Mark[]>()
  for (const mark of marks) {
    const group = groups.get(mark.range[end])
    if (group) group.push(mark)
    else groups.set(mark.range[end], [mark])
  }
  return groups
}

/** Belongs to the paragraph of what it replaces, not to the one after. */
function insertionRange([start, end]: Range): Range {
  const at = Math.max(start, end - 1)
  return [at, at]
}
