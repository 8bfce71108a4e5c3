import {availableParallelism} from 'node:os'
import type {StreamOptions} from './options.js'
import {loadMetrics, loadRedis, loadStream, redisUrl, tellLine} from './queue.js'
import {refuseAddress} from '../refuse-address.js'
import {openRules} from '../session.js'
import {writeStdout} from '../standard-streams.js'
import {Stopping} from '../stopping.js'
import {aborted} from '../aborted.js'

/** Clean what is pushed to feeds. The first signal ends it in good order, the second at once. */
export async function stream(options: StreamOptions): Promise<number> {
  const url = redisUrl(options)
  const {recipe} = await openRules(options)
  const [{connect}, {Stream}, {StreamMetrics}] = await Promise.all([loadRedis(), loadStream(), loadMetrics()])
  const connection = await connect(url, tellLine)
  const stopping = new Stopping(true)
  const metrics = new StreamMetrics()
  const worker = new Stream({
    feeds: options.feed,
    recipe,
    connection,
    threads: options.workers === 'auto' ? availableParallelism() : options.workers,
    lock: options.lock * 1000,
    keep: options.keep,
    watcher: metrics,
    tell: tellLine
  })
  await worker.start()
  const {metricsPort} = options
  const server = metricsPort === undefined ? undefined : await metrics.serve(metricsPort, worker).catch(refuseAddress)
  if (server) await writeStdout(`Metrics: http://127.0.0.1:${server.port}/metrics\n`)
  await writeStdout(`Feeds: ${options.feed.map(one => one.name).join(', ')}\n`)
  await aborted(stopping.signal)
  server?.stop()
  await worker.close()
  stopping.end()
  return 0
}
