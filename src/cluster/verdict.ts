import {QueueEvents} from 'bullmq'
import type {Cleaned} from '../serve/schemas.js'
import {feedQueueName, type FeedQueue} from './feeds.js'
import type {Connection} from './redis.js'

/** What has become of a pushed article. */
export type Answer =
  | {readonly state: 'done'; readonly answer: Cleaned}
  | {readonly state: 'waiting'}
  | {readonly state: 'failed'; readonly problem: string}
  /** Nobody pushed it, or it was too long ago. */
  | {readonly state: 'unknown'}

export async function answerOf(queue: FeedQueue, id: string): Promise<Answer> {
  const job = await queue.getJob(id)
  if (!job) return {state: 'unknown'}
  const state = await job.getState()
  if (state === 'completed') return {state: 'done', answer: job.returnvalue}
  return state === 'failed' ? {state, problem: job.failedReason} : {state: 'waiting'}
}

/** Told by Redis when articles are done: nobody has to ask again and again. */
export class Waiting {
  readonly #queue: FeedQueue
  readonly #events: QueueEvents

  constructor(feed: string, queue: FeedQueue, connection: Connection) {
    this.#queue = queue
    this.#events = new QueueEvents(feedQueueName(feed), {connection})
    this.#events.on('error', () => undefined)
  }

  /** @param most Milliseconds. */
  async for(id: string, most: number): Promise<Answer> {
    await this.#events.waitUntilReady()
    const job = await this.#queue.getJob(id)
    await job?.waitUntilFinished(this.#events, most).catch(() => undefined)
    return answerOf(this.#queue, id)
  }

  async close(): Promise<void> {
    await this.#events.close()
  }
}
