/** One program in a process of its own: goes through the articles that it is sent, and answers what processor time that took, in milliseconds. */
import {type CheckerName, checkers} from './checkers.js'

const check = await checkers[process.argv[2] as CheckerName]()

process.on('message', (articles: readonly string[]) => {
  void processorTime(articles).then(time => process.send?.(time))
})

async function processorTime(articles: readonly string[]): Promise<number> {
  const before = process.cpuUsage()
  for (const article of articles) await check(article)
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}
