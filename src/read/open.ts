import {createReadStream} from 'node:fs'
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

/** @param from How many bytes of the source, or of its part, are passed over: 0 where it is packed. */
export function opened(source: Source, stdin: AsyncIterable<Uint8Array>, from = 0): Opened {
  const isFile = source.path !== '-'
  const path = source.name ?? source.path
  // A place to start from would keep pipes from being read.
  const options = {highWaterMark: chunkSize, ...bytesOf(source, from)}
  const chunks = () => (isFile ? createReadStream(path, options) : stdin)
  return {path, isFile, open: () => unpacked(chunks(), source.compression)}
}

function bytesOf({format, part}: Source, from: number): {readonly start?: number; readonly end?: number} {
  if (part && format === 'jsonl') return {start: part.from + from, end: part.to - 1}
  return from > 0 ? {start: from} : {}
}

/** Read what is packed to its end: what breaks off is found before any of its articles is reported as written. */
export async function checkPacked({compression}: Source, {isFile, open}: Opened): Promise<void> {
  if (compression && isFile) for await (const chunk of open()) void chunk
}
