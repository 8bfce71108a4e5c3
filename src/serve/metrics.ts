import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client'
import type {Result} from '../types.js'
import type {Admission} from './admission.js'

/** From a clean paragraph to a whole batch, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What Prometheus asks for. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Counter({
    name: 'copydesk_http_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    registers: [this.#registry]
  })
  readonly #durations = new Histogram({
    name: 'copydesk_http_request_duration_seconds',
    help: 'From the headers of a request to the end of its answer',
    labelNames: ['route'],
    buckets,
    registers: [this.#registry]
  })
  readonly #articles = new Counter({
    name: 'copydesk_articles_total',
    help: 'Articles by verdict',
    labelNames: ['verdict'],
    registers: [this.#registry]
  })
  readonly #decisions = new Counter({
    name: 'copydesk_decisions_total',
    help: 'Messages by rule and what became of them',
    labelNames: ['rule', 'decision'],
    registers: [this.#registry]
  })
  readonly #failures = new Counter({
    name: 'copydesk_failed_articles_total',
    help: 'Articles that could not be cleaned and were held as they were',
    registers: [this.#registry]
  })

  constructor(admission: Admission) {
    collectDefaultMetrics({register: this.#registry})
    this.#gauge('copydesk_requests_active', 'Requests that are worked on', () => admission.active)
    this.#gauge('copydesk_requests_waiting', 'Requests that are read or wait for their turn', () => admission.waiting)
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** @param seconds From headers to the end. */
  answered(route: string, status: number, seconds: number): void {
    this.#requests.inc({route, status})
    this.#durations.observe({route}, seconds)
  }

  cleaned({verdict, failed, ledger}: Result): void {
    this.#articles.inc({verdict})
    if (failed) this.#failures.inc()
    for (const {message, decision} of ledger.decisions) this.#decisions.inc({rule: message.ruleId, decision})
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read())
      }
    })
  }
}
