import type {Hono} from 'hono'
import {listen} from '../serve/listen.js'

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
  const {port: given} = await listen({hostname: '127.0.0.1', port}, fetch)
  made.app = appFor([`127.0.0.1:${given}`, `localhost:${given}`])
  return given
}
