import type {Limits} from './limits.js'

/** Who may come in, and whose turn it is. */
export class Admission {
  readonly #limits: Pick<Limits, 'concurrency' | 'queue'>
  readonly #places = new Set<Place>()
  readonly #queue: (() => void)[] = []
  #turns = 0

  constructor(limits: Pick<Limits, 'concurrency' | 'queue'>) {
    this.#limits = limits
  }

  get active(): number {
    return [...this.#places].filter(({isActive}) => isActive).length
  }

  /** Requests that came in and are not worked on: bodies on their way, and those that wait for their turn. */
  get waiting(): number {
    return this.#places.size - this.active
  }

  /** @returns `undefined` where no place is left. */
  enter(): Place | undefined {
    if (this.#places.size >= this.#limits.concurrency + this.#limits.queue) return undefined
    const place: Place = new Place({
      turn: () => this.#turn(),
      endTurn: () => this.#endTurn(),
      leave: () => void this.#places.delete(place)
    })
    this.#places.add(place)
    return place
  }

  async #turn(): Promise<void> {
    if (this.#turns < this.#limits.concurrency) this.#turns++
    else await new Promise<void>(resolve => this.#queue.push(resolve))
  }

  /** The turn goes to the one who has waited longest. */
  #endTurn(): void {
    const next = this.#queue.shift()
    if (next) next()
    else this.#turns--
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
  #turns = 0

  constructor(steps: Steps) {
    this.#steps = steps
  }

  get isActive(): boolean {
    return this.#turns > 0
  }

  /** Work when it is its turn, and only so long. */
  async work<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#steps.turn()
    this.#turns++
    try {
      return await work()
    } finally {
      this.#turns--
      this.#steps.endTurn()
    }
  }

  /** May be called more than once. */
  leave(): void {
    this.#steps.leave()
  }
}
