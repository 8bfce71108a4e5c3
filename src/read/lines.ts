import {isHuge} from './cut.js'
import {wideEncoding, wideProblem} from './decode.js'
import {hugePiece} from './huge-piece.js'
import type {Piece, RecordPiece, StretchPiece} from './piece.js'
import {Reading} from './reading.js'
import type {Source} from './source.js'

const lineFeed = 0x0a

/** No line of an article is so long, in bytes. */
const usualSize = 1 << 18

/** What is read line by line: whole lines, or what is none that could be cleaned. */
type LinesRead = Uint8Array | Exclude<Piece, RecordPiece>

/**
 * The lines of a source, many together: joined, they are the source.
 *
 * @param from A byte at which a line begins, where others were read before.
 */
export async function* readLines(
  source: Source,
  stdin: AsyncIterable<Uint8Array>,
  from: number
): AsyncGenerator<LinesRead> {
  const reading = new Reading(source, stdin, from)
  try {
    const {open} = await reading.begin()
    let isStart = from === 0 && !source.part?.from
    for await (const lines of wholeLines(open(), reading.path)) {
      const bytes = 'bytes' in lines ? lines.bytes : lines
      const wide = isStart ? wideEncoding(bytes) : undefined
      if (wide) throw new Error(wideProblem(wide))
      isStart = false
      reading.passOn(bytes.length)
      yield lines
    }
  } catch (error) {
    yield* reading.breakOff(error)
  } finally {
    await reading.close()
  }
}

/** The lines that end in each chunk. One that was longer than usual before the chunk in which it ends comes alone. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array | StretchPiece> {
  let open: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = 0
    for (const end of size > usualSize ? [firstEnd(chunk), lastEnd(chunk)] : [lastEnd(chunk)]) {
      if (end <= start) continue
      const lines = joined([...open, chunk.subarray(start, end)])
      open = [] // What is passed on must not be held here as well.
      yield isHuge(size) ? hugePiece({bytes: lines, huge: 'last part'}, {path}) : lines
      size = 0
      start = end
    }
    open.push(chunk.subarray(start))
    size += chunk.length - start
    if (!isHuge(size)) continue
    for (const bytes of open) yield hugePiece({bytes, huge: 'part'}, {path})
    open = []
  }
  if (isHuge(size)) yield hugePiece({bytes: joined(open), huge: 'last part'}, {path})
  else if (size > 0) yield joined(open)
}

/** Large lines stand where workers can read them, who need no copy. */
function joined(parts: readonly Uint8Array[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  if (size <= usualSize) return Buffer.concat(parts)
  const shared = Buffer.from(new SharedArrayBuffer(size))
  let end = 0
  for (const part of parts) {
    shared.set(part, end)
    end += part.length
  }
  return shared
}

/** Behind the first line that ends in a chunk; 0: none does. */
function firstEnd(chunk: Uint8Array): number {
  return chunk.indexOf(lineFeed) + 1
}

function lastEnd(chunk: Uint8Array): number {
  return chunk.lastIndexOf(lineFeed) + 1
}

/** Behind the line that begins at an offset. */
export function endOfLine(bytes: Uint8Array, start: number): number {
  return bytes.indexOf(lineFeed, start) + 1 || bytes.length
}

export function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let end = 0; end < bytes.length; count++) end = endOfLine(bytes, end)
  return count
}
