import http from 'node:http'
import {once} from 'node:events'
import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client'
import type {Done} from '../serve/clean-orders.js'
import type {Stream, StreamWatcher} from './stream.js'

/** From one article in an idle queue to a night’s backlog, in seconds. */
const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200]

/** What Prometheus asks a worker on a stream for. */
export class StreamMetrics implements StreamWatcher {
  readonly #registry = new Registry()
  readonly #articles = new Counter({
    name: 'copydesk_stream_articles_total',
    help: 'Articles that this worker has given a verdict',
    labelNames: ['feed', 'verdict'],
    registers: [this.#registry]
  })
  readonly #durations = new Histogram({
    name: 'copydesk_stream_duration_seconds',
    help: 'From the push of an article to its verdict',
    labelNames: ['feed'],
    buckets,
    registers: [this.#registry]
  })
  readonly #failures = new Counter({
    name: 'copydesk_stream_failures_total',
    help: 'Articles that this worker has made dead letters of',
    labelNames: ['feed'],
    registers: [this.#registry]
  })

  constructor() {
    collectDefaultMetrics({register: this.#registry})
  }

  cleaned(feed: string, {result: {verdict, failed}}: Done, seconds: number): void {
    this.#articles.inc({feed, verdict})
    this.#durations.observe({feed}, seconds)
    if (failed) this.failed(feed)
  }

  failed(feed: string): void {
    this.#failures.inc({feed})
  }

  /** Answer `GET /metrics` on this machine. @returns What stops it. */
  async serve(port: number, stream: Stream): Promise<{readonly port: number; stop(): void}> {
    this.#countJobs(stream)
    const server = http.createServer((request, response) => {
      const isAsked = request.method === 'GET' && request.url === '/metrics'
      const answer = isAsked ? this.#registry.metrics() : Promise.resolve('Expected GET /metrics\n')
      answer.then(
        text => response.writeHead(isAsked ? 200 : 404, {'Content-Type': this.#registry.contentType}).end(text),
        (error: unknown) => response.writeHead(503).end(`${String(error)}\n`)
      )
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const given = typeof address === 'object' && address ? address.port : port
    return {port: given, stop: () => void server.close().closeAllConnections()}
  }

  #countJobs({intakes}: Stream): void {
    new Gauge({
      name: 'copydesk_stream_jobs',
      help: 'Articles of all workers by feed and state; dead letters stay until somebody looks at them',
      labelNames: ['feed', 'state'],
      registers: [this.#registry],
      async collect() {
        for (const {name: feed, queue, dead} of intakes) {
          const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed')
          for (const [state, count] of Object.entries(counts)) this.set({feed, state}, count)
          this.set({feed, state: 'dead'}, await dead.getWaitingCount())
        }
      }
    })
  }
}
