import {countLineFeeds, stretches} from '../cut.js'
import {wideEncoding, wideProblem} from '../decode.js'
import {recordPiece} from '../json/piece.js'
import {JsonScanner} from '../json/scanner.js'
import {hugePiece} from '../huge-piece.js'
import type {Piece} from '../piece.js'
import type {Container} from './container.js'

/** One JSON object, or a list of them. */
export const json: Container = {
  name: 'json',
  extensions: ['.json'],
  async *pieces({path, fields, open}) {
    const scanner = new JsonScanner()
    let record = 1
    let line = 1
    let taken = 1
    let isStart = true
    for await (const stretch of stretches(open(), scanner)) {
      const {bytes, huge} = stretch
      const lines = line > taken ? {line} : {}
      const wide = isStart ? wideEncoding(bytes) : undefined
      if (wide) throw new Error(wideProblem(wide))
      isStart = false
      if (huge) {
        yield hugePiece(stretch, {path, ...lines, record})
        if (huge === 'last part') record++
      } else if (scanner.kind === 'record') yield atLine(recordPiece(bytes, {path, record: record++}, fields), lines)
      else yield {type: 'other', bytes}
      line += countLineFeeds(bytes)
      if (huge || scanner.kind === 'record') taken = line
    }
    const {problem} = scanner
    if (problem !== undefined)
      yield {type: 'other', bytes: Buffer.alloc(0), unreadable: {path, ...(line > taken && {line}), record, problem}}
  }
}

/** Articles are told apart by their number, since records may share lines; what is wrong is found by its line where they do not. */
function atLine(piece: Piece, line: {readonly line?: number}): Piece {
  if (piece.type === 'other' && piece.unreadable) return {...piece, unreadable: {...piece.unreadable, ...line}}
  if (piece.type !== 'record' || !piece.problems) return piece
  return {...piece, problems: piece.problems.map(one => ({...one, ...line}))}
}
