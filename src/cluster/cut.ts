import {createHash} from 'node:crypto'
import {closeSync, openSync, readSync, statSync} from 'node:fs'
import {wideEncoding} from '../read/decode.js'
import {openParquet} from '../read/parquet.js'
import type {Part, Source} from '../read/source.js'
import {stampOf} from '../write/stamp.js'
import type {PlannedSource, Shard} from './plan.js'

/** Files of one shard at most: each is a line of its report, and all are cleaned again when its worker is lost. */
const mostFiles = 1000

type Uncut = Omit<Shard, 'id'>

/**
 * Cut sources into shards of about `size` bytes: parts of long JSONL and Parquet files, and other files as a whole, several
 * together where they are small.
 *
 * @param run What their names start from: the same input and settings give the same names.
 */
export async function* cutSources(sources: Iterable<Source>, size: number, run: string): AsyncGenerator<Shard> {
  let index = 0
  for await (const shard of uncut(sources, size)) {
    const hash = createHash('sha256')
      .update(JSON.stringify([run, shard]))
      .digest('hex')
      .slice(0, 12)
    yield {id: `${String(index++).padStart(7, '0')}-${hash}`, ...shard}
  }
}

async function* uncut(sources: Iterable<Source>, size: number): AsyncGenerator<Uncut> {
  let open: PlannedSource[] = []
  let bytes = 0
  const close = (): Uncut[] => {
    const closed = open.length > 0 ? [{bytes, sources: open}] : []
    open = []
    bytes = 0
    return closed
  }
  for (const source of sources) {
    const planned = {...source, stamp: stampOf(source.path) ?? ''}
    const whole = statSync(source.path, {throwIfNoEntry: false})?.size ?? 0
    const parts = await partsOf(source, whole, size)
    if (parts.length > 1) {
      yield* close()
      for (const {part, length} of parts) yield {bytes: length, sources: [{...planned, part}]}
      continue
    }
    if (bytes + whole > size || open.length >= mostFiles) yield* close()
    open.push(planned)
    bytes += whole
  }
  yield* close()
}

interface SizedPart {
  readonly part: Part
  readonly length: number
}

/** One or none: the source is a whole. */
async function partsOf(source: Source, whole: number, size: number): Promise<SizedPart[]> {
  if (whole <= size) return []
  if (source.format === 'parquet') return rowGroups(source.path, size)
  return source.format === 'jsonl' && source.compression === undefined ? lines(source.path, whole, size) : []
}

async function rowGroups(path: string, size: number): Promise<SizedPart[]> {
  const groups = await openParquet(path).then(
    ({metadata}) => metadata.row_groups.map(one => Number(one.total_compressed_size ?? one.total_byte_size)),
    () => [] // What is wrong with it is told where it is read.
  )
  const parts: SizedPart[] = []
  let [from, length] = [0, 0]
  for (const [index, bytes] of groups.entries()) {
    length += bytes
    if (length < size && index < groups.length - 1) continue
    parts.push({part: {from, to: index + 1}, length})
    from = index + 1
    length = 0
  }
  return parts
}

/** Only the bytes around the cuts are read. */
function lines(path: string, whole: number, size: number): SizedPart[] {
  const descriptor = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4)
    readSync(descriptor, head, 0, 4, 0)
    if (wideEncoding(head)) return []
    const parts: SizedPart[] = []
    let from = 0
    while (from < whole) {
      const to = lineStart(descriptor, Math.min(whole, from + size), whole)
      parts.push({part: {from, to}, length: to - from})
      from = to
    }
    return parts
  } finally {
    closeSync(descriptor)
  }
}

/** Where the first line starts at a position or behind it. */
function lineStart(descriptor: number, position: number, whole: number): number {
  const chunk = Buffer.alloc(1 << 16)
  for (let at = position - 1; at < whole; at += chunk.length) {
    const count = readSync(descriptor, chunk, 0, chunk.length, at)
    if (count === 0) break
    const found = chunk.subarray(0, count).indexOf(0x0a)
    if (found !== -1) return at + found + 1
  }
  return whole
}
