import {createReadStream} from 'node:fs'
import {unpacked} from './compression.js'
import type {Part, Source} from './source.js'

/** A source that can be read. */
export interface Opened {
  /** As shown to a person. */
  readonly path: string
  /** Whether `path` names a file, and `open` may be called again. */
  readonly isFile: boolean
  /** Left out: all of it. What `open` gives is cut already where a part is one of bytes. */
  readonly part?: Part
  open(): AsyncIterable<Uint8Array>
}

const chunkSize = 1 << 18

/** @param from How many bytes are passed over: 0 where the source is packed. */
export function opened(source: Source, stdin: AsyncIterable<Uint8Array>, from = 0): Opened {
  const isFile = source.path !== '-'
  const path = source.name ?? source.path
  const {part} = source
  const options = {highWaterMark: chunkSize, ...stretchOf(source, from)}
  const chunks = () => (isFile ? createReadStream(path, options) : stdin)
  return {path, isFile, ...(part && {part}), open: () => unpacked(chunks(), source.compression)}
}

/** A place to start from would keep pipes from being read. */
function stretchOf({format, part}: Source, from: number): {readonly start?: number; readonly end?: number} {
  if (part && format === 'jsonl') return {start: part.from + from, end: part.to - 1}
  return from > 0 ? {start: from} : {}
}

/** Read what is packed to its end: what breaks off is found before any of its articles is reported as written. */
export async function checkPacked({compression}: Source, {isFile, open}: Opened): Promise<void> {
  if (compression && isFile) for await (const chunk of open()) void chunk
}
