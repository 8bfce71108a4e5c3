import {stretches} from '../cut.js'
import {wideEncoding, wideProblem} from '../decode.js'
import {recordPiece} from '../json/piece.js'
import {JsonScanner} from '../json/scanner.js'
import {hugePiece} from '../huge-piece.js'
import type {Container} from './container.js'

/** One JSON object, or a list of them. */
export const json: Container = {
  name: 'json',
  extensions: ['.json'],
  async *pieces({path, fields, open}) {
    const scanner = new JsonScanner()
    let record = 1
    let isStart = true
    for await (const stretch of stretches(open(), scanner)) {
      const {bytes, huge} = stretch
      const wide = isStart ? wideEncoding(bytes) : undefined
      if (wide) throw new Error(wideProblem(wide))
      isStart = false
      if (huge) {
        yield hugePiece(stretch, {path, record})
        if (huge === 'last part') record++
      } else if (scanner.kind === 'record') yield recordPiece(bytes, {path, record: record++}, fields)
      else yield {type: 'other', bytes}
    }
    const {problem} = scanner
    if (problem !== undefined) yield {type: 'other', bytes: Buffer.alloc(0), unreadable: {path, record, problem}}
  }
}
