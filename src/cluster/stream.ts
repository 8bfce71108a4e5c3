import {type Job, UnrecoverableError, Worker} from 'bullmq'
import type {CleanerRecipe} from '../config/rule-set.js'
import {Pool} from '../run/pool.js'
import {orderOf} from '../serve/asked.js'
import {cleanedAnswer, cleanOrder, type Done} from '../serve/clean-orders.js'
import type {Asked, Cleaned} from '../serve/schemas.js'
import {type DeadLetters, type Feed, type FeedQueue, feedQueueName, openDeadLetters, openFeed} from './feeds.js'
import type {Connection} from './redis.js'
import {mostLosses} from './retries.js'

interface StreamOptions {
  readonly feeds: readonly Feed[]
  readonly recipe: CleanerRecipe
  readonly connection: Connection
  readonly threads: number
  /** How long this worker may be silent before its articles go to others, in milliseconds. */
  readonly lock: number
  /** How long verdicts can be asked for, in seconds. */
  readonly keep: number
  readonly watcher: StreamWatcher
  readonly tell: (line: string) => void
}

/** Who wants to know what becomes of articles. */
export interface StreamWatcher {
  cleaned(feed: string, done: Done, seconds: number): void
  failed(feed: string): void
}

/** Failed articles whose worker was lost before it could make dead letters of them are looked for at the start, so many at most. */
const mostSwept = 10_000

/** Cleans the articles of feeds until it is closed. Threads are shared: a feed that is silent leaves them to the others. */
export class Stream {
  readonly #options: StreamOptions
  readonly #pool: Pool
  readonly #intakes: readonly Intake[]

  constructor(options: StreamOptions) {
    this.#options = options
    this.#pool = new Pool({workers: options.threads, recipe: options.recipe})
    this.#intakes = options.feeds.map(feed => this.#openIntake(feed))
  }

  /** Queues by feed, for those who count what waits. */
  get intakes(): readonly Intake[] {
    return this.#intakes
  }

  async start(): Promise<void> {
    await Promise.all(
      this.#intakes.map(async ({queue, dead, worker}) => {
        for (const job of await queue.getFailed(0, mostSwept - 1)) await bury(dead, job)
        await worker.waitUntilReady()
      })
    )
  }

  /** Finish what is begun. */
  async close(): Promise<void> {
    await Promise.all(this.#intakes.map(({worker}) => worker.close()))
    await Promise.all(this.#intakes.flatMap(({queue, dead}) => [queue.close(), dead.close()]))
    await this.#pool.close()
  }

  #openIntake({name, rate}: Feed): Intake {
    const {connection, threads, lock, keep, tell, watcher} = this.#options
    const [queue, dead] = [openFeed(name, connection), openDeadLetters(name, connection)]
    const worker = new Worker<Asked, Cleaned>(feedQueueName(name), job => this.#clean(name, dead, job), {
      connection,
      concurrency: threads,
      lockDuration: lock,
      stalledInterval: lock,
      maxStalledCount: mostLosses,
      removeOnComplete: {age: keep},
      ...(rate && {limiter: rate})
    })
    const onError = (error: Error) => tell(`${name}: ${error.message}`)
    queue.on('error', onError)
    dead.on('error', onError)
    worker.on('error', onError)
    worker.on('failed', (job, error) => {
      tell(`${name}: ${job?.id ?? 'an article'}: ${error.message}`)
      if (!job || job.finishedOn === undefined) return
      watcher.failed(name)
      bury(dead, job).catch((failure: unknown) => tell(`${name}: ${String(failure)}`))
    })
    return {name, queue, dead, worker}
  }

  /** Only this thread speaks with Redis, and it never cleans: locks are renewed whatever the articles are. */
  async #clean(feed: string, dead: DeadLetters, job: Job<Asked, Cleaned>): Promise<Cleaned> {
    const done = await cleanOrder(this.#pool, asked(job.data))
    const {fatal, failed} = done.result
    if (failed) await bury(dead, job, fatal)
    this.#options.watcher.cleaned(feed, done, (Date.now() - job.timestamp) / 1000)
    return cleanedAnswer(done)
  }
}

interface Intake {
  readonly name: string
  readonly queue: FeedQueue
  readonly dead: DeadLetters
  readonly worker: Worker<Asked, Cleaned>
}

/** @throws {UnrecoverableError} It is no article, and will not be one at the next try. */
function asked(data: unknown) {
  try {
    return orderOf(data)
  } catch (error) {
    throw new UnrecoverableError(error instanceof Error ? error.message : String(error))
  }
}

/** Under a name of its own, so that it is there once whoever finds it first. */
async function bury(dead: DeadLetters, job: Job<Asked, Cleaned>, problem = job.failedReason): Promise<void> {
  const {id = '', data: article} = job
  await dead.add('article', {id, article, problem}, {jobId: `of-${id}`})
}
