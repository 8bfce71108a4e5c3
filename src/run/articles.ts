import type {Piece} from '../read/piece.js'
import type {Article} from '../types.js'
import {render} from '../write/render.js'
import type {BareResult} from './bare-result.js'

/** The articles of a piece, in order. */
export function articlesOf(piece: Piece): readonly Article[] {
  return piece.type === 'record' ? piece.slots.map(slot => slot.article) : []
}

/** What stands in the output where the piece stood. */
export function bytesOf(piece: Piece, results: readonly BareResult[]): Uint8Array {
  if (piece.type === 'broken') return new Uint8Array()
  if (piece.type === 'other') return piece.bytes
  const edits = new Map(piece.slots.map((slot, index) => [slot, results[index]?.ledger.edits]))
  return render(piece, slot => edits.get(slot))
}

/** How many bytes of the source a piece is. */
export function sizeOf(piece: Piece): number {
  return piece.type === 'broken' ? 0 : piece.bytes.length
}
