/** Finds where one stretch of a stream of bytes ends and the next one starts. */
export interface Scanner {
  /** The end of the open stretch, if it lies in this chunk at `from` or behind it; else -1. Called with every byte once. */
  next(chunk: Uint8Array, from: number): number
  /** The stream has ended. */
  finish?(): void
}

/** A stretch longer than this is refused: it has to be held in memory. Compressed bytes count as what they unpack to. */
const largestRecord = 256 * 2 ** 20

/** The stretches of a stream, one at a time: joined, they are the stream. The scanner’s state is that of the last one. */
export async function* cutBytes(chunks: AsyncIterable<Uint8Array>, scanner: Scanner): AsyncGenerator<Buffer> {
  for await (const {bytes, huge} of stretches(chunks, scanner)) {
    if (huge) throw new Error(hugeProblem)
    yield bytes
  }
}

export interface Stretch {
  readonly bytes: Buffer
  /** A stretch that is too long to be held comes in parts. */
  readonly huge?: 'part' | 'last part'
}

/** As `cutBytes`, but what is too long is passed on as it comes. */
export async function* stretches(chunks: AsyncIterable<Uint8Array>, scanner: Scanner): AsyncGenerator<Stretch> {
  let open: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = scanner.next(chunk, 0); end !== -1; end = scanner.next(chunk, start)) {
      const bytes = Buffer.concat([...open, chunk.subarray(start, end)])
      const wasHuge = isHuge(size)
      open = []
      size = 0
      start = end
      if (bytes.length > 0) yield wasHuge ? {bytes, huge: 'last part'} : {bytes}
    }
    if (start === chunk.length) continue
    open.push(chunk.subarray(start))
    size += chunk.length - start
    if (!isHuge(size)) continue
    for (const part of open) yield {bytes: Buffer.from(part.buffer, part.byteOffset, part.length), huge: 'part'}
    open = []
  }
  scanner.finish?.()
  if (size > 0) yield {bytes: Buffer.concat(open), ...(isHuge(size) && {huge: 'last part'})}
}

/** @throws {Error} Too much would be held in memory. */
export function refuseHuge(size: number): void {
  if (isHuge(size)) throw new Error(hugeProblem)
}

export function isHuge(size: number): boolean {
  return size > largestRecord
}

export const hugeProblem = `Unexpected record of more than ${largestRecord / 2 ** 20} MB, expected records of single articles`

const lineFeed = 0x0a

/** Lines, each with its line ending. */
export function lineScanner(): Scanner {
  return {
    next(chunk, from) {
      return chunk.indexOf(lineFeed, from) + 1 || -1
    }
  }
}

export function countLineFeeds(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++
  return count
}
