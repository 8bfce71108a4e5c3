import type {Command} from 'commander'
import {usualLimits} from '../../serve/limits.js'
import type {ReadOptions} from './reading.js'
import {toCount, toMost, toPort, toSeconds, toSize} from './values.js'

export interface ServeOptions extends Pick<ReadOptions, 'config' | 'profile' | 'language' | 'fix' | 'workers'> {
  readonly host: string
  readonly port: number
  readonly keys?: string
  readonly maxBody: number
  readonly timeout: number
  readonly articleTimeout: number
  readonly concurrency: number
  readonly queue: number
}

export function withService(command: Command): Command {
  return command
    .option('--host <address>', 'address to listen on; others than this machine’s own need keys', '127.0.0.1')
    .option('--port <number>', 'port to listen on', toPort, 8017)
    .option('--keys <file>', 'keys that clients must have, one a line (default: the variable COPYDESK_KEYS)')
    .option('--max-body <bytes>', 'longest body, or line of a stream; also as 500k, 2m', toSize, usualLimits.body)
    .option('--timeout <seconds>', 'for headers, a body, the next line of a stream', toSeconds, usualLimits.time / 1000)
    .option('--article-timeout <seconds>', 'for the cleaning of one article', toSeconds, usualLimits.articleTime / 1000)
    .option('--concurrency <number>', 'requests worked on at once', toMost, usualLimits.concurrency)
    .option('--queue <number>', 'requests that may wait besides', toCount, usualLimits.queue)
}
