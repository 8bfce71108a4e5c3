import {createReadStream} from 'node:fs'
import {cutBytes, lineScanner} from '../../read/cut.js'
import {describe} from '../../read/problem.js'
import {orderIn} from '../../serve/asked.js'
import {Problem} from '../../serve/problem.js'
import type {Asked} from '../../serve/schemas.js'
import {answerLine, isAnswered} from './answer.js'
import type {PushOptions} from './options.js'
import {loadFeeds, loadRedis, loadVerdict, redisUrl, tellLine} from './queue.js'
import {UsageError} from '../failure.js'
import {writeStdout} from '../standard-streams.js'

/** Push articles to a feed: 0 all were pushed and, with `--wait`, have their verdicts, 2 otherwise. */
export async function push(file: string, options: PushOptions): Promise<number> {
  const url = redisUrl(options)
  const [{connect}, {openFeed, pushArticle}, {Waiting}] = await Promise.all([loadRedis(), loadFeeds(), loadVerdict()])
  const connection = await connect(url, tellLine)
  const queue = openFeed(options.feed, connection)
  queue.on('error', error => tellLine(error.message))
  const {wait} = options
  const waiting = wait === undefined ? undefined : new Waiting(options.feed, queue, connection)
  let status = 0
  try {
    const ids: string[] = []
    for await (const article of articlesIn(file, () => (status = 2))) {
      const id = await pushArticle(queue, article, options.priority)
      if (waiting) ids.push(id)
      else await writeStdout(`${id}\n`)
    }
    for (const id of ids) {
      const answer = await waiting?.for(id, (wait ?? 0) * 1000)
      if (!answer) continue
      if (!isAnswered(answer)) status = 2
      await writeStdout(answerLine(id, answer))
    }
    return status
  } finally {
    await waiting?.close()
    await queue.close()
  }
}

/** A line that is no article is told here, where somebody sees it, and not by a worker. */
async function* articlesIn(file: string, onProblem: () => void): AsyncGenerator<Asked> {
  const stream = file === '-' ? process.stdin : createReadStream(file)
  let line = 0
  try {
    for await (const bytes of cutBytes(stream as AsyncIterable<Uint8Array>, lineScanner())) {
      line++
      if (bytes.toString().trim() === '') continue
      try {
        const {article, id, language} = orderIn(bytes)
        const {text, type} = article
        yield {text, ...(type && {type}), ...(id !== undefined && {id}), ...(language !== undefined && {language})}
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        onProblem()
        tellLine(`${file}:${line}: ${error.message}`)
      }
    }
  } catch (error) {
    throw new UsageError(`${file}: ${describe(error)}`, {cause: error})
  }
}
