import type {Command} from 'commander'
import {
  type CollectOptions,
  type PlanOptions,
  type StatusOptions,
  withBase,
  withCollect,
  withPlan,
  withQueue,
  withWork,
  type WorkOptions
} from './cluster-options.js'

const ofPlan = ['<folder>', 'the folder that was given to `plan --out`'] as const

/** What belongs together stays together in the help. */
export function addCluster(program: Command, exit: (status: Promise<number>) => Promise<void>): void {
  const cluster = program.command('cluster').description('clean millions of articles on many machines')

  withPlan(cluster.command('plan'))
    .description('cut the input into shards and queue them; again: queue what is not finished')
    .argument('<path...>', 'files, folders or glob patterns')
    .action(async (paths: string[], flags: PlanOptions) => exit((await import('./cluster-plan.js')).plan(paths, flags)))

  withBase(withWork(cluster.command('work')))
    .description('clean shards until none is left, on any machine')
    .argument(...ofPlan)
    .action(async (folder: string, flags: WorkOptions) => exit((await import('./cluster-work.js')).work(folder, flags)))

  withQueue(cluster.command('status'))
    .description('how far the workers are, and which shards nobody could clean')
    .argument(...ofPlan)
    .option('--watch', 'go on until all is done')
    .option('--no-queue', 'without Redis: only what is done')
    .action(async (folder: string, flags: StatusOptions) =>
      exit((await import('./cluster-status.js')).status(folder, flags))
    )

  withCollect(cluster.command('collect'))
    .description('check every shard, join their outputs and write one report')
    .argument(...ofPlan)
    .action(async (folder: string, flags: CollectOptions) =>
      exit((await import('./cluster-collect.js')).collect(folder, flags))
    )
}
