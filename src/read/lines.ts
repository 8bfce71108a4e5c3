import {refuseHuge} from './cut.js'
import {wideEncoding, wideProblem} from './decode.js'
import {checkPacked, opened} from './open.js'
import type {Source} from './source.js'

const lineFeed = 0x0a

/** No line of an article is so long, in bytes. */
const usualSize = 1 << 18

/**
 * The lines of a source, many together: joined, they are the source.
 *
 * @param from A byte at which a line begins, where others were read before.
 * @throws {Error} The source cannot be read, or not to its end.
 */
export async function* readLines(
  source: Source,
  stdin: AsyncIterable<Uint8Array>,
  from: number
): AsyncGenerator<Uint8Array> {
  const input = opened(source, stdin, from)
  await checkPacked(source, input)
  let isStart = from === 0 && !source.part?.from
  for await (const lines of wholeLines(input.open())) {
    const wide = isStart ? wideEncoding(lines) : undefined
    if (wide) throw new Error(wideProblem(wide))
    isStart = false
    yield lines
  }
}

/** The lines that end in each chunk. One that was longer than usual before the chunk in which it ends comes alone. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let open: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = 0
    for (const end of size > usualSize ? [firstEnd(chunk), lastEnd(chunk)] : [lastEnd(chunk)]) {
      if (end <= start) continue
      const lines = joined([...open, chunk.subarray(start, end)])
      open = [] // What is passed on must not be held here as well.
      size = 0
      yield lines
      start = end
    }
    open.push(chunk.subarray(start))
    size += chunk.length - start
    refuseHuge(size)
  }
  if (size > 0) yield joined(open)
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
