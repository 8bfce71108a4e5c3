import {isUtf8} from 'node:buffer'
import {BrokenLine} from '../broken-line.js'
import {countLineFeeds} from '../cut.js'
import {badByte, firstBadByte, wideEncoding, wideProblem} from '../decode.js'

/**
 * Text of a stream, with its byte-order mark.
 *
 * @throws {BrokenLine} A byte is no UTF-8. @throws {Error} It is UTF-16 or UTF-32.
 */
export async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
  let open: Uint8Array = new Uint8Array()
  let offset = 0
  let line = 1
  const take = (bytes: Uint8Array): string => {
    if (!isUtf8(bytes)) throw broken(bytes, offset, line)
    offset += bytes.length
    line += countLineFeeds(bytes)
    return decoder.decode(bytes)
  }
  for await (const chunk of chunks) {
    const bytes = open.length > 0 ? Buffer.concat([open, chunk]) : chunk
    const wide = offset === 0 ? wideEncoding(bytes) : undefined
    if (wide) throw new Error(wideProblem(wide))
    const end = bytes.length - openLength(bytes)
    open = bytes.subarray(end)
    yield take(bytes.subarray(0, end))
  }
  yield take(open)
}

/** How many bytes at the end are a letter that is not there as a whole. */
function openLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function broken(bytes: Uint8Array, before: number, line: number): BrokenLine {
  const at = firstBadByte(bytes)
  return new BrokenLine(badByte(bytes[at], `offset ${before + at}`), line + countLineFeeds(bytes.subarray(0, at)))
}
