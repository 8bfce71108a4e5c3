import {cutBytes, lineScanner, type Scanner} from '../read/cut.js'
import type {Limits} from './limits.js'
import {Problem} from './problem.js'

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>

/** @throws {Problem} It is too long, or takes too long. */
export async function wholeBody(body: Bytes | null, {body: most, time}: Limits): Promise<Buffer> {
  if (!body) return Buffer.alloc(0)
  const reader = body.getReader()
  try {
    return await within(joined(chunksOf(reader), most), time)
  } catch (error) {
    void reader.cancel().catch(() => undefined)
    throw error
  }
}

/**
 * The lines of a body as they come in. The clock stands still while nobody asks for the next one.
 *
 * @throws {Problem} One is too long, or takes too long.
 */
export async function* bodyLines(body: Bytes | null, {body: most, time}: Limits): AsyncGenerator<Buffer> {
  if (!body) return
  const reader = body.getReader()
  const lines = cutBytes(chunksOf(reader), boundedLines(most))
  try {
    for (;;) {
      const line = await within(lines.next(), time)
      if (line.done) return
      yield line.value
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}

async function* chunksOf(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}

async function joined(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const all: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    refuseLong(size, most, 'body')
    all.push(chunk)
  }
  return Buffer.concat(all)
}

function boundedLines(most: number): Scanner {
  const scanner = lineScanner()
  let open = 0
  return {
    next(chunk, from) {
      const end = scanner.next(chunk, from)
      open += (end === -1 ? chunk.length : end) - from
      refuseLong(open, most, 'line')
      if (end !== -1) open = 0
      return end
    }
  }
}

/** @throws {Problem} 413. */
export function refuseLong(size: number, most: number, what: 'body' | 'line'): void {
  if (size > most)
    throw new Problem(413, `Unexpected ${what} of more than ${most} bytes, expected a shorter one`, closing)
}

const closing = {headers: {Connection: 'close'}}

async function within<Value>(promise: Promise<Value>, time: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const refuse = () =>
      reject(
        new Problem(408, `Unexpected wait for the body of more than ${time / 1000} s, expected it sooner`, closing)
      )
    timer = setTimeout(refuse, time)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    promise.catch(() => undefined) // Late, nobody waits for its failure.
  }
}
