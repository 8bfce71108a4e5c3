import {Queue} from 'bullmq'
import type {Asked, Cleaned} from '../serve/schemas.js'
import type {Connection} from './redis.js'
import {tries} from './retries.js'

/** Articles of one sender, which have a queue of their own. */
export interface Feed {
  readonly name: string
  /** Articles that are begun in so many milliseconds at most, by all workers together. Left out: as many as come. */
  readonly rate?: {readonly max: number; readonly duration: number}
}

/** An article that has no verdict, and why. */
export interface DeadLetter {
  /** Of its job. */
  readonly id: string
  /** As it was pushed, which may be the reason. */
  readonly article: unknown
  readonly problem: string
}

export type FeedQueue = Queue<Asked, Cleaned>
export type DeadLetters = Queue<DeadLetter>

export function feedQueueName(feed: string): string {
  return `copydesk-feed-${feed}`
}

export function openFeed(feed: string, connection: Connection): FeedQueue {
  return new Queue<Asked, Cleaned>(feedQueueName(feed), {connection})
}

export function openDeadLetters(feed: string, connection: Connection): DeadLetters {
  return new Queue<DeadLetter>(`${feedQueueName(feed)}-dead`, {connection})
}

/**
 * @param priority From 1, the most urgent. Left out: before all that have one.
 * @returns The name under which its verdict can be asked for.
 */
export async function pushArticle(queue: FeedQueue, article: Asked, priority: number | undefined): Promise<string> {
  const {id = ''} = await queue.add('article', article, {...tries, ...(priority !== undefined && {priority})})
  return id
}

/** Put dead letters back into their feed: under their names, as long as these are known. @returns How many. */
export async function pushAgain(queue: FeedQueue, dead: DeadLetters): Promise<number> {
  const letters = await dead.getJobs(['waiting'])
  let count = 0
  for (const letter of letters) {
    const {id, article} = letter.data
    const job = await queue.getJob(id)
    const state = await job?.getState()
    if (state === 'active') continue
    if (!job) await pushArticle(queue, article as Asked, undefined)
    else if (state === 'failed' || state === 'completed') await job.retry(state, {resetAttemptsMade: true})
    await letter.remove()
    count++
  }
  return count
}
