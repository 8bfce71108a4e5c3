import {closeSync, openSync, readSync} from 'node:fs'

/** Where a line stands in a file, with its end, in bytes. */
export interface LinePlace {
  readonly offset: number
  readonly length: number
}

/** Lines of a file, one at a time, and where they stand with their ends; what comes after the last end is no line. */
export function* linesOf(file: string): Generator<LinePlace & {readonly text: string}> {
  const descriptor = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(1 << 20)
    let rest = Buffer.alloc(0)
    let offset = 0
    for (let count = readSync(descriptor, chunk); count > 0; count = readSync(descriptor, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)])
      let begin = 0
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, begin)) {
        yield {text: bytes.toString('utf8', begin, end), offset: offset + begin, length: end + 1 - begin}
        begin = end + 1
      }
      offset += begin
      rest = bytes.subarray(begin)
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Some lines of a file. */
export function* linesAt(file: string, places: Iterable<LinePlace>): Generator<string> {
  const descriptor = openSync(file, 'r')
  try {
    for (const {offset, length} of places) {
      const line = Buffer.alloc(length)
      readSync(descriptor, line, 0, length, offset)
      yield line.toString()
    }
  } finally {
    closeSync(descriptor)
  }
}
