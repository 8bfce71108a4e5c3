import type {ResourceLimits} from 'node:worker_threads'
import {type BareResult, failedResult, withoutTexts} from './bare-result.js'
import type {Text} from './clean-safely.js'
import type {Cleaning} from './cleaning.js'
import {CollectedLines, joinLines} from './collected-lines.js'
import {youngSpace} from './engine.js'
import {type CleanedLines, type Lines, piecesOf, splitLines} from './lines.js'
import type {Order} from './orders.js'
import {type Ended, Thread, type ThreadOptions} from './thread.js'

interface PoolOptions {
  readonly workers: number
  /** Plain data from which a worker builds its cleaners. */
  readonly recipe: unknown
  /** Another module than `worker.ts`, another limit: for tests. */
  readonly module?: URL
  readonly timeLimit?: ThreadOptions['timeLimit']
  /** Told of each worker once it runs. */
  readonly onStart?: ThreadOptions['onStart']
}

/** An order that waits for a worker. */
interface Waiting {
  readonly order: Order
  /** Whether it has already cost a worker. */
  readonly isSuspect: boolean
  readonly resolve: (ended: Ended) => void
  readonly reject: (error: Error) => void
}

/** An article of more code units than this has a worker of its own, with memory in proportion. */
const largeText = 1 << 20

/** So many workers in a row may be lost before they begin. Where none of them was ready the mistake is ours, else it is that of the first text. */
const falseStarts = 3

/**
 * Cleans in worker threads.
 *
 * A text on which a worker ends, whatever the reason, is tried once more alone in a fresh one, and is fatal when that ends
 * too. The others of its batch are cleaned as if nothing had been.
 */
