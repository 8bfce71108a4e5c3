import type {ResourceLimits} from 'node:worker_threads'
import {type BareResult, fatalResult} from './bare-result.js'
import type {Cleaning, Text} from './cleaning.js'
import {Thread, type ThreadOptions} from './thread.js'

interface PoolOptions {
  readonly workers: number
  /** Plain data from which a worker builds its cleaners. */
  readonly recipe: unknown
  /** Another module than `worker.ts`, another limit: for tests. */
  readonly module?: URL
  readonly timeLimit?: ThreadOptions['timeLimit']
}

/** Texts on their way to a worker, and where their results belong. */
interface Task {
  readonly texts: readonly Text[]
  readonly places: readonly number[]
  readonly batch: Batch
  /** A text that has already cost a worker. */
  readonly isSuspect: boolean
}

interface Batch {
  readonly results: BareResult[]
  left: number
  readonly resolve: (results: readonly BareResult[]) => void
  readonly reject: (error: Error) => void
}

/** An article of more code units than this has a worker of its own, with memory in proportion. */
const largeText = 1 << 20

/** Workers that end before they are ready, one after the other: then the mistake is ours. */
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
  readonly #queue: Task[] = []
  #falseStarts = 0
  #isClosed = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.width = options.workers * 4
  }

  clean(texts: readonly Text[]): Promise<readonly BareResult[]> {
    return new Promise((resolve, reject) => {
      const batch: Batch = {results: [], left: texts.length, resolve, reject}
      if (texts.length === 0) resolve([])
      for (const places of apart(texts)) this.#queue.push(taskOf(texts, places, batch))
      this.#pump()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(Array.from(this.#threads, thread => thread.end()))
  }

  #pump(): void {
    while (this.#queue.length > 0 && !this.#isClosed) {
      const isFree = this.#idle.length > 0 || this.#threads.size < this.#options.workers
      if (!isFree) return
      const task = this.#queue.shift()
      if (task) void this.#work(task).catch((error: unknown) => task.batch.reject(asError(error)))
    }
  }

  async #work(task: Task): Promise<void> {
    const thread = this.#threadFor(task)
    const ended = await thread.run(task.texts)
    if (thread.isReady) this.#falseStarts = 0
    if (ended.type === 'done') {
      if (isLarge(task)) await this.#drop(thread)
      else this.#idle.push(thread)
      settle(task, ended.results)
    } else {
      await this.#drop(thread)
      if (!thread.isReady && ++this.#falseStarts >= falseStarts) throw new Error(`No worker starts: ${ended.problem}`)
      this.#lost(task, ended.at, ended.problem)
    }
    this.#pump()
  }

  /** A suspect and what is large get a fresh worker; so that there are not too many, an idle one goes. */
  #threadFor(task: Task): Thread {
    const idle = this.#idle.pop()
    if (idle && !task.isSuspect && !isLarge(task)) return idle
    if (idle) void this.#drop(idle)
    const {module = ownWorker, recipe, timeLimit = usualTime} = this.#options
    const resourceLimits = limitsFor(task)
    const thread = new Thread({module, recipe, resourceLimits, timeLimit})
    this.#threads.add(thread)
    return thread
  }

  async #drop(thread: Thread): Promise<void> {
    this.#threads.delete(thread)
    await thread.end()
  }

  #lost(task: Task, at: number, problem: string): void {
    if (this.#isClosed) return
    if (at < 0) this.#queue.unshift(task)
    else if (task.isSuspect)
      settle(task, [fatalResult(task.texts[0]?.text ?? '', `${problem}, expected an article that can be cleaned`)])
    else {
      const part = (start: number, end: number, isSuspect: boolean) => {
        if (start < end) this.#queue.unshift(slice(task, start, end, isSuspect))
      }
      part(at + 1, task.texts.length, false)
      part(0, at, false)
      part(at, at + 1, true)
    }
  }
}

/** From source the worker is TypeScript too. */
const ownWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** A minute, and 30 ms for each KB: a hundred times what it takes on an ordinary machine. */
function usualTime({text}: Text): number {
  return 60_000 + text.length * 0.03
}

function limitsFor({texts}: Task): ResourceLimits {
  const most = Math.max(...texts.map(one => one.text.length))
  return {maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: Math.ceil(96 + (most * 12) / (1 << 20))}
}

/** The places of the ordinary texts together, and of each large one by itself. */
function apart(texts: readonly Text[]): number[][] {
  const places = [...texts.keys()]
  const large = places.filter(place => (texts[place]?.text.length ?? 0) > largeText)
  const ordinary = places.filter(place => !large.includes(place))
  return [...(ordinary.length > 0 ? [ordinary] : []), ...large.map(place => [place])]
}

function taskOf(texts: readonly Text[], places: readonly number[], batch: Batch): Task {
  return {texts: places.flatMap(place => texts[place] ?? []), places, batch, isSuspect: false}
}

function slice({texts, places, batch}: Task, start: number, end: number, isSuspect: boolean): Task {
  return {texts: texts.slice(start, end), places: places.slice(start, end), batch, isSuspect}
}

function isLarge({texts: [first]}: Task): boolean {
  return first !== undefined && first.text.length > largeText
}

function settle({places, batch}: Task, results: readonly BareResult[]): void {
  for (const [index, place] of places.entries()) {
    const result = results[index]
    if (result) batch.results[place] = result
  }
  batch.left -= places.length
  if (batch.left === 0) batch.resolve(batch.results)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
