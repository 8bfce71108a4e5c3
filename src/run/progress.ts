import {count} from '../report/words.js'

/** One line on a terminal that says how far a run is. */
export class Progress {
  readonly #stream: {write(text: string): unknown} | undefined
  readonly #total: number | undefined
  readonly #started = performance.now()
  #last = -Infinity
  #isShown = false
  #count = 0

  /**
   * @param stream `undefined`: shows nothing.
   * @param total How many articles there are, where that is known before they are read.
   */
  constructor(stream: {write(text: string): unknown} | undefined, total: number | undefined) {
    this.#stream = stream
    this.#total = total
  }

  step(articles = 1): void {
    this.#count += articles
    const now = performance.now()
    if (!this.#stream || now - this.#last < 100) return
    this.#last = now
    this.#isShown = true
    this.#stream.write(`\r\u001B[K${progressLine(this.#count, this.#total, (now - this.#started) / 1000)}`)
  }

  /** Take the line away, before something else is written to the terminal and at the end. */
  clear(): void {
    if (this.#isShown) this.#stream?.write('\r\u001B[K')
    this.#isShown = false
  }
}

function progressLine(done: number, total: number | undefined, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001)
  const speed = `${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`
  if (total === undefined) return `${count(done, 'article')} · ${speed}`
  return `${done} of ${count(total, 'article')} · ${speed} · ${duration(Math.max(0, total - done) / rate)} left`
}

export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
