import type {Scanner} from '../cut.js'

/** The bytes that matter. */
const [quote, comma, backslash] = [0x22, 0x2c, 0x5c]
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d]
const spaces = new Set([0x20, 0x09, 0x0a, 0x0d])
const byteOrderMark = new Set([0xef, 0xbb, 0xbf])

/**
 * Cuts JSON into the elements of its outermost list, or into its outermost values, and what stands between them.
 *
 * What an element holds is not looked at: one that is broken inside is cut like any other.
 */
export class JsonScanner implements Scanner {
  /** What the last stretch is. `lost`: nothing behind it can be told apart any more. */
  kind: 'gap' | 'record' | 'lost' = 'gap'
  /** Why the list is broken. */
  problem: string | undefined
  #state: 'gap' | 'value' | 'string' | 'escape' | 'word' | 'lost' = 'gap'
  #list: 'none' | 'open' | 'closed' = 'none'
  #depth = 0
  /** Whether a value may come next. */
  #isDue = true
  #isStart = true

  next(chunk: Uint8Array, from: number): number {
    if (this.#state === 'gap') return this.#endGap(chunk, from)
    if (this.#state === 'lost') return from < chunk.length ? chunk.length : -1
    return this.#endValue(chunk, from)
  }

  finish(): void {
    if (this.#state === 'lost') return
    if (this.#state !== 'gap' && !(this.#state === 'word' && this.#list === 'none')) {
      this.kind = 'lost'
      this.problem = 'Unexpected end of the file inside a record, expected all of it: the rest is left as it was'
    } else if (this.#list === 'open') this.problem = 'Unexpected end of the list, expected `]`'
    else if (this.#state === 'word') this.kind = 'record'
  }

  #endGap(chunk: Uint8Array, from: number): number {
    this.kind = 'gap'
    for (let index = from; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      if (spaces.has(byte) || (this.#isStart && byteOrderMark.has(byte))) continue
      if (byte === openList && this.#list === 'none' && this.#isStart) this.#list = 'open'
      else if (byte === comma && this.#list === 'open' && !this.#isDue) this.#isDue = true
      else if (byte === closeList && this.#list === 'open') {
        this.#list = 'closed'
        this.#isDue = false
      } else return this.#begin(byte, index)
      this.#isStart = false
    }
    return -1
  }

  /** A value starts here, or nothing that can. */
  #begin(byte: number, index: number): number {
    if (!this.#isDue || byte === comma || byte === closeObject || byte === closeList) {
      const expected = this.#list === 'open' ? '`,` or `]`' : 'nothing more'
      this.problem = `Unexpected \`${String.fromCharCode(byte)}\` behind a record, expected ${expected}: the rest is left as it was`
      this.kind = 'gap'
      this.#state = 'lost'
      return index
    }
    this.#isStart = false
    this.#isDue = this.#list === 'none'
    this.#depth = 0
    this.#state = byte === quote || byte === openObject || byte === openList ? 'value' : 'word'
    return index
  }

  #endValue(chunk: Uint8Array, from: number): number {
    this.kind = 'record'
    for (let index = from; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      if (this.#state === 'escape') this.#state = 'string'
      else if (this.#state === 'string') {
        index = endOfRun(chunk, index)
        if (chunk[index] === backslash) this.#state = 'escape'
        else if (chunk[index] === quote) {
          this.#state = 'value'
          if (this.#depth === 0) return this.#end(index + 1)
        }
      } else if (this.#state === 'word') {
        if (spaces.has(byte) || byte === comma || byte === closeList || byte === closeObject) return this.#end(index)
      } else if (byte === quote) this.#state = 'string'
      else if (byte === openObject || byte === openList) this.#depth++
      else if ((byte === closeObject || byte === closeList) && --this.#depth === 0) return this.#end(index + 1)
    }
    return -1
  }

  #end(index: number): number {
    this.#state = 'gap'
    return index
  }
}

/** The next quote or backslash, or the end. */
function endOfRun(chunk: Uint8Array, from: number): number {
  let index = from
  while (index < chunk.length && chunk[index] !== quote && chunk[index] !== backslash) index++
  return index
}
