/** A stream that is held as a whole, or, where it is too long for that, as it comes. */
type Held = {readonly whole: Buffer} | {readonly chunks: AsyncIterable<Uint8Array>}

/** Read a stream to its end, unless it has more bytes than `most`. */
export async function hold(stream: AsyncIterable<Uint8Array>, most: number): Promise<Held> {
  const iterator = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  for (let size = 0; size <= most; size += parts.at(-1)?.length ?? 0) {
    const next = await iterator.next()
    if (next.done) return {whole: Buffer.concat(parts)}
    parts.push(next.value)
  }
  return {chunks: continued(parts, iterator)}
}

async function* continued(parts: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let part = parts.shift(); part; part = parts.shift()) yield part
  yield* {[Symbol.asyncIterator]: () => iterator}
}
