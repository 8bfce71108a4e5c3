/** A seeded generator of numbers in [0, 1): the same seed gives the same articles (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let value = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)] as T
  }

  /** Different ones of the values, as many as there are up to `count`. */
  some<T>(values: readonly T[], count: number): T[] {
    const rest = [...values]
    return Array.from(
      {length: Math.min(count, rest.length)},
      () => rest.splice(this.between(0, rest.length - 1), 1)[0] as T
    )
  }
}
