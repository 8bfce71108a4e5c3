import {type Command, InvalidArgumentError} from 'commander'
import type {Feed} from '../../cluster/feeds.js'
import type {ShardNumber} from '../../run/shard-number.js'
import type {CleanOptions} from '../options/clean.js'
import {
  type ReadOptions,
  withExclude,
  withFields,
  withFix,
  withLanguage,
  withOrigin,
  withProfile,
  withType,
  withWorkers
} from '../options/reading.js'
import {reportOption} from '../options/reports.js'
import {toMost, toPort, toSeconds, toShard, toSize} from '../options/values.js'

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
  readonly shard?: ShardNumber
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

export interface StreamOptions
  extends QueueOptions, Pick<ReadOptions, 'config' | 'profile' | 'language' | 'fix' | 'workers'> {
  readonly feed: readonly Feed[]
  readonly lock: number
  readonly keep: number
  readonly metricsPort?: number
}

interface FeedOptions extends QueueOptions {
  readonly feed: string
}

export interface PushOptions extends FeedOptions {
  readonly priority?: number
  readonly wait?: number
}

export interface VerdictOptions extends FeedOptions {
  readonly wait?: number
}

export interface DeadOptions extends FeedOptions {
  readonly again?: boolean
}

export function withQueue(command: Command): Command {
  return command.option(
    '--redis <url>',
    'where Redis is, without a password (default: the variable COPYDESK_REDIS, else redis://127.0.0.1:6379)'
  )
}

export function withPlan(command: Command): Command {
  return withExclude(withQueue(withFix(withOrigin(withLanguage(withType(withFields(withProfile(command))))))))
    .requiredOption('--out <folder>', 'where the cleaned articles go: a folder that all workers see')
    .option('--shard-size <bytes>', 'how much a worker takes at once; also as 500k, 16m', toSize, 4 << 20)
    .option('--no-queue', 'without Redis: for `work --shard i/n`')
    .option('--force', 'replace another plan in the folder')
}

export function withWork(command: Command): Command {
  return withQueue(withWorkers(command))
    .option('--shard <i/n>', 'without a queue: the i-th of n parts of the shards', toShard)
    .option(...lock)
    .option('--quiet', 'print neither summary nor progress')
}

const lock = ['--lock <seconds>', 'how long a worker may be silent before others take its work', toSeconds, 30] as const

export function withStream(command: Command): Command {
  return withQueue(withWorkers(withFix(withLanguage(withProfile(command)))))
    .requiredOption(
      '--feed <name[=rate]>',
      'a feed to work on, with how many of its articles may be begun, as in wire=20/s; may be repeated',
      (one: string, all: readonly Feed[] = []) => [...all, toFeed(one)]
    )
    .option(...lock)
    .option('--keep <seconds>', 'how long verdicts can be asked for', toSeconds, 86_400)
    .option('--metrics-port <number>', 'answer GET /metrics on this machine', toPort)
}

export function withFeed(command: Command): Command {
  return withQueue(command).requiredOption('--feed <name>', 'the feed', toFeedName)
}

export function withPush(command: Command): Command {
  return withWait(withFeed(command)).option(
    '--priority <number>',
    'from 1, the most urgent (default: before all that have one)',
    toPriority
  )
}

export function withWait(command: Command): Command {
  return command.option('--wait <seconds>', 'wait for the verdict, so long at most', toSeconds)
}

/** As BullMQ has it. */
const lowestPriority = 2_097_152

function toPriority(value: string): number {
  const priority = toMost(value)
  if (priority > lowestPriority) throw new InvalidArgumentError(`Expected ${lowestPriority} at most.`)
  return priority
}

function toFeedName(value: string): string {
  if (/^[\w.-]{1,64}$/u.test(value)) return value
  throw new InvalidArgumentError('Expected a name of letters, digits, `.`, `_` and `-`.')
}

/** @example toFeed('wire=20/s') // => {name: 'wire', rate: {max: 20, duration: 1000}} */
function toFeed(value: string): Feed {
  const [name = '', ...rate] = value.split('=')
  if (rate.length === 0) return {name: toFeedName(name)}
  const [, max = '0', unit = ''] = /^(\d{1,9})\/([smh])$/u.exec(rate.join('=')) ?? []
  const duration = {s: 1000, m: 60_000, h: 3_600_000}[unit]
  if (Number(max) > 0 && duration !== undefined) return {name: toFeedName(name), rate: {max: Number(max), duration}}
  throw new InvalidArgumentError('Expected a rate such as `20/s`, `100/m` or `5000/h`.')
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
