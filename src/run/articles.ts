import type {Piece} from '../read/piece.js'
import type {Article, Result, Unreadable} from '../types.js'
import {render} from '../write/render.js'

/** The articles of a piece, in order. */
export function articlesOf(piece: Piece): readonly Article[] {
  return piece.type === 'article' ? [piece.article] : []
}

export function unreadableOf(piece: Piece): Unreadable | undefined {
  return piece.type === 'article' ? undefined : piece.unreadable
}

/** What stands in the output where the piece stood. */
export function bytesOf(piece: Piece, results: readonly Result[]): Uint8Array {
  if (piece.type === 'broken') return new Uint8Array()
  const [result] = results
  return piece.type === 'article' && result ? render(piece, result.output, result.ledger.edits) : piece.bytes
}

/** How many bytes of the source a piece is. */
export function sizeOf(piece: Piece): number {
  return piece.type === 'broken' ? 0 : piece.bytes.length
}
