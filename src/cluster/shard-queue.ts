import {Queue} from 'bullmq'
import type {ShardDone} from './clean-shard.js'
import type {Plan, PlanFolder, ShardPlace} from './plan.js'
import type {Connection} from './redis.js'
import {tries} from './retries.js'

type ShardQueue = Queue<ShardPlace, ShardDone>

/** Jobs that are sent at once. */
const bulk = 1000

export function openQueue({run}: Plan, connection: Connection, onError: (error: Error) => void): ShardQueue {
  const queue = new Queue<ShardPlace, ShardDone>(queueName(run), {connection})
  queue.on('error', onError)
  return queue
}

export function queueName(run: string): string {
  return `copydesk-${run}`
}

/**
 * Put all shards into the queue that are not finished. One that waits or is worked on already stays as it is; one that was
 * set aside gets its tries again.
 *
 * @returns How many wait now.
 */
export async function fillQueue(queue: ShardQueue, folder: PlanFolder): Promise<number> {
  const finished = folder.finished()
  let waiting: {readonly id: string; readonly place: ShardPlace}[] = []
  let count = 0
  const send = async () => {
    await forgetEnded(queue, waiting)
    await queue.addBulk(waiting.map(({id, place}) => ({name: 'shard', data: place, opts: {jobId: id, ...tries}})))
    count += waiting.length
    waiting = []
  }
  for (const {shard, place} of folder.shards()) {
    if (finished.has(shard.id)) continue
    waiting.push({id: shard.id, place})
    if (waiting.length === bulk) await send()
  }
  if (waiting.length > 0) await send()
  return count
}

/** A job that has ended would keep another one of its name out. */
async function forgetEnded(queue: ShardQueue, jobs: readonly {readonly id: string}[]): Promise<void> {
  const {completed = 0, failed = 0} = await queue.getJobCounts('completed', 'failed')
  if (completed + failed === 0) return
  await Promise.all(
    jobs.map(async ({id}) => {
      const state = await queue.getJobState(id)
      if (state === 'completed' || state === 'failed') await queue.remove(id)
    })
  )
}

/** A shard that nobody could clean. */
export interface SetAside {
  readonly id: string
  readonly tries: number
  readonly problem: string
}

/** How far the workers are. */
export interface Progress {
  readonly done: number
  readonly active: number
  readonly waiting: number
  readonly failed: number
}

export async function progressOf(queue: ShardQueue, {shards}: Pick<Plan, 'shards'>): Promise<Progress> {
  const counts = await queue.getJobCounts('active', 'waiting', 'delayed', 'prioritized', 'failed')
  const of = (...names: readonly string[]) => names.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  const [active, failed, waiting] = [of('active'), of('failed'), of('waiting', 'delayed', 'prioritized')]
  return {done: shards - active - failed - waiting, active, waiting, failed}
}

/** So many shards tell the rate. */
const recent = 100

/** Articles of all workers in a second, over the last shards. `undefined`: none are done. */
export async function rateOf(queue: ShardQueue): Promise<number | undefined> {
  const jobs = await queue.getJobs(['completed'], 0, recent - 1)
  const first = Math.min(...jobs.flatMap(one => one.processedOn ?? []))
  const seconds = (Math.max(...jobs.flatMap(one => one.finishedOn ?? [])) - first) / 1000
  const articles = jobs.reduce((sum, one) => sum + one.returnvalue.articles, 0)
  return seconds > 0 && Number.isFinite(seconds) ? articles / seconds : undefined
}

export async function setAside(queue: ShardQueue, most: number): Promise<SetAside[]> {
  const jobs = await queue.getFailed(0, most - 1)
  return jobs.map(({id = '', attemptsMade, failedReason}) => ({id, tries: attemptsMade, problem: failedReason}))
}
