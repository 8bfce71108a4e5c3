import {availableParallelism} from 'node:os'
import {PlanFolder} from '../../cluster/plan.js'
import type {Worked} from '../../cluster/work.js'
import {workAlone} from '../../cluster/work-alone.js'
import type {ShardNumber} from '../../run/shard-number.js'
import {enterPlan} from './folder.js'
import {ShardMeter} from './meter.js'
import type {WorkOptions} from './options.js'
import {loadRedis, loadWork, redisUrl, tellLine} from './queue.js'
import {writeStdout} from '../standard-streams.js'
import {Stopping} from '../stopping.js'
import {count} from '../../report/words.js'

/** Clean shards of a plan until none is left. The first signal stops between two shards, the second at once. */
export async function work(given: string, options: WorkOptions): Promise<number> {
  const url = redisUrl(options)
  const folder = new PlanFolder(given)
  const plan = enterPlan(folder, options.base)
  const stopping = new Stopping(true)
  const meter = new ShardMeter(process.stderr.isTTY && !options.quiet ? process.stderr : undefined)
  const common = {
    folder,
    plan,
    threads: options.workers === 'auto' ? availableParallelism() : options.workers,
    signal: stopping.signal,
    tell: (line: string) => {
      meter.clear()
      tellLine(line)
    }
  }
  const {shard} = options
  const worked = shard
    ? await alone(common, shard, meter)
    : await fromQueue({...common, lock: options.lock * 1000}, url, meter)
  meter.clear()
  const left = plan.shards - folder.finished().size
  if (!options.quiet) await writeStdout(described(given, worked, {shards: plan.shards, left}, shard !== undefined))
  stopping.endBySignal()
  return worked.failed > 0 ? 2 : 0
}

type Common = Omit<Parameters<typeof workAlone>[0], 'share' | 'show'>

function alone(common: Common, share: ShardNumber, meter: ShardMeter): Promise<Worked> {
  return workAlone({...common, share, show: (done, of) => meter.show(done, of)})
}

async function fromQueue(common: Common & {readonly lock: number}, url: string, meter: ShardMeter): Promise<Worked> {
  const [{connect}, {work: take}] = await Promise.all([loadRedis(), loadWork()])
  const connection = await connect(url, common.tell)
  const {shards} = common.plan
  const began = performance.now()
  return take({
    ...common,
    connection,
    show: ({done}, articles) =>
      meter.show(done, shards, ` · ${Math.round((1000 * articles) / (performance.now() - began))} articles/s here`)
  })
}

/** @param all How many shards there are, and how many of them are not done. */
function described(
  given: string,
  {shards, articles, failed}: Worked,
  all: {shards: number; left: number},
  isAlone: boolean
): string {
  const here = `${count(shards, 'shard')} here, ${count(articles, 'article')}\n`
  if (all.left === 0)
    return `${here}${all.shards === 1 ? 'It is' : `All ${all.shards} are`} done: copydesk cluster collect ${given}\n`
  const left = `${all.left} of ${all.shards} are not done`
  if (isAlone && failed > 0) return `${here}${left}, ${failed} failed: the same command tries them again\n`
  const aside = failed > 0 ? `, ${failed} set aside` : ''
  return `${here}${left}${aside}: copydesk cluster status ${given}${isAlone ? ' --no-queue' : ''}\n`
}
