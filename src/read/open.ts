import {createReadStream, readFileSync, statSync} from 'node:fs'
import {unpacked} from './compression.js'
import type {Source} from './source.js'

/** A source that can be read. */
export interface Opened {
  /** As shown to a person. */
  readonly path: string
  /** Whether `path` names a file, and `open` may be called again. */
  readonly isFile: boolean
  open(): AsyncIterable<Uint8Array>
}

const chunkSize = 1 << 18

/** @param from How many bytes are passed over: 0 where the source is packed. */
export function opened(source: Source, stdin: AsyncIterable<Uint8Array>, from = 0): Opened {
  const isFile = source.path !== '-'
  const path = source.name ?? source.path
  const chunks = () => (isFile ? fileChunks(path, from) : stdin)
  return {path, isFile, open: () => unpacked(chunks(), source.compression)}
}

/** A small file at once: a stream takes longer, and a whole chunk of memory for each. */
async function* fileChunks(path: string, from: number): AsyncGenerator<Uint8Array> {
  const stats = statSync(path)
  if (stats.isFile() && stats.size <= chunkSize) {
    yield readFileSync(path).subarray(from)
    return
  }
  // A place to start from would keep pipes from being read.
  const options = {highWaterMark: chunkSize, ...(from > 0 && {start: from})}
  for await (const chunk of createReadStream(path, options)) yield chunk as Uint8Array
}

/** Read what is packed to its end: what breaks off is found before any of its articles is reported as written. */
export async function checkPacked({compression}: Source, {isFile, open}: Opened): Promise<void> {
  if (compression && isFile) for await (const chunk of open()) void chunk
}
