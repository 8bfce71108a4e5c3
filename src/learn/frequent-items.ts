/** What is known of how often an item came: at least `seen` times, at most `seen + missed`. */
export interface Counter {
  /** Sightings since it was taken up. */
  seen: number
  /** How many sightings before that may have been dropped. */
  readonly missed: number
}

/**
 * Counts the frequent items of a stream of any length in bounded memory.
 *
 * It is the algorithm of Misra and Gries (Finding repeated elements, 1982) in the form of Anderson et al. (A
 * high-performance algorithm for identifying frequent items in data streams, 2017): when the table is full, the rarer half goes
 * at once, so a sighting costs constant time on average. As in Space-Saving (Metwally et al., 2005) a counter remembers what it may
 * have missed.
 *
 * With `capacity` counters and N sightings no count is short by more than `floor`, and `floor` ≤ 2 N / capacity. An item
 * seen more often than `floor` is in the table. Up to `capacity` different items all counts are exact.
 */
export class FrequentItems<Item extends Counter> {
  readonly #items = new Map<string, Item>()
  readonly #create: (missed: number) => Item
  #capacity: number
  #floor = 0

  constructor(capacity: number, create: (missed: number) => Item) {
    this.#capacity = Math.max(2, capacity)
    this.#create = create
  }

  /** By how much a count may be short, and how often an item that is not in the table may have come. */
  get floor(): number {
    return this.#floor
  }

  /** Count one sighting. */
  see(key: string): Item {
    let item = this.#items.get(key)
    if (!item) {
      if (this.#items.size >= this.#capacity) this.#drop()
      item = this.#create(this.#floor)
      this.#items.set(detached(key), item)
    }
    item.seen++
    return item
  }

  /** Room for fewer items from now on. */
  shrink(capacity: number): void {
    this.#capacity = Math.min(this.#capacity, Math.max(2, capacity))
    while (this.#items.size > this.#capacity) this.#drop()
  }

  entries(): IterableIterator<[string, Item]> {
    return this.#items.entries()
  }

  /** Drop every item that came at most as often as the median one: at least half of them. */
  #drop(): void {
    const counts = Float64Array.from(this.#items.values(), most).sort()
    this.#floor = counts[counts.length >> 1] ?? 0
    for (const [key, item] of this.#items) if (most(item) <= this.#floor) this.#items.delete(key)
  }
}

function most({seen, missed}: Counter): number {
  return seen + missed
}

/** The same string with its own memory: a slice would keep the whole article alive. */
export function detached(text: string): string {
  return ` ${text}`.slice(1)
}
