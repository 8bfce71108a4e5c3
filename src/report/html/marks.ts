import {firstIndex} from '../../parse/first-index.js'
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

/**
 * The marks of each finding.
 *
 * Where one edit takes out what several findings are about, as leftover lines in a row, each has its part of it.
 *
 * @param found In the order of the text.
 * @param isHeld Then what would have been applied is shown as an offer.
 */
export function marksOfAll(found: readonly Decision[], isHeld: boolean): readonly Mark[][] {
  const marks = found.map((decision, index) => marksOf(decision, index + 1, isHeld))
  const applied = marks
    .flat()
    .filter(one => one.type === 'applied')
    .sort((a, b) => a.range[0] - b.range[0])
  for (const [whole, others] of sharers(found, applied)) {
    const owners = [whole.number, ...others].sort((a, b) => startOf(found, a) - startOf(found, b))
    const parts = partsOf(whole, owners, number => found[number - 1]?.message.range ?? whole.range)
    const kept = marks[whole.number - 1]?.filter(one => one !== whole) ?? []
    for (const number of owners) marks[number - 1] = number === whole.number ? kept : []
    for (const part of parts) marks[part.number - 1]?.push(part)
  }
  return marks.map(all => all.map(one => (one.type === 'rejected' ? staying(one, applied) : one)))
}

/** Without what another finding takes out at its end: where that was found gone before, the place of this one reaches over it. */
function staying(mark: Mark, applied: readonly Mark[]): Mark {
  const [start, end] = mark.range
  const [border = end] =
    applied[firstIndex(applied.length, index => (applied[index]?.range[1] ?? 0) >= end)]?.range ?? []
  return border > start && border < end ? {...mark, range: [start, border]} : mark
}

/** Findings whose repair is part of the edit of another one, by the mark of that edit. Such marks do not overlap. */
function sharers(found: readonly Decision[], applied: readonly Mark[]): Map<Mark, number[]> {
  const shared = new Map<Mark, number[]>()
  let next = 0
  for (const [index, {decision, edits, message}] of found.entries()) {
    const [start, end] = message.range
    while (next < applied.length && (applied[next]?.range[1] ?? 0) <= start) next++
    const whole = applied[next]
    if (decision !== 'apply' || edits.length > 0 || !whole || start < whole.range[0] || end > whole.range[1]) continue
    shared.set(whole, [...(shared.get(whole) ?? []), index + 1])
  }
  return shared
}

function startOf(found: readonly Decision[], number: number): number {
  return found[number - 1]?.message.range[0] ?? 0
}

/** Each part ends where what its finding is about does; what lies between two goes with the second. */
function partsOf(whole: Mark, owners: readonly number[], rangeOf: (number: number) => Range): Mark[] {
  let start = whole.range[0]
  return owners.map((number, index) => {
    const [own, ownEnd] = rangeOf(number)
    const end = index === owners.length - 1 ? whole.range[1] : Math.min(ownEnd, whole.range[1])
    const range = end > start ? ([start, end] as const) : ([own, ownEnd] as const)
    start = Math.max(start, end)
    return {...whole, number, range, text: number === whole.number ? whole.text : ''}
  })
}

function marksOf(decision: Decision, number: number, isHeld: boolean): Mark[] {
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
