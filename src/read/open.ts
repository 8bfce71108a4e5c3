import {createReadStream, readFileSync, statSync} from 'node:fs'
import {unpacked} from './compression.js'
import type {Source} from './source.js'

/** A source that can be read. */
export interface Opened {
  /** As shown to a person. */
  readonly path: string
  /** Whether `path` names a file. */
  readonly isFile: boolean
  /** Whether `open` may be called again. */
  readonly canRepeat: boolean
  open(): AsyncIterable<Uint8Array>
}

const chunkSize = 1 << 18

/** @param from How many bytes of the source, or of its part, are passed over: 0 where it is packed. */
export function opened(source: Source, stdin: AsyncIterable<Uint8Array>, from = 0): Opened {
  const isFile = source.path !== '-'
  const path = source.name ?? source.path
  const chunks = () => (isFile ? fileChunks(path, bytesOf(source, from)) : stdin)
  return {path, isFile, canRepeat: isFile, open: () => unpacked(chunks(), source.compression)}
}

/** A small file at once: a stream takes longer, and a whole chunk of memory for each. */
async function* fileChunks(path: string, {start, end}: Bytes): AsyncGenerator<Uint8Array> {
  const stats = statSync(path)
  if (stats.isFile() && stats.size <= chunkSize) {
    yield readFileSync(path).subarray(start, end)
    return
  }
  // A place to start from would keep pipes from being read.
  const options = {highWaterMark: chunkSize, ...(start > 0 && {start}), ...(end !== undefined && {end: end - 1})}
  for await (const chunk of createReadStream(path, options)) yield chunk as Uint8Array
}

interface Bytes {
  readonly start: number
  /** Behind the last one; left out: up to the end. */
  readonly end?: number
}

function bytesOf({format, part}: Source, from: number): Bytes {
  return part && format === 'jsonl' ? {start: part.from + from, end: part.to} : {start: from}
}

/** Read what is packed to its end: what breaks off is found before any of its articles is reported as written. */
export async function checkPacked({compression}: Source, {canRepeat, open}: Opened): Promise<void> {
  if (compression && canRepeat) for await (const chunk of open()) void chunk
}
