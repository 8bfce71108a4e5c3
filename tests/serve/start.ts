import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import http from 'node:http'
import net from 'node:net'
import {fileURLToPath} from 'node:url'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** A service that runs as somebody starts it. */
export interface Running {
  readonly url: string
  readonly child: ChildProcess
}

const children: ChildProcess[] = []

export async function start(args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--workers', '1', ...args], {
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe']
  })
  children.push(child)
  let told = ''
  child.stderr.on('data', chunk => (told += String(chunk)))
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', status => reject(new Error(`serve ended with ${status}: ${told}`)))
    child.stdout.on('data', chunk => {
      const [, address] = /Service: (\S+)\n/u.exec((told += String(chunk))) ?? []
      if (address) resolve(address)
    })
  })
  return {url, child}
}

/** End what still runs. */
export async function clearUp(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'close')
  }
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Record<string, unknown>
}

/** What a client that behaves sends. */
export async function post(
  target: string,
  body: string | Uint8Array<ArrayBuffer> | object,
  headers: Readonly<Record<string, string>> = {}
): Promise<Answer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(target, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', ...headers},
    body: isRaw ? body : JSON.stringify(body)
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString('utf8')
  const isJson = /json$/u.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text.split('\n')[0] ?? '') as Record<string, unknown>) : {}
  }
}

export function linesOf({text}: Pick<Answer, 'text'>): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

/** A request whose body is sent piece by piece. */
export function openRequest(target: string, headers: Readonly<Record<string, string>>) {
  const request = http.request(target, {method: 'POST', headers})
  request.on('error', () => undefined)
  request.flushHeaders()
  const response = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on('response', resolve)
    request.on('error', reject)
  })
  response.catch(() => undefined)
  return {request, response}
}

/** What a client that may break every rule gets until it is cut off. */
export async function raw(url: string, ...pieces: readonly string[]): Promise<string> {
  const {hostname, port} = new URL(url)
  const socket = net.connect(Number(port), hostname)
  let told = ''
  socket.on('data', chunk => (told += String(chunk)))
  socket.on('error', () => undefined)
  for (const piece of pieces) socket.write(piece)
  await once(socket, 'close')
  return told
}
