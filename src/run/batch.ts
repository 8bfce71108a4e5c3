import type {Source} from '../read/source.js'
import type {Outcome} from '../types.js'
import {type BareResult, withTexts} from './bare-result.js'
import type {Cleaning} from './cleaning.js'
import {Delivery} from './delivery.js'
import {inOrder} from './in-order.js'
import {type Item, type ItemOptions, readItems} from './items.js'

interface BatchOptions extends ItemOptions {
  readonly cleaning: Cleaning
  /** Stops the run: what is being written is finished, what is not is left to another run. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Clean sources and tell what became of each article, in order.
 *
 * Nothing is kept; what fails stays with its article. When the consumer stops early, the rest is not cleaned.
 */
export async function* runBatch(sources: Iterable<Source>, options: BatchOptions): AsyncGenerator<Outcome> {
  const {cleaning, signal} = options
  const deliverer = new Deliverer(options)
  try {
    for await (const {items, results} of inOrder(readItems(sources, options), cleaning, signal)) {
      let next = 0
      for (const item of items) {
        if (signal?.aborted) return
        const count = item.type === 'piece' ? item.articles.length : 0
        yield* await deliverer.take(item, results.slice(next, next + count))
        next += count
      }
    }
  } finally {
    await deliverer.close()
  }
}

class Deliverer {
  readonly #options: BatchOptions
  #current: Delivery | undefined

  constructor(options: BatchOptions) {
    this.#options = options
  }

  async take(item: Item, results: readonly BareResult[]): Promise<readonly Outcome[]> {
    if (item.type === 'told') return [item.outcome]
    if (item.type === 'begin') {
      const {source, from} = item.passage
      this.#current = new Delivery(item.passage, this.#options.destinationFor(source, from), this.#options.journal)
      return []
    }
    const articles = item.type === 'piece' ? item.articles : []
    const whole = results.map((result, index) => withTexts(articles[index]?.text ?? '', result))
    const outcomes = await this.#current?.take(item, whole)
    if (item.type === 'end') this.#current = undefined
    return outcomes ?? []
  }

  /** Of a run that was stopped, what is kept can be gone on with. */
  async close(): Promise<void> {
    await this.#current?.suspend()
  }
}
