import type {Place} from '../place.js'
import {hugeProblem, type Stretch} from './cut.js'
import type {StretchPiece} from './piece.js'

/** A stretch that is too long to be held, or a part of it. It is told of at its end. */
export function hugePiece(
  {bytes, huge}: Pick<StretchPiece, 'bytes'> & Pick<Stretch, 'huge'>,
  place: Place
): StretchPiece {
  if (huge === 'part') return {type: 'other', bytes, isPart: true}
  return {type: 'other', bytes, unreadable: {...place, problem: hugeProblem}}
}
