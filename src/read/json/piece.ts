import {decodeRecord} from '../decode.js'
import type {Fields} from '../fields.js'
import type {Piece, Slot} from '../piece.js'
import {namedPlace, type Place} from '../../place.js'
import {parseRecord} from './record.js'

/** A JSON object in bytes of its own as a piece. */
export function recordPiece(bytes: Uint8Array, place: Place, fields: Fields): Piece {
  const decoded = decodeRecord(bytes)
  if ('problem' in decoded) return {type: 'other', bytes, unreadable: {...place, problem: decoded.problem}}
  if (decoded.text.trim() === '') return {type: 'other', bytes}
  const parsed = parseRecord(decoded.text, fields)
  if ('problem' in parsed) return {type: 'other', bytes, unreadable: {...place, problem: parsed.problem}}
  const {texts, isMany, problems, id = namedPlace(place), told, date} = parsed
  const slots = texts.map(({field, text, type, locate}): Slot => ({
    article: {id, ...place, text, ...(type && {type}), ...(isMany && {field})},
    form: 'json',
    locate: decoded.bom ? behindMark(locate) : locate
  }))
  return {
    type: 'record',
    bytes,
    slots,
    ...(problems.length > 0 && {problems: problems.map(problem => ({...place, problem}))}),
    ...(told && {told}),
    ...(date !== undefined && {date})
  }
}

function behindMark(locate: Slot['locate']): Slot['locate'] {
  return written => {
    const [start, end] = locate(written.slice(1))
    return [start + 1, end + 1]
  }
}
