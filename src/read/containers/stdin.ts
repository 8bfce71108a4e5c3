import {lineScanner, stretches} from '../cut.js'
import {decode} from '../decode.js'
import {parseRecord} from '../json/record.js'
import type {Piece} from '../piece.js'
import type {Input} from './container.js'
import {jsonl} from './jsonl.js'
import {text} from './text.js'

/** Standard input is JSONL when its first line is an object with a text: no article starts like that. */
export async function* stdinPieces(input: Input): AsyncGenerator<Piece> {
  const lines = stretches(input.open(), lineScanner())
  const first = await lines.next()
  const open = async function* () {
    if (!first.done) yield first.value.bytes
    for await (const {bytes} of lines) yield bytes
  }
  const start = first.done || first.value.huge ? undefined : decode(first.value.bytes)
  const isJsonl = start && 'text' in start && 'texts' in parseRecord(start.text, input.fields)
  yield* (isJsonl ? jsonl : text).pieces({...input, open})
}
