import type {DeadOptions} from './options.js'
import {loadFeeds, loadRedis, redisUrl, tellLine} from './queue.js'
import {writeStdout} from '../standard-streams.js'
import {count} from '../../report/words.js'

/** The articles of a feed that have no verdict: to look at, or to try again. */
export async function dead(options: DeadOptions): Promise<number> {
  const url = redisUrl(options)
  const [{connect}, {openDeadLetters, openFeed, pushAgain}] = await Promise.all([loadRedis(), loadFeeds()])
  const connection = await connect(url, tellLine)
  const [queue, letters] = [openFeed(options.feed, connection), openDeadLetters(options.feed, connection)]
  for (const one of [queue, letters]) one.on('error', () => undefined)
  try {
    if (options.again) {
      await writeStdout(`${count(await pushAgain(queue, letters), 'article')} in the feed again\n`)
      return 0
    }
    for (const {data} of await letters.getJobs(['waiting'], 0, -1, true)) {
      const {id: job, problem, article} = data
      await writeStdout(`${JSON.stringify({job, problem, article})}\n`)
    }
    return 0
  } finally {
    await queue.close()
    await letters.close()
  }
}
