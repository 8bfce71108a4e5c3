import type {Scanner} from '../cut.js'

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d]

/** Cuts CSV into records, each with its line ending. Quotes count where a field starts with one (RFC 4180). */
export class CsvScanner implements Scanner {
  #delimiters: ReadonlySet<number>
  #state: 'start' | 'bare' | 'quoted' | 'closed' = 'start'

  /** @param delimiters Those of the first record, until one of them is chosen. */
  constructor(delimiters: readonly string[]) {
    this.#delimiters = new Set(delimiters.map(one => one.charCodeAt(0)))
  }

  choose(delimiter: string): void {
    this.#delimiters = new Set([delimiter.charCodeAt(0)])
  }

  next(chunk: Uint8Array, from: number): number {
    for (let index = from; index < chunk.length; index++) {
      if (this.#state === 'quoted') {
        index = chunk.indexOf(quote, index)
        if (index === -1) return -1
        this.#state = 'closed'
        continue
      }
      const byte = chunk[index] ?? 0
      if (byte === lineFeed) {
        this.#state = 'start'
        return index + 1
      }
      if (this.#delimiters.has(byte)) this.#state = 'start'
      else if (byte === quote && this.#state !== 'bare') this.#state = 'quoted'
      else if (byte !== carriageReturn) this.#state = 'bare'
    }
    return -1
  }
}
