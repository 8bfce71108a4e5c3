import type {Command} from 'commander'
import type {Shard} from '../run/shard.js'
import {
  type CleanOptions,
  type ReadOptions,
  reportOption,
  toSeconds,
  toShard,
  toSize,
  withFields,
  withFix,
  withLanguage,
  withOrigin,
  withProfile,
  withType,
  withWorkers
} from './options.js'

export interface QueueOptions {
  readonly redis?: string
}

export interface PlanOptions
  extends QueueOptions, Omit<ReadOptions, 'workers' | 'shard' | 'cache' | 'decisions' | 'stdinFilename'> {
  readonly out: string
  readonly shardSize: number
  readonly queue: boolean
  readonly force?: boolean
}

export interface WorkOptions extends QueueOptions, Pick<ReadOptions, 'workers' | 'quiet'> {
  readonly base?: string
  readonly shard?: Shard
  readonly lock: number
}

export interface StatusOptions extends QueueOptions {
  readonly queue: boolean
  readonly watch?: boolean
}

export interface CollectOptions extends QueueOptions, Pick<CleanOptions, 'report'> {
  readonly base?: string
  readonly keep?: boolean
}

export function withQueue(command: Command): Command {
  return command.option(
    '--redis <url>',
    'where Redis is, without a password (default: the variable COPYDESK_REDIS, else redis://127.0.0.1:6379)'
  )
}

export function withPlan(command: Command): Command {
  return withQueue(withFix(withOrigin(withLanguage(withType(withFields(withProfile(command)))))))
    .requiredOption('--out <folder>', 'where the cleaned articles go: a folder that all workers see')
    .option('--shard-size <bytes>', 'how much a worker takes at once; also as 500k, 16m', toSize, 8 << 20)
    .option('--no-queue', 'without Redis: for `work --shard i/n`')
    .option('--force', 'replace another plan in the folder')
}

export function withWork(command: Command): Command {
  return withQueue(withWorkers(command))
    .option('--shard <i/n>', 'without a queue: the i-th of n parts of the shards', toShard)
    .option('--lock <seconds>', 'how long a worker may be silent before others take its shards', toSeconds, 30)
    .option('--quiet', 'print neither summary nor progress')
}

/** On machines that see the input elsewhere than where the plan was made. */
export function withBase(command: Command): Command {
  return command.option('--base <folder>', 'where the paths of the input start (default: where the plan was made)')
}

export function withCollect(command: Command): Command {
  return withBase(withQueue(command))
    .addOption(reportOption('write the report of all shards: .json .jsonl; may be repeated'))
    .option('--keep', 'leave the shards and the queue as they are')
}
