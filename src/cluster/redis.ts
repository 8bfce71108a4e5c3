import {Redis} from 'ioredis'

/** Redis cannot be had, or refuses. */
export class QueueError extends Error {
  override readonly name = 'QueueError'
}

/** What the queues are told about Redis: they try again for ever, so that one that is restarted costs only the time it is away. */
export interface Connection {
  readonly url: string
  readonly maxRetriesPerRequest: null
}

const help =
  '`apt-get install redis-server` starts one, as does `docker compose up` with examples/cluster/compose.yml; --redis or COPYDESK_REDIS names another'

/**
 * Look whether Redis answers, once.
 *
 * @param tell What a person should know of its settings.
 * @throws {QueueError} It does not.
 */
export async function connect(url: string, tell: (line: string) => void): Promise<Connection> {
  const shown = withoutPassword(url)
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null
  })
  let problem: unknown
  redis.on('error', error => (problem = error))
  try {
    await redis.connect()
    await redis.ping()
    for (const line of await warnings(redis)) tell(`${shown}: ${line}`)
  } catch (error) {
    const cause = problem ?? error
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new QueueError(`Unexpected lack of Redis at ${shown}, expected one that answers: ${help} (${detail})`, {
      cause
    })
  } finally {
    redis.disconnect()
  }
  return {url, maxRetriesPerRequest: null}
}

async function warnings(redis: Redis): Promise<string[]> {
  const setting = async (name: string) =>
    redis.config('GET', name).then(
      found => (Array.isArray(found) ? String(found[1]) : undefined),
      () => undefined // Hosted ones do not tell.
    )
  const [kept, policy] = [await setting('appendonly'), await setting('maxmemory-policy')]
  return [
    ...(kept === 'no'
      ? ['Unexpected `appendonly no`, expected `yes`: what waits is lost when Redis ends, until it is planned again']
      : []),
    ...(policy !== undefined && policy !== 'noeviction'
      ? [`Unexpected \`maxmemory-policy ${policy}\`, expected \`noeviction\`: it may drop what waits`]
      : [])
  ]
}

function withoutPassword(written: string): string {
  const url = new URL(written)
  url.username = url.password = ''
  return url.href.replace(/\/$/u, '')
}
