import type {Edit, Range} from '../types.js'
import {sortEdits} from './apply.js'

/** An edit of the original, with the numbers of all edits that went into it. */
export interface ComposedEdit extends Edit {
  readonly sources: readonly number[]
}

/** A stretch of the current text: kept from the original, or written by edits. */
interface Piece {
  readonly text: string
  /** What it stands for in the original. */
  readonly range: Range
  /** Empty: kept. */
  readonly sources: readonly number[]
}

/**
 * Edits of several passes, each made on what the pass before left, told in coordinates of the original.
 *
 * Applying the result to `text` gives what applying the passes one after the other gives. Edits that touch become one; what a
 * later pass takes back is none.
 *
 * @param passes Sources count through all passes: the first edit of the second pass has the number of edits of the first.
 */
export function composeEdits(text: string, passes: readonly (readonly Edit[])[]): ComposedEdit[] {
  let pieces: Piece[] = [{text, range: [0, text.length], sources: []}]
  let first = 0
  for (const edits of passes) {
    const numbers = new Map(edits.map((edit, index) => [edit, first + index]))
    pieces = [...replaced(pieces, sortEdits(edits), edit => numbers.get(edit) ?? 0)]
    first += edits.length
  }
  return [...runs(pieces)].map(joined).filter(edit => edit.text !== text.slice(...edit.range))
}

/** Written pieces with nothing kept between them. */
function* runs(pieces: readonly Piece[]): Generator<Piece[]> {
  let run: Piece[] = []
  for (const piece of pieces) {
    if (piece.sources.length > 0) run.push(piece)
    else if (piece.text !== '' && run.length > 0) {
      yield run
      run = []
    }
  }
  if (run.length > 0) yield run
}

function joined(run: readonly Piece[]): ComposedEdit {
  return {
    range: [(run[0] as Piece).range[0], (run.at(-1) as Piece).range[1]],
    text: run.map(piece => piece.text).join(''),
    sources: [...new Set(run.flatMap(piece => piece.sources))]
  }
}

function* replaced(
  pieces: readonly Piece[],
  edits: readonly Edit[],
  numberOf: (edit: Edit) => number
): Generator<Piece> {
  const queue = pieces.values()
  let rest: Piece | undefined = queue.next().value
  let offset = 0
  const take = (until: number): Piece[] => {
    const taken: Piece[] = []
    while (rest && offset + rest.text.length <= until && (offset < until || rest.text === '')) {
      taken.push(rest)
      offset += rest.text.length
      rest = queue.next().value
    }
    if (rest && offset < until) {
      const [head, tail] = cut(rest, until - offset)
      taken.push(head)
      rest = tail
      offset = until
    }
    return taken
  }
  for (const edit of edits) {
    yield* take(edit.range[0])
    const old = take(edit.range[1])
    const at = old.at(-1)?.range[1] ?? rest?.range[0] ?? pieces.at(-1)?.range[1] ?? 0
    const start = old[0]?.range[0] ?? at
    yield {
      range: [start, at],
      text: edit.text,
      sources: [...new Set([...old.flatMap(piece => piece.sources), numberOf(edit)])]
    }
  }
  yield* take(Infinity)
}

function cut(piece: Piece, at: number): [Piece, Piece] {
  const [start, end] = piece.range
  const border = piece.sources.length > 0 ? end : start + at
  return [
    {...piece, text: piece.text.slice(0, at), range: [start, border]},
    {...piece, text: piece.text.slice(at), range: [border, end]}
  ]
}

/** A place in the original, and whether it is exact: a place inside what an edit wrote has none of its own. */
interface Origin {
  readonly offset: number
  readonly exact: boolean
}

/** Where a place stands in the original. */
export type Locate = (offset: number) => Origin

/**
 * Where places of the output stand in the original.
 *
 * @param edits Sorted, as `composeEdits` gives them.
 */
export function originOf(edits: readonly Edit[]): Locate {
  const starts: number[] = []
  const shifts: number[] = []
  let shift = 0
  for (const {range, text} of edits) {
    starts.push(range[0] + shift)
    shift += text.length - (range[1] - range[0])
    shifts.push(shift)
  }
  return offset => {
    const index = lastAtOrBefore(starts, offset)
    const edit = edits[index]
    if (!edit) return {offset, exact: true}
    const inside = offset - (starts[index] ?? 0)
    if (inside === 0 && edit.text !== '') return {offset: edit.range[0], exact: true}
    if (inside < edit.text.length) return {offset: edit.range[0], exact: false}
    return {offset: offset - (shifts[index] ?? 0), exact: true}
  }
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
