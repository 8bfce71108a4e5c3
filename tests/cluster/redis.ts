import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import net from 'node:net'

/** In CI it has to be there. */
export const hasRedis = process.env['CI'] !== undefined || spawnSync('redis-server', ['--version']).status === 0

if (!hasRedis) process.stderr.write('redis-server is not installed: tests of the cluster are skipped\n')

/** A real Redis on this machine, with an append-only file. */
export class RedisServer {
  readonly url: string
  readonly #port: number
  readonly #folder: string
  #child: ChildProcess | undefined

  private constructor(port: number, folder: string) {
    this.#port = port
    this.#folder = folder
    this.url = `redis://127.0.0.1:${port}`
  }

  static async start(folder: string): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), folder)
    await server.start()
    return server
  }

  get port(): number {
    return this.#port
  }

  async start(): Promise<void> {
    const settings = ['--appendonly', 'yes', '--save', '', '--dir', this.#folder, '--bind', '127.0.0.1']
    const child = spawn('redis-server', ['--port', String(this.#port), ...settings], {
      stdio: ['ignore', 'pipe', 'pipe']
    })
    this.#child = child
    let told = ''
    await new Promise<void>((resolve, reject) => {
      child.on('exit', status => reject(new Error(`redis-server ended with ${status}: ${told}`)))
      child.stdout.on('data', chunk => {
        told += String(chunk)
        if (told.includes('Ready to accept connections')) resolve()
      })
    })
  }

  /** At once, with what it was writing. */
  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}

export async function freePort(): Promise<number> {
  const server = net.createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address === 'object' && address) return address.port
  throw new Error('No port is free')
}

/** The network between a worker and Redis, which can stand still. */
export class Network {
  readonly url: string
  readonly #server: net.Server
  readonly #sockets = new Set<net.Socket>()

  private constructor(server: net.Server, url: string) {
    this.#server = server
    this.url = url
  }

  static async to(port: number): Promise<Network> {
    const server = net.createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const own = typeof address === 'object' && address ? address.port : 0
    const network = new Network(server, `redis://127.0.0.1:${own}`)
    server.on('connection', near => network.#join(near, net.connect(port, '127.0.0.1')))
    return network
  }

  /** Nothing goes through, and nobody is told. */
  pause(): void {
    for (const socket of this.#sockets) socket.pause()
  }

  resume(): void {
    for (const socket of this.#sockets) socket.resume()
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #join(near: net.Socket, far: net.Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near]
    ] as const) {
      this.#sockets.add(from)
      from.on('data', chunk => void to.write(chunk))
      from.on('error', () => undefined)
      from.on('close', () => {
        this.#sockets.delete(from)
        to.destroy()
      })
    }
  }
}
