import type {Piece} from '../read/piece.js'
import type {Article, Result} from '../types.js'
import {render} from '../write/render.js'

/** The articles of a piece, in order. */
export function articlesOf(piece: Piece): readonly Article[] {
  return piece.type === 'record' ? piece.slots.map(slot => slot.article) : []
}

/** What stands in the output where the piece stood. */
export function bytesOf(piece: Piece, results: readonly Result[]): Uint8Array {
  if (piece.type === 'broken') return new Uint8Array()
  if (piece.type === 'other') return piece.bytes
  const changes = new Map(piece.slots.map((slot, index) => [slot, changeOf(results[index])]))
  return render(piece, slot => changes.get(slot))
}

function changeOf(result: Result | undefined) {
  return result && {output: result.output, edits: result.ledger.edits}
}

/** How many bytes of the source a piece is. */
export function sizeOf(piece: Piece): number {
  return piece.type === 'broken' ? 0 : piece.bytes.length
}
