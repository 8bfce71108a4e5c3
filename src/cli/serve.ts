import {readFileSync} from 'node:fs'
import {isIPv4} from 'node:net'
import {availableParallelism} from 'node:os'
import {optional} from '../read/optional.js'
import {describe} from '../read/problem.js'
import {Keys, keysIn} from '../serve/keys.js'
import type {Limits} from '../serve/limits.js'
import {aborted} from './aborted.js'
import {explainFailure, UsageError} from './failure.js'
import type {ServeOptions} from './options/serve.js'
import {refuseAddress} from './refuse-address.js'
import {openRules} from './session.js'
import {writeStdout} from './standard-streams.js'
import {Stopping} from './stopping.js'
import {version} from '../version.js'

/** Clean and check articles over HTTP. The first signal ends it in good order, the second at once. */
export async function serve(options: ServeOptions): Promise<number> {
  const {host, port, workers} = options
  const keys = readKeys(options.keys)
  if (!keys && !isOwn(host)) {
    throw new UsageError(
      `Unexpected --host \`${host}\` without keys, expected --keys FILE or COPYDESK_KEYS: others can reach this address`
    )
  }
  const {recipe} = await openRules(options)
  const {start} = await loadService()
  const stopping = new Stopping(true)
  const service = await start({
    host,
    port,
    recipe,
    keys,
    version: version(),
    workers: workers === 'auto' ? availableParallelism() : workers,
    limits: limitsOf(options),
    tell: error => process.stderr.write(`${explainFailure(error)}\n`)
  }).catch(refuseAddress)
  await writeStdout(`Service: http://${host.includes(':') ? `[${host}]` : host}:${service.port}\n`)
  await aborted(stopping.signal)
  await service.stop()
  stopping.end()
  return 0
}

/** Keys never come from the command line, which every user of a machine can read. */
function readKeys(file: string | undefined): Keys | undefined {
  const variable = process.env['COPYDESK_KEYS']
  const place = file ?? 'COPYDESK_KEYS'
  try {
    if (file !== undefined) return new Keys(keysIn(readFileSync(file, 'utf8')))
    return variable === undefined ? undefined : new Keys(keysIn(variable))
  } catch (error) {
    throw new UsageError(`${place}: ${describe(error)}`, {cause: error})
  }
}

/** Whether nobody but this machine can reach it. */
function isOwn(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

function limitsOf({maxBody, timeout, articleTimeout, concurrency, queue}: ServeOptions): Limits {
  return {body: maxBody, time: timeout * 1000, articleTime: articleTimeout * 1000, concurrency, queue}
}

async function loadService() {
  return optional(() => import('../serve/service.js'), 'service', 'hono @hono/node-server prom-client')
}
