import {answerLine} from './answer.js'
import type {VerdictOptions} from './options.js'
import {loadFeeds, loadRedis, loadVerdict, redisUrl, tellLine} from './queue.js'
import {writeStdout} from '../standard-streams.js'

/** By the state of an article. */
const statuses = {done: 0, waiting: 1, failed: 2, unknown: 2}

/** The verdict on a pushed article. */
export async function verdict(job: string, options: VerdictOptions): Promise<number> {
  const url = redisUrl(options)
  const [{connect}, {openFeed}, {answerOf, Waiting}] = await Promise.all([loadRedis(), loadFeeds(), loadVerdict()])
  const connection = await connect(url, tellLine)
  const queue = openFeed(options.feed, connection)
  queue.on('error', error => tellLine(error.message))
  const waiting = options.wait === undefined ? undefined : new Waiting(options.feed, queue, connection)
  try {
    const answer = waiting ? await waiting.for(job, (options.wait ?? 0) * 1000) : await answerOf(queue, job)
    await writeStdout(answerLine(job, answer))
    return statuses[answer.state]
  } finally {
    await waiting?.close()
    await queue.close()
  }
}
