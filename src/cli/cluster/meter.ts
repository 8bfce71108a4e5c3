import {count} from '../../report/words.js'
import {duration} from '../../run/progress.js'

/** One line on a terminal that says how far the shards are. */
export class ShardMeter {
  readonly #stream: {write(text: string): unknown} | undefined
  readonly #started = performance.now()
  #first: number | undefined
  #isShown = false

  /** @param stream `undefined`: shows nothing. */
  constructor(stream: {write(text: string): unknown} | undefined) {
    this.#stream = stream
  }

  /** @param more Stands behind it, such as a rate. */
  show(done: number, of: number, more = ''): void {
    if (!this.#stream) return
    this.#first ??= done
    const seconds = (performance.now() - this.#started) / 1000
    const left = ((of - done) * seconds) / Math.max(1, done - this.#first)
    const time = done > this.#first && of > done ? ` · ${duration(left)} left` : ''
    this.#isShown = true
    this.#stream.write(`\r\u001B[K${done} of ${count(of, 'shard')}${more}${time}`)
  }

  /** Take the line away. */
  clear(): void {
    if (this.#isShown) this.#stream?.write('\r\u001B[K')
    this.#isShown = false
  }
}
