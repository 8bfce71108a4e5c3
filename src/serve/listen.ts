import {once} from 'node:events'
import type {Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {type HttpBindings, serve} from '@hono/node-server'

interface Address {
  readonly hostname: string
  /** 0: any that is free. */
  readonly port: number
  readonly serverOptions?: {
    readonly headersTimeout: number
    readonly requestTimeout: number
    readonly connectionsCheckingInterval: number
  }
}

/** @returns The server when it listens, and its port. @throws What the system says when it does not. */
export async function listen(
  address: Address,
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>
): Promise<{server: Server; port: number}> {
  const server = serve({...address, fetch: (request, env) => fetch(request, env as HttpBindings)}) as Server
  await once(server, 'listening')
  return {server, port: (server.address() as AddressInfo).port}
}
