import {firstIndex} from '../parse/first-index.js'
import type {Edit} from '../types.js'
import {isSorted, sortEdits} from './apply.js'

/** An edit of the original, with the numbers of all edits that went into it. */
export interface ComposedEdit extends Edit {
  readonly sources: readonly number[]
}

/** A stretch of the current text: kept from the original, or written by edits. */
interface Piece {
  /** What it stands for in the original. */
  readonly start: number
  readonly end: number
  /** What was written. Left out: it is the original, unchanged. */
  readonly text: string | undefined
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
  let pieces: readonly Piece[] = [kept(0, text.length)]
  let first = 0
  for (const edits of passes) {
    if (edits.length > 0) pieces = replaced(pieces, edits, first)
    first += edits.length
  }
  return joinedRuns(pieces).filter(edit => edit.text !== text.slice(...edit.range))
}

const nobody: readonly number[] = []

function kept(start: number, end: number): Piece {
  return {start, end, text: undefined, sources: nobody}
}

function lengthOf({start, end, text}: Piece): number {
  return text === undefined ? end - start : text.length
}

/** Written pieces with nothing kept between them become one edit. */
function joinedRuns(pieces: readonly Piece[]): ComposedEdit[] {
  const edits: ComposedEdit[] = []
  let run: Piece[] = []
  for (const piece of pieces) {
    if (piece.text !== undefined) run.push(piece)
    else if (run.length > 0) {
      edits.push(mergeRun(run))
      run = []
    }
  }
  if (run.length > 0) edits.push(mergeRun(run))
  return edits
}

function mergeRun(run: readonly Piece[]): ComposedEdit {
  const [first, last] = [run[0] as Piece, run[run.length - 1] as Piece]
  return {range: [first.start, last.end], text: run.map(piece => piece.text).join(''), sources: sourcesOf(run)}
}

/** Each once. */
function sourcesOf(pieces: readonly Piece[]): readonly number[] {
  const written = pieces.filter(piece => piece.sources.length > 0)
  if (written.length <= 1) return written[0]?.sources ?? nobody
  return [...new Set(written.flatMap(piece => piece.sources))]
}

/** @param first The number of the first edit. */
function replaced(pieces: readonly Piece[], edits: readonly Edit[], first: number): Piece[] {
  const made: Piece[] = []
  const old: Piece[] = []
  const reader = new Reader(pieces)
  for (const {range, text, number} of numbered(edits, first)) {
    reader.readTo(range[0], made)
    old.length = 0
    reader.readTo(range[1], old)
    const end = old.at(-1)?.end ?? reader.place
    made.push({start: old[0]?.start ?? end, end, text, sources: [...sourcesOf(old), number]})
  }
  reader.readTo(Infinity, made)
  return made
}

interface NumberedEdit extends Edit {
  readonly number: number
}

function numbered(edits: readonly Edit[], first: number): readonly NumberedEdit[] {
  const all = edits.map(({range, text}, index) => ({range, text, number: first + index}))
  return isSorted(all) ? all : sortEdits(all)
}

/** Reads pieces from the first to the last. */
class Reader {
  readonly #pieces: readonly Piece[]
  #next = 1
  #rest: Piece | undefined
  /** In the text that the pieces make. */
  #offset = 0

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
    this.#rest = pieces[0]
  }

  /** Where the next piece stands in the original. */
  get place(): number {
    return this.#rest?.start ?? this.#pieces.at(-1)?.end ?? 0
  }

  /** The pieces up to a place of the text, with all at this place that are empty. */
  readTo(until: number, taken: Piece[]): void {
    let rest = this.#rest
    while (rest) {
      const length = lengthOf(rest)
      if (this.#offset + length > until) break
      taken.push(rest)
      this.#offset += length
      rest = this.#pieces[this.#next++]
    }
    if (rest && this.#offset < until) {
      taken.push(head(rest, until - this.#offset))
      rest = tail(rest, until - this.#offset)
      this.#offset = until
    }
    this.#rest = rest
  }
}

/** Of what was written, the head stands for the whole place in the original, and the tail for an empty one behind it. */
function head({start, end, text, sources}: Piece, at: number): Piece {
  return text === undefined ? kept(start, start + at) : {start, end, text: text.slice(0, at), sources}
}

function tail({start, end, text, sources}: Piece, at: number): Piece {
  return text === undefined ? kept(start + at, end) : {start: end, end, text: text.slice(at), sources}
}

/** A place in the original, and whether it is exact: a place inside what an edit wrote has none of its own. */
interface Origin {
  readonly offset: number
  readonly exact: boolean
}

/** Where a place stands in the original. */
export type Locate = (offset: number) => Origin

/** Where nothing was edited. */
export const inPlace: Locate = offset => ({offset, exact: true})

/**
 * Where places of the output stand in the original.
 *
 * @param edits Sorted, as `composeEdits` gives them.
 */
export function originOf(edits: readonly Edit[]): Locate {
  if (edits.length === 0) return inPlace
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
  return firstIndex(sorted.length, index => (sorted[index] ?? 0) > value) - 1
}
