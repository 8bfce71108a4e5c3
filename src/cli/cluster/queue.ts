import {optional} from '../../read/optional.js'
import type {QueueOptions} from './options.js'
import {UsageError} from '../failure.js'

const usual = 'redis://127.0.0.1:6379'

/**
 * Where Redis is. A password never comes from the command line, which every user of a machine can read.
 *
 * @throws {UsageError} It is no address of Redis.
 */
export function redisUrl({redis}: QueueOptions): string {
  const written = redis ?? process.env['COPYDESK_REDIS'] ?? usual
  const name = redis === undefined ? 'COPYDESK_REDIS' : '--redis'
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') {
    throw new UsageError(`Unexpected address in ${name}, expected one such as \`${usual}\``)
  }
  if (redis !== undefined && url.password !== '') {
    throw new UsageError(
      'Unexpected password in --redis, expected it in the variable COPYDESK_REDIS: others can see it'
    )
  }
  return written
}

const needed = ['queue', 'bullmq ioredis'] as const

export const loadRedis = () => optional(() => import('../../cluster/redis.js'), ...needed)
export const loadShardQueue = () => optional(() => import('../../cluster/shard-queue.js'), ...needed)
export const loadFeeds = () => optional(() => import('../../cluster/feeds.js'), ...needed)
export const loadVerdict = () => optional(() => import('../../cluster/verdict.js'), ...needed)
export const loadStream = () => optional(() => import('../../cluster/stream.js'), ...needed)
export const loadMetrics = () =>
  optional(() => import('../../cluster/stream-metrics.js'), 'stream', 'bullmq ioredis prom-client')
export const loadWork = () => optional(() => import('../../cluster/work.js'), ...needed)

export function tellLine(line: string): void {
  process.stderr.write(`${line}\n`)
}
