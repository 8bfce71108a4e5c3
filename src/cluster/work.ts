import {setTimeout as wait} from 'node:timers/promises'
import {Worker} from 'bullmq'
import type {ShardDone} from './clean-shard.js'
import type {Plan, PlanFolder, ShardPlace} from './plan.js'
import type {Connection} from './redis.js'
import {mostLosses} from './retries.js'
import {openQueue, type Progress, progressOf, queueName} from './shard-queue.js'
import type {ShardThreadStart} from './shard-processor.js'

interface WorkOptions {
  readonly folder: PlanFolder
  readonly plan: Plan
  readonly connection: Connection
  /** Shards that are cleaned at once. */
  readonly threads: number
  /** How long this worker may be silent before its shards go to others, in milliseconds. */
  readonly lock: number
  /** Finish what is begun and take nothing more. */
  readonly signal: AbortSignal
  readonly tell: (line: string) => void
  /** @param articles Cleaned by this worker. */
  readonly show: (progress: Progress, articles: number) => void
}

/** How often it is looked whether anything is left, in milliseconds. */
const tick = 500

/** What a worker has done, and how many shards could not be cleaned: here, or by anybody where there is a queue. */
export interface Worked {
  readonly shards: number
  readonly articles: number
  readonly failed: number
}

/** Take shards until none is left. */
export async function work(options: WorkOptions): Promise<Worked> {
  const {folder, plan, connection, threads, lock, signal, tell, show} = options
  const told = new Set<string>()
  const onError = (error: Error) => {
    if (told.has(error.message)) return
    told.add(error.message)
    tell(error.message)
  }
  const queue = openQueue(plan, connection, onError)
  const start: ShardThreadStart = {out: folder.out}
  const worker = new Worker<ShardPlace, ShardDone>(queueName(plan.run), processor, {
    connection,
    concurrency: threads,
    lockDuration: lock,
    stalledInterval: lock,
    maxStalledCount: mostLosses,
    useWorkerThreads: true,
    workerThreadsOptions: {workerData: start}
  })
  let [shards, articles] = [0, 0]
  worker.on('error', onError)
  worker.on('failed', (job, error) => tell(`${job?.id ?? 'a shard'}: ${error.message}`))
  worker.on('completed', (_, done) => {
    shards++
    articles += done.articles
  })
  let failed = 0
  while (!signal.aborted) {
    const progress = await progressOf(queue, plan)
    failed = progress.failed
    show(progress, articles)
    if (progress.active + progress.waiting === 0) break
    await wait(tick, undefined, {signal}).catch(() => undefined)
  }
  await worker.close()
  await queue.close()
  return {shards, articles, failed}
}

const processor = new URL(`./shard-processor.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)