export class Pool implements Cleaning {
  readonly width: number
  readonly #options: PoolOptions
  readonly #idle: Thread[] = []
  readonly #threads = new Set<Thread>()
  readonly #queue: Waiting[] = []
  #falseStarts = 0
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.width = options.workers * 4
  }

  async clean(texts: readonly Text[]): Promise<readonly BareResult[]> {
    const results: BareResult[] = []
    const put = async (places: readonly number[]) => {
      const some = await this.#cleanTexts(places.flatMap(place => texts[place] ?? []))
      for (const [index, result] of some.entries()) results[places[index] ?? 0] = result
    }
    await Promise.all(apart(texts).map(put))
    return results
  }

  async cleanLines(lines: Lines): Promise<CleanedLines> {
    const ended = await this.#runBegun({type: 'lines', lines})
    if (ended.type === 'lines') return ended.cleaned
    const {before, one, behind} = splitLines(lines, ended.type === 'lost' ? ended.at : 0)
    const again = async (part: Lines) => ({lines: part, cleaned: await this.cleanLines(part)})
    const suspect = async () => ({lines: one, cleaned: await this.#cleanSuspect(one)})
    const parts = [...(before ? [again(before)] : []), suspect(), ...(behind ? [again(behind)] : [])]
    return joinLines(await Promise.all(parts))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(Array.from(this.#threads, thread => thread.end()))
  }

  async #cleanTexts(texts: readonly Text[], isSuspect = false): Promise<readonly BareResult[]> {
    const ended = await this.#runBegun({type: 'texts', texts}, isSuspect)
    if (ended.type === 'texts') return ended.results
    const {at, problem} = ended.type === 'lost' ? ended : {at: 0, problem: 'Unexpected answer of its worker'}
    if (isSuspect) {
      const failed = failedResult(texts[0]?.text ?? '', `${problem}, expected an article that can be cleaned`)
      return [withoutTexts(failed)]
    }
    const part = async (some: readonly Text[], isOne = false) => (some.length > 0 ? this.#cleanTexts(some, isOne) : [])
    const parts = [part(texts.slice(0, at)), part(texts.slice(at, at + 1), true), part(texts.slice(at + 1))]
    return (await Promise.all(parts)).flat()
  }

  /** A line that has cost a worker: each of its articles is tried once more. */
  async #cleanSuspect(line: Lines): Promise<CleanedLines> {
    const collected = new CollectedLines(line)
    for (const piece of piecesOf(line)) {
      const articles = collected.articlesOf(piece)
      const results = (await Promise.all(articles.map(one => this.#cleanTexts([one], true)))).flat()
      collected.add(piece, results)
    }
    return collected.all
  }

  /** A worker that is lost before it has begun costs no text: another one tries. */
  async #runBegun(order: Order, isSuspect = false): Promise<Ended> {
    for (let tries = 1; ; tries++) {
      const ended = await this.#run(order, isSuspect)
      if (ended.type !== 'lost' || ended.at >= 0) return ended
      if (tries === falseStarts) return {...ended, at: 0}
    }
  }

  /** What was lost goes before what is new. */
  #run(order: Order, isSuspect = false): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const waiting = {order, isSuspect, resolve, reject}
      if (isSuspect) this.#queue.unshift(waiting)
      else this.#queue.push(waiting)
      this.#pump()
    })
  }

  #pump(): void {
    while (this.#queue.length > 0 && !this.#isClosed) {
      const isFree = this.#idle.length > 0 || this.#threads.size < this.#options.workers
      if (!isFree) return
      const next = this.#queue.shift()
      if (next) void this.#work(next).catch((error: unknown) => next.reject(asError(error)))
    }
  }

  async #work(waiting: Waiting): Promise<void> {
    try {
      const ended = await this.#runIn(this.#threadFor(waiting), waiting.order)
      if (ended.type !== 'lost' || !this.#isClosed) waiting.resolve(ended)
    } finally {
      this.#pump()
    }
  }

  async #runIn(thread: Thread, order: Order): Promise<Ended> {
    const ended = await thread.run(order)
    if (thread.isReady) this.#falseStarts = 0
    if (ended.type === 'lost') {
      await this.#drop(thread)
      if (!thread.isReady && ++this.#falseStarts >= falseStarts) throw new Error(noStart(ended.problem))
    } else if (isLarge(order)) await this.#drop(thread)
    else this.#idle.push(thread)
    return ended
  }

  /** A suspect and what is large get a fresh worker; so that there are not too many, an idle one goes. */
  #threadFor({order, isSuspect}: Waiting): Thread {
    const idle = this.#idleThread()
    if (idle && !isSuspect && !isLarge(order)) return idle
    if (idle) void this.#drop(idle)
    const {module = ownWorker, recipe, timeLimit = usualTime, onStart} = this.#options
    const resourceLimits = limitsFor(order)
    const thread = new Thread({module, recipe, resourceLimits, timeLimit, onStart})
    this.#threads.add(thread)
    return thread
  }

  /** Those that have ended since their last order go. */
  #idleThread(): Thread | undefined {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (!idle.isGone) return idle
      this.#threads.delete(idle)
    }
    return undefined
  }

  async #drop(thread: Thread): Promise<void> {
    this.#threads.delete(thread)
    await thread.end()
  }
}

/** From source the worker is TypeScript too. */
const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** A minute, and 30 ms for each KB: a hundred times what it takes on an ordinary machine. */
function usualTime(length: number): number {
  return 60_000 + length * 0.03
}

function limitsFor(order: Order): ResourceLimits {
  return {
    maxYoungGenerationSizeMb: youngSpace,
    maxOldGenerationSizeMb: Math.ceil(96 + (largestIn(order) * 12) / (1 << 20))
  }
}

/** The size of its largest article, in code units; of lines at least that. */
function largestIn(order: Order): number {
  if (order.type === 'lines') return order.lines.bytes.length
  return order.texts.reduce((most, one) => Math.max(most, one.text.length), 0)
}

/** What is large comes alone. */
function isLarge(order: Order): boolean {
  return largestIn(order) > largeText
}

/** The places of the ordinary texts together, and of each large one by itself. */
function apart(texts: readonly Text[]): number[][] {
  const places = [...texts.keys()]
  const large = places.filter(place => (texts[place]?.text.length ?? 0) > largeText)
  const ordinary = places.filter(place => !large.includes(place))
  return [...(ordinary.length > 0 ? [ordinary] : []), ...large.map(place => [place])]
}

function noStart(problem: string): string {
  return `Worker threads do not start (${problem}): check that there is memory, and that Copydesk was not replaced while it runs; then start it again`
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
