import {removeUnfinished} from '../write/leftovers.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What signals do to a run: the first stops it where it can be stopped in good order, the second at once. */
export class Stopping {
  readonly #controller = new AbortController()
  readonly #isGentle: boolean
  #received: NodeJS.Signals | undefined

  /** @param isGentle Whether the run can be stopped in good order. */
  constructor(isGentle: boolean) {
    this.#isGentle = isGentle
    for (const signal of signals) process.on(signal, this.#receive)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Nothing more to stop; signals do again what they do to any process. */
  end(): void {
    for (const signal of signals) process.off(signal, this.#receive)
  }

  /** End by the signal that stopped the run, so that who started it knows. */
  endBySignal(): void {
    this.end()
    if (this.#received) process.kill(process.pid, this.#received)
  }

  readonly #receive = (signal: NodeJS.Signals): void => {
    if (this.#isGentle && !this.#received) {
      this.#received = signal
      this.#controller.abort()
      return
    }
    // Files that were not finished go; what stood there stays.
    removeUnfinished()
    this.end()
    process.kill(process.pid, signal)
  }
}
