import {once} from 'node:events'
import type {CleanerRecipe} from '../config/rule-set.js'
import {Pool} from '../run/pool.js'
import {createApp, type State} from './app.js'
import type {Keys} from './keys.js'
import type {Limits} from './limits.js'
import {listen} from './listen.js'

interface StartOptions {
  readonly host: string
  readonly port: number
  readonly recipe: CleanerRecipe
  readonly version: string
  readonly workers: number
  readonly limits: Limits
  readonly keys?: Keys | undefined
  readonly tell: (error: unknown) => void
}

export interface Service {
  readonly port: number
  /** Take nothing more, and finish what was taken. */
  stop(): Promise<void>
}

/** A stream may take so long altogether, in milliseconds; a body and a line have limits of their own. */
const longestRequest = 3_600_000

/** In milliseconds. */
const slowestStart = 60_000

/** How often the clocks of headers, and connections while the service ends, are looked at, in milliseconds. */
const tick = 500

/** Start workers and listen. */
export async function start({
  host,
  port,
  recipe,
  workers,
  limits,
  tell,
  keys,
  version
}: StartOptions): Promise<Service> {
  const cleaning = new Pool({workers, recipe, timeLimit: length => timeFor(length, limits)})
  const state: State = {isReady: false, isStopping: false}
  const app = createApp({cleaning, settings: {version, fix: recipe.fix}, limits, keys, state, tell})
  const serverOptions = {
    headersTimeout: limits.time,
    requestTimeout: Math.max(longestRequest, limits.time),
    connectionsCheckingInterval: tick
  }
  const {server, port: given} = await listen({hostname: host, port, serverOptions}, app.fetch)
  warmUp(cleaning, workers).then(() => (state.isReady = true), tell)
  return {
    port: given,
    stop: async () => {
      state.isStopping = true
      const closed = once(server, 'close')
      server.close()
      const clock = setInterval(() => server.closeIdleConnections(), tick)
      await closed
      clearInterval(clock)
      await cleaning.close()
    }
  }
}

/** Without a text, a worker is starting, which is nobody’s fault. */
function timeFor(length: number, {articleTime}: Limits): number {
  return length === 0 ? Math.max(slowestStart, articleTime) : articleTime
}

/** The first article of every worker waits until it has loaded the rules. */
async function warmUp(cleaning: Pool, workers: number): Promise<void> {
  await Promise.all(Array.from({length: workers}, () => cleaning.clean([{path: '', text: ''}])))
}
