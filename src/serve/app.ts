import {type Context, Hono} from 'hono'
import type {Cleaning} from '../run/cleaning.js'
import {Admission, type Place} from './admission.js'
import {answerOf, answerWith, offersFor, type Operation, type Settings} from './answers.js'
import {type Order, ordersIn, textOrder} from './asked.js'
import {refuseLong, wholeBody} from './body.js'
import {cleanOrder, cleanOrders, type Done} from './clean-orders.js'
import {type Bound, closedWhere, keyed, measured, takenWithin} from './guards.js'
import type {Keys} from './keys.js'
import type {Limits} from './limits.js'
import {answerAs, type Body, bodyOf, mediaOf} from './media.js'
import {Metrics} from './metrics.js'
import {openapi} from './openapi.js'
import {Problem} from './problem.js'
import {answerLines, streamOf} from './stream.js'

interface ServiceOptions {
  readonly cleaning: Cleaning
  readonly settings: Settings
  readonly limits: Limits
  /** Left out: everybody who reaches the service may use it. */
  readonly keys?: Keys | undefined
  readonly state: State
  /** Is told what is a mistake of ours. */
  readonly tell: (error: unknown) => void
}

export interface State {
  isReady: boolean
  isStopping: boolean
}

/** The service, without what listens. */
export function createApp(options: ServiceOptions): Hono<Bound> {
  const {limits, keys, state, settings} = options
  const admission = new Admission(limits)
  const metrics = new Metrics(admission)
  const operations = new Operations(options, metrics)
  const description = openapi(settings.version, limits, keys !== undefined)
  const app = new Hono<Bound>()
  app.use(
    measured(metrics),
    closedWhere(() => state.isStopping),
    takenWithin(limits.time)
  )
  app.use('/v1/*', keyed(keys))
  app.use('/metrics', keyed(keys))

  for (const operation of ['clean', 'check'] as const) {
    app.post(`/v1/${operation}`, async context => operations.serve(context, operation, enter(admission)))
    app.all(`/v1/${operation}`, refuseMethod)
  }
  app.get('/openapi.json', context => context.json(description))
  app.get('/healthz', context => context.text('ok\n'))
  app.get('/readyz', context => {
    if (!state.isReady || state.isStopping) throw new Problem(503, 'Unexpected request before or after the service')
    return context.text('ok\n')
  })
  app.get('/metrics', async context => context.body(await metrics.text(), 200, {'Content-Type': metrics.contentType}))
  app.notFound(() => new Problem(404, 'Unexpected path, expected one that /openapi.json describes').toResponse())
  app.onError(error => operations.problemOf(error).toResponse())
  return app
}

function refuseMethod(): never {
  throw new Problem(405, 'Unexpected method, expected POST', {headers: {Allow: 'POST'}})
}

/** @throws {Problem} 429. */
function enter(admission: Admission): Place {
  const place = admission.enter()
  if (place) return place
  throw new Problem(429, 'Unexpected request while the queue is full, expected it later', {
    headers: {'Retry-After': '1'}
  })
}

class Operations {
  readonly #options: ServiceOptions
  readonly #metrics: Metrics

  constructor(options: ServiceOptions, metrics: Metrics) {
    this.#options = options
    this.#metrics = metrics
  }

  async serve(context: Context<Bound>, operation: Operation, place: Place): Promise<Response> {
    try {
      const body = bodyOf(context)
      if (body !== 'ndjson') return await this.#answer(context, operation, {body, place})
      answerAs(context, ['ndjson'])
      return this.#stream(context, operation, place)
    } catch (error) {
      place.leave()
      throw error
    }
  }

  /** A problem for the sender; what is not the sender’s is told to the one who runs the service. */
  problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error
    if (isGone(error)) return new Problem(400, 'Unexpected end of the connection, expected a whole request')
    this.#options.tell(error)
    return new Problem(500, 'Unexpected failure of the service, expected none: its log says more')
  }

  async #answer(
    context: Context<Bound>,
    operation: Operation,
    {body, place}: {body: Exclude<Body, 'ndjson'>; place: Place}
  ): Promise<Response> {
    const {limits, cleaning, settings} = this.#options
    refuseLong(Number(context.req.header('content-length') ?? 0), limits.body, 'body')
    const bytes = await wholeBody(context.req.raw.body, limits)
    const asked = body === 'json' ? ordersIn(bytes) : textOrder(bytes, body, context.req.query())
    const kind = answerAs(context, offersFor(operation, asked))
    const done = await place.work(() => cleanOrders(cleaning, asked.orders, context.req.raw.signal))
    for (const {result} of done) this.#metrics.cleaned(result)
    place.leave()
    return answerWith(kind, {operation, asked, settings}, done)
  }

  /** The place is kept until the last answer has gone out; each article has its turn, so that one that trickles costs others nothing. */
  #stream(context: Context<Bound>, operation: Operation, place: Place): Response {
    const {outgoing} = context.env
    const lines = answerLines(context.req.raw.body, {
      limits: this.#options.limits,
      answer: async order => answerOf(operation, await place.work(() => this.#clean(order))),
      problemOf: error => this.problemOf(error),
      cut: () => outgoing.destroy()
    })
    outgoing.once('close', () => void lines.return(undefined).finally(() => place.leave()))
    return new Response(streamOf(lines), {headers: {'Content-Type': mediaOf.ndjson}})
  }

  async #clean(order: Order): Promise<Done> {
    const done = await cleanOrder(this.#options.cleaning, order)
    this.#metrics.cleaned(done.result)
    return done
  }
}

/** Whether the other side has gone away. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return error.name === 'AbortError' || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}
