import {setTimeout as wait} from 'node:timers/promises'
import {type Plan, PlanFolder} from '../../cluster/plan.js'
import type {Progress, SetAside} from '../../cluster/shard-queue.js'
import {ShardMeter} from './meter.js'
import type {StatusOptions} from './options.js'
import {loadRedis, loadShardQueue, redisUrl, tellLine} from './queue.js'
import {writeStdout} from '../standard-streams.js'
import {count} from '../../report/words.js'

/** How often `--watch` looks, in milliseconds. */
const tick = 1000

/** So many shards that nobody could clean are told one by one. */
const mostTold = 20

/** How far the workers are: 0 all is done or under way, 1 shards were set aside. */
export async function status(given: string, options: StatusOptions): Promise<number> {
  const url = redisUrl(options)
  const folder = new PlanFolder(given)
  const plan = folder.read()
  if (!options.queue) {
    await writeStdout(`${folder.finished().size} of ${plan.shards} shards done\n`)
    return 0
  }
  const [{connect}, {openQueue, progressOf, rateOf, setAside}] = await Promise.all([loadRedis(), loadShardQueue()])
  const connection = await connect(url, tellLine)
  const queue = openQueue(plan, connection, error => tellLine(error.message))
  const meter = new ShardMeter(process.stderr.isTTY ? process.stderr : undefined)
  try {
    let progress = await progressOf(queue, plan)
    while (options.watch && progress.active + progress.waiting > 0) {
      meter.show(progress.done, plan.shards, inWords(await rateOf(queue)))
      await wait(tick)
      progress = await progressOf(queue, plan)
    }
    meter.clear()
    const rate = inWords(await rateOf(queue))
    const workers = await queue.getWorkersCount()
    const aside = await setAside(queue, mostTold)
    const finished = folder.finished().size
    await writeStdout(described(plan, {progress, rate, workers, aside, finished}))
    return progress.failed > 0 ? 1 : 0
  } finally {
    await queue.close()
  }
}

function inWords(rate: number | undefined): string {
  return rate === undefined ? '' : ` · ${Math.round(rate)} articles/s`
}

interface Seen {
  readonly progress: Progress
  readonly rate: string
  readonly workers: number
  readonly aside: readonly SetAside[]
  readonly finished: number
}

function described({shards}: Plan, {progress, rate, workers, aside, finished}: Seen): string {
  const {active, waiting, failed} = progress
  const lost = shards - finished - active - waiting - failed
  const lines = [
    `${finished} of ${shards} shards done, ${active} under way, ${waiting} waiting, ${failed} set aside${rate}`,
    count(workers, 'worker'),
    ...aside.map(({id, tries, problem}) => `${id}: ${problem} (tried ${count(tries, 'time')})`),
    ...(failed > aside.length ? [`and ${failed - aside.length} more`] : []),
    ...(lost > 0
      ? [`${count(lost, 'shard')} neither done nor in the queue: the same \`cluster plan\` queues them`]
      : [])
  ]
  return `${lines.join('\n')}\n`
}
