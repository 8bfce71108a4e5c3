import {cutBytes, lineScanner} from '../cut.js'
import {wideEncoding, wideProblem} from '../decode.js'
import {recordPiece} from '../json/piece.js'
import type {Container} from './container.js'

/** One JSON object a line. */
export const jsonl: Container = {
  name: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  async *pieces({path, fields, part, open}) {
    let line = 0
    for await (const bytes of cutBytes(open(), lineScanner())) {
      line++
      const wide = line === 1 && !part?.from ? wideEncoding(bytes) : undefined
      if (wide) throw new Error(wideProblem(wide))
      yield recordPiece(bytes, {path, line}, fields)
    }
  }
}
