import type {Command} from 'commander'
import {
  type CollectOptions,
  type DeadOptions,
  type PlanOptions,
  type PushOptions,
  type StatusOptions,
  type StreamOptions,
  type VerdictOptions,
  withBase,
  withCollect,
  withFeed,
  withPlan,
  withPush,
  withQueue,
  withStream,
  withWait,
  withWork,
  type WorkOptions
} from './options.js'

const ofPlan = ['<folder>', 'the folder that was given to `plan --out`'] as const

/** What belongs together stays together in the help. */
export function addCluster(program: Command, exit: (status: Promise<number>) => Promise<void>): void {
  const cluster = program.command('cluster').description('clean millions of articles on many machines')

  withPlan(cluster.command('plan'))
    .description('cut the input into shards and queue them; again: queue what is not finished')
    .argument('<path...>', 'files, folders or glob patterns')
    .action(async (paths: string[], flags: PlanOptions) => exit((await import('./plan.js')).plan(paths, flags)))

  withBase(withWork(cluster.command('work')))
    .description('clean shards until none is left, on any machine')
    .argument(...ofPlan)
    .action(async (folder: string, flags: WorkOptions) => exit((await import('./work.js')).work(folder, flags)))

  withQueue(cluster.command('status'))
    .description('how far the workers are, and which shards nobody could clean')
    .argument(...ofPlan)
    .option('--watch', 'go on until all is done')
    .option('--no-queue', 'without Redis: only what is done')
    .action(async (folder: string, flags: StatusOptions) => exit((await import('./status.js')).status(folder, flags)))

  withCollect(cluster.command('collect'))
    .description('check every shard, join their outputs and write one report')
    .argument(...ofPlan)
    .action(async (folder: string, flags: CollectOptions) =>
      exit((await import('./collect.js')).collect(folder, flags))
    )

  addStream(cluster, exit)
}

/** Single articles instead of shards. */
function addStream(cluster: Command, exit: (status: Promise<number>) => Promise<void>): void {
  withStream(cluster.command('stream'))
    .description('clean the articles that are pushed to feeds, until interrupted')
    .action(async (flags: StreamOptions) => exit((await import('./stream.js')).stream(flags)))

  withPush(cluster.command('push'))
    .description('push articles to a feed; prints the names of their jobs, with --wait their verdicts')
    .argument('<file>', 'JSONL, each line with `text` and maybe `type`, `id` and `language`; - for standard input')
    .action(async (file: string, flags: PushOptions) => exit((await import('./push.js')).push(file, flags)))

  withWait(withFeed(cluster.command('verdict')))
    .description('the verdict on a pushed article; exit with 1 when there is none yet')
    .argument('<job>', 'the name of its job')
    .action(async (job: string, flags: VerdictOptions) => exit((await import('./verdict.js')).verdict(job, flags)))

  withFeed(cluster.command('dead'))
    .description('the articles of a feed that have no verdict, and why, as JSONL')
    .option('--again', 'put them back into the feed')
    .action(async (flags: DeadOptions) => exit((await import('./dead.js')).dead(flags)))
}
