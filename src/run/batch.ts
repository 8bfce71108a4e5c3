import type {Source} from '../read/source.js'
import type {Outcome, Summary} from '../types.js'
import {type BareResult, withTextsOf} from './bare-result.js'
import type {Cleaning} from './cleaning.js'
import {Delivery, type Told} from './delivery.js'
import {type CleanedBatch, inOrder} from './in-order.js'
import {type Item, type ItemOptions, readItems} from './items.js'

interface Counting {
  count(counts: Summary): void
  /** Told of what is among the counts and worth a line: unreadable lines, and articles that are held, without texts and decisions. */
  notice(outcome: Outcome): void
}

interface BatchOptions extends Omit<ItemOptions, 'countsLines'> {
  readonly cleaning: Cleaning
  /** Told the counts of articles of which nothing else is to be known. Left out: each article is told. */
  readonly counting?: Counting | undefined
  /** Stops the run: what is being written is finished, what is not is left to another run. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Clean sources and tell what became of each article, in order.
 *
 * Nothing is kept; what fails stays with its article. When the consumer stops early, the rest is not cleaned.
 */
export async function* runBatch(sources: Iterable<Source>, options: BatchOptions): AsyncGenerator<Outcome> {
  const {cleaning, signal, counting, choicesFor} = options
  const deliverer = new Deliverer(options)
  const countsLines = counting !== undefined && choicesFor === undefined && cleaning.cleanLines !== undefined
  try {
    for await (const batch of inOrder(readItems(sources, {...options, countsLines}), cleaning, signal)) {
      for await (const told of deliverer.takeBatch(batch)) {
        if (told.type === 'counted') counting?.count(told.counts)
        else if (told.type === 'noticed') counting?.notice(told.outcome)
        else yield told
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

  async *takeBatch(batch: CleanedBatch): AsyncGenerator<Told> {
    const {signal} = this.#options
    if ('cleaned' in batch) {
      if (!signal?.aborted) yield* (await this.#current?.takeLines(batch.item, batch.cleaned)) ?? []
      return
    }
    let next = 0
    for (const item of batch.items) {
      if (signal?.aborted) return
      const count = item.type === 'piece' ? item.articles.length : 0
      yield* await this.#take(item, batch.results.slice(next, next + count))
      next += count
    }
  }

  async #take(item: Item, results: readonly BareResult[]): Promise<readonly Told[]> {
    if (item.type === 'told') return [item.outcome]
    if (item.type === 'lines') throw new Error('Unexpected lines among pieces')
    if (item.type === 'begin') {
      const {source, from} = item.passage
      this.#current = new Delivery(item.passage, this.#options.destinationFor(source, from), this.#options.journal)
      return []
    }
    const articles = item.type === 'piece' ? item.articles : []
    const outcomes = await this.#current?.take(item, withTextsOf(articles, results))
    if (item.type === 'end') this.#current = undefined
    return outcomes ?? []
  }

  /** Of a run that was stopped, what is kept can be gone on with. */
  async close(): Promise<void> {
    await this.#current?.suspend()
  }
}
