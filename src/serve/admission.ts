import type {Limits} from './limits.js'

/** Who may come in, and whose turn it is. */
export class Admission {
  readonly #limits: Pick<Limits, 'concurrency' | 'queue'>
  readonly #queue: (() => void)[] = []
  #inside = 0
  #active = 0

  constructor(limits: Pick<Limits, 'concurrency' | 'queue'>) {
    this.#limits = limits
  }

  get active(): number {
    return this.#active
  }

  /** Requests that came in and are not worked on: bodies on their way, and those that wait for their turn. */
  get waiting(): number {
    return this.#inside - this.#active
  }

  /** @returns `undefined` where no place is left. */
  enter(): Place | undefined {
    if (this.#inside >= this.#limits.concurrency + this.#limits.queue) return undefined
    this.#inside++
    return new Place({
      turn: () => this.#turn(),
      endTurn: () => this.#endTurn(),
      leave: () => void this.#inside--
    })
  }

  async #turn(): Promise<void> {
    if (this.#active < this.#limits.concurrency) this.#active++
    else await new Promise<void>(resolve => this.#queue.push(resolve))
  }

  /** The turn goes to the one who has waited longest. */
  #endTurn(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#active--
  }
}

interface Steps {
  turn(): Promise<void>
  endTurn(): void
  leave(): void
}

/** Of one request. */
export class Place {
  readonly #steps: Steps
  #hasTurn = false
  #hasLeft = false

  constructor(steps: Steps) {
    this.#steps = steps
  }

  /** Resolves when it may be worked on. */
  async turn(): Promise<void> {
    await this.#steps.turn()
    this.#hasTurn = true
  }

  /** May be called more than once. */
  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    if (this.#hasTurn) this.#steps.endTurn()
    this.#steps.leave()
  }
}
