import {cutBytes, lineScanner} from '../cut.js'
import {decode} from '../decode.js'
import {parseRecord} from '../json/record.js'
import type {Piece} from '../piece.js'
import type {Input} from './container.js'
import {jsonl} from './jsonl.js'
import {text} from './text.js'

/** Standard input is JSONL when its first line is an object with a text: no article starts like that. */
export async function* stdinPieces(input: Input): AsyncGenerator<Piece> {
  const lines = cutBytes(input.open(), lineScanner())
  const first = await lines.next()
  const open = async function* () {
    if (!first.done) yield first.value
    yield* lines
  }
  const start = first.done ? undefined : decode(first.value)
  const isJsonl = start && 'text' in start && 'texts' in parseRecord(start.text, input.fields)
  yield* (isJsonl ? jsonl : text).pieces({...input, open})
}
