import {workerData} from 'node:worker_threads'
import type {Cleaning} from '../run/cleaning.js'
import {cleanShard, type ShardDone} from './clean-shard.js'
import {type Plan, PlanFolder, type ShardPlace} from './plan.js'
import {cleaningFor} from './shard-cleaning.js'

/** What the thread of a worker is started with. */
export interface ShardThreadStart {
  readonly out: string
}

const {out} = workerData as ShardThreadStart
const folder = new PlanFolder(out)
let opened: {readonly plan: Plan; readonly cleaning: Cleaning} | undefined

/** Run by BullMQ in a thread of its own, so that its worker goes on to tell Redis that it lives. */
export default async function processShard({data}: {readonly data: ShardPlace}): Promise<ShardDone> {
  opened ??= open()
  const {cleaning, plan} = opened
  return cleanShard(folder, folder.shardAt(data), {cleaning, fields: plan.fields})
}

function open() {
  const plan = folder.read()
  return {plan, cleaning: cleaningFor(plan, 1)}
}
