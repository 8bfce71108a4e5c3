import type {ShardNumber} from '../run/shard-number.js'
import {cleanShard} from './clean-shard.js'
import type {Plan, PlanFolder} from './plan.js'
import {cleaningFor} from './shard-cleaning.js'
import type {Worked} from './work.js'

interface AloneOptions {
  readonly folder: PlanFolder
  readonly plan: Plan
  readonly share: ShardNumber
  readonly threads: number
  readonly signal: AbortSignal
  readonly tell: (line: string) => void
  readonly show: (done: number, of: number) => void
}

/** Clean one of `count` parts of the shards, without a queue. What is finished is passed over, so that it may be run again. */
export async function workAlone({folder, plan, share, threads, signal, tell, show}: AloneOptions): Promise<Worked> {
  const cleaning = cleaningFor(plan, threads)
  let [index, shards, articles, failed] = [0, 0, 0, 0]
  const own = Math.floor((plan.shards - share.index) / share.count) + 1
  try {
    for (const {shard} of folder.shards()) {
      if (signal.aborted) break
      if (index++ % share.count !== share.index - 1) continue
      try {
        articles += (await cleanShard(folder, shard, {cleaning, fields: plan.fields})).articles
        shards++
      } catch (error) {
        failed++
        tell(`${shard.id}: ${error instanceof Error ? error.message : String(error)}`)
      }
      show(shards + failed, own)
    }
  } finally {
    await cleaning.close()
  }
  return {shards, articles, failed}
}
