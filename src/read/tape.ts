/** A stream that remembers what of it was read and is not yet with those who asked. */
export class Tape {
  readonly #iterator: AsyncIterator<Uint8Array>
  #kept: Uint8Array[] = []

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#iterator = stream[Symbol.asyncIterator]()
  }

  /** Whoever stops reading here leaves the stream open for `rest`. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#unread()) {
      this.#kept.push(chunk)
      yield chunk
    }
  }

  /** So many bytes need not be remembered any more. */
  take(size: number): void {
    let left = size
    let whole = 0
    for (const chunk of this.#kept) {
      if (chunk.length > left) break
      left -= chunk.length
      whole++
    }
    if (whole > 0) this.#kept = this.#kept.slice(whole)
    const [first] = this.#kept
    if (first && left > 0) this.#kept[0] = first.subarray(left)
  }

  /** What is remembered, and what is still to come. */
  async *rest(): AsyncGenerator<Uint8Array> {
    yield* this.#kept
    this.#kept = []
    yield* this.#unread()
  }

  async close(): Promise<void> {
    await this.#iterator.return?.()
  }

  async *#unread(): AsyncGenerator<Uint8Array> {
    for (let next = await this.#iterator.next(); !next.done; next = await this.#iterator.next()) yield next.value
  }
}
