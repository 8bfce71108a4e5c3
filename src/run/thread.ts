import {type ResourceLimits, Worker} from 'node:worker_threads'
import {lineLength} from './lines.js'
import type {Answer, Order, WorkerStart} from './orders.js'

export interface ThreadOptions {
  readonly module: URL
  readonly recipe: unknown
  readonly resourceLimits: ResourceLimits
  /** Told once it runs, before it has loaded what it needs. */
  readonly onStart?: (() => void) | undefined
  /** How long an article of so many code units may take, in milliseconds; 0: what comes before the first. */
  readonly timeLimit: (length: number) => number
}

/** What became of an order: its answer, or the text or line at which the worker was lost (-1: before the first). */
export type Ended = Answer | {readonly type: 'lost'; readonly at: number; readonly problem: string}

/** How often the clock of an article is looked at, in milliseconds. */
const tick = 100

/** One worker. It takes one order at a time, and is of no use after one was lost. */
export class Thread {
  readonly #begun = new Int32Array(new SharedArrayBuffer(4))
  readonly #options: ThreadOptions
  readonly #worker: Worker
  #isReady = false
  #settle: ((ended: Ended) => void) | undefined
  #end: Ended | undefined
  #problem: string | undefined

  constructor(options: ThreadOptions) {
    this.#options = options
    const start: WorkerStart<unknown> = {begun: this.#begun, recipe: options.recipe}
    const {resourceLimits} = options
    this.#worker = new Worker(options.module, {workerData: start, resourceLimits})
    this.#worker.on('online', () => options.onStart?.())
    this.#worker.on('message', (message: 'ready' | Answer) => {
      if (message === 'ready') this.#isReady = true
      else this.#settle?.(message)
    })
    this.#worker.on('error', error => (this.#problem ??= explain(error, options.resourceLimits)))
    this.#worker.on('exit', status => this.#lose(`Unexpected end of its worker (status ${status})`))
  }

  /** Whether it came as far as to take work. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** Whether it has ended, as one may while it has nothing to do: a timer of somebody’s own code can throw at any time. */
  get isGone(): boolean {
    return this.#end !== undefined
  }

  async run(order: Order): Promise<Ended> {
    if (this.#end) return this.#end
    const clock = this.#watch(order)
    const ended = await new Promise<Ended>(resolve => {
      this.#settle = resolve
      this.#post(order)
    })
    clearInterval(clock)
    this.#settle = undefined
    return ended
  }

  /** Of a view all of its buffer would travel. What is shared stays where it is. */
  #post(order: Order): void {
    if (order.type === 'texts' || order.lines.bytes.buffer instanceof SharedArrayBuffer)
      return this.#worker.postMessage(order)
    const bytes = new Uint8Array(order.lines.bytes)
    this.#worker.postMessage({...order, lines: {...order.lines, bytes}}, [bytes.buffer])
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  /** End the worker when one text takes longer than it may. */
  #watch(order: Order): NodeJS.Timeout {
    let seen = -1
    let since = 0
    return setInterval(() => {
      const begun = Atomics.load(this.#begun, 0)
      const now = performance.now()
      if (begun !== seen) [seen, since] = [begun, now]
      if (now - since < tick) return
      const limit = this.#options.timeLimit(lengthAt(order, begun - 1))
      if (now - since <= limit) return
      this.#problem ??= `Unexpected cleaning time above ${Number((limit / 1000).toFixed(1))} s`
      void this.end()
    }, tick)
  }

  #lose(problem: string): void {
    this.#end = {type: 'lost', at: Atomics.load(this.#begun, 0) - 1, problem: this.#problem ?? problem}
    this.#settle?.(this.#end)
  }
}

/** Of a text or line of an order; a line is at least as long as its texts. */
function lengthAt(order: Order, index: number): number {
  if (index < 0) return 0
  return order.type === 'texts' ? (order.texts[index]?.text.length ?? 0) : lineLength(order.lines, index)
}

function explain(error: unknown, {maxOldGenerationSizeMb}: ResourceLimits): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `Unexpected need of more than ${maxOldGenerationSizeMb} MB of memory`
  return `Unexpected failure of its worker: ${error instanceof Error ? error.message : String(error)}`
}
