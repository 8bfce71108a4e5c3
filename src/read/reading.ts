import {BrokenLine} from './broken-line.js'
import {hold} from './hold.js'
import {checkPacked, type Opened, opened} from './open.js'
import type {Piece, RecordPiece} from './piece.js'
import {describe} from './problem.js'
import type {Source} from './source.js'
import {Tape} from './tape.js'

/** What of a stream is read before any of it is passed on, so that what breaks off at its end is found as in a file. */
const mostHeld = 64 * 2 ** 20

/** A source that is being read: of a stream, which cannot be read again, nothing is lost where that fails. */
export class Reading {
  readonly #source: Source
  readonly #stdin: AsyncIterable<Uint8Array>
  readonly #from: number
  /** All of a stream, as it came. */
  #whole: Buffer | undefined
  /** Of a stream, unpacked. */
  #tape: Tape | undefined
  #hasPassedOn = false

  /** @param from As in `opened`. */
  constructor(source: Source, stdin: AsyncIterable<Uint8Array>, from = 0) {
    this.#source = source
    this.#stdin = stdin
    this.#from = from
  }

  /** As shown to a person. */
  get path(): string {
    return this.#source.name ?? this.#source.path
  }

  /** @throws {Error} It is packed and broken. */
  async begin(): Promise<Opened> {
    const input = await this.#opened()
    await checkPacked(this.#source, input)
    if (input.isFile) return input
    return {...input, open: () => (this.#tape = new Tape(input.open())).chunks()}
  }

  async #opened(): Promise<Opened> {
    const {path, format, compression} = this.#source
    if (path !== '-' || (!compression && format !== 'xml')) return opened(this.#source, this.#stdin, this.#from)
    const held = await hold(this.#stdin, mostHeld)
    if ('chunks' in held) return opened(this.#source, held.chunks)
    const {whole} = held
    this.#whole = whole
    const again = {
      async *[Symbol.asyncIterator]() {
        yield whole
      }
    }
    return {...opened(this.#source, again), canRepeat: true}
  }

  /** So many bytes, unpacked, are with those who asked. */
  passOn(size: number): void {
    this.#hasPassedOn = true
    this.#tape?.take(size)
  }

  /** All of a stream, as it came; empty where it is not held, or a part of it was passed on. */
  get whole(): {readonly bytes?: Uint8Array; readonly isPacked?: boolean} {
    if (!this.#whole || this.#hasPassedOn) return {}
    return {bytes: this.#whole, isPacked: this.#source.compression !== undefined}
  }

  /** What of a stream nobody has, and why the source cannot be read. */
  async *breakOff(error: unknown): AsyncGenerator<Exclude<Piece, RecordPiece>> {
    const line = error instanceof BrokenLine ? {line: error.line} : {}
    const {whole} = this
    if (!whole.bytes && this.#tape)
      for await (const bytes of this.#tape.rest()) yield {type: 'other', bytes, isPart: true}
    yield {type: 'broken', unreadable: {path: this.path, ...line, problem: describe(error)}, ...whole}
  }

  async close(): Promise<void> {
    await this.#tape?.close()
  }
}
