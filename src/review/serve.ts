import {once} from 'node:events'
import type {AddressInfo} from 'node:net'
import {serve as serveApp} from '@hono/node-server'
import type {Hono} from 'hono'

export {createApp} from './server.js'

/**
 * Serve on this machine only.
 *
 * @param port 0: any that is free.
 * @param appFor Makes the app for the values that `Host` may have.
 * @returns The port.
 */
export async function serve(port: number, appFor: (hosts: readonly string[]) => Hono): Promise<number> {
  const made: {app?: Hono} = {}
  const fetch = (request: Request) => made.app?.fetch(request) ?? new Response('Not ready', {status: 503})
  const server = serveApp({fetch, hostname: '127.0.0.1', port})
  await once(server, 'listening')
  const {port: given} = server.address() as AddressInfo
  made.app = appFor([`127.0.0.1:${given}`, `localhost:${given}`])
  return given
}
