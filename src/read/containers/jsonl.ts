import {lineScanner, stretches} from '../cut.js'
import {wideEncoding, wideProblem} from '../decode.js'
import {recordPiece} from '../json/piece.js'
import {hugePiece} from '../huge-piece.js'
import type {Container} from './container.js'

/** One JSON object a line. */
export const jsonl: Container = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  async *pieces({path, fields, part, open}) {
    let line = 1
    for await (const stretch of stretches(open(), lineScanner())) {
      const {bytes, huge} = stretch
      const wide = line === 1 && !part?.from ? wideEncoding(bytes) : undefined
      if (wide) throw new Error(wideProblem(wide))
      yield huge ? hugePiece(stretch, {path, line}) : recordPiece(bytes, {path, line}, fields)
      if (huge !== 'part') line++
    }
  }
}
