import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: unknown
}

const main = path.resolve(import.meta.dirname, '../../dist/cli/main.js')

/** Speaks JSON-RPC with a language server over its standard streams, and nothing else: no library of the server is used. */
export class Client {
  readonly process: ChildProcessWithoutNullStreams
  readonly #waiting = new Set<{
    readonly matches: (message: Message) => boolean
    readonly take: (one: Message) => void
  }>()
  #buffer = Buffer.alloc(0)
  #id = 0

  constructor(folder: string, ...options: readonly string[]) {
    this.process = spawn(process.execPath, [main, 'lsp', '--stdio', ...options], {cwd: folder})
    this.process.stdout.on('data', (chunk: Buffer) => this.#read(chunk))
  }

  /** The next message that matches. */
  next(matches: (message: Message) => boolean): Promise<Message> {
    return new Promise(resolve => {
      const one = {
        matches,
        take: (message: Message) => {
          this.#waiting.delete(one)
          resolve(message)
        }
      }
      this.#waiting.add(one)
    })
  }

  async request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#id
    const answer = this.next(message => message.id === id && message.method === undefined)
    this.#send({id, method, params})
    const {result, error} = await answer
    if (error !== undefined) throw new Error(JSON.stringify(error))
    return result
  }

  notify(method: string, params: unknown = {}): void {
    this.#send({method, params})
  }

  async open(uri: string, languageId: string, text: string): Promise<unknown> {
    const told = this.diagnostics(uri)
    this.notify('textDocument/didOpen', {textDocument: {uri, languageId, version: 1, text}})
    return told
  }

  /** The next ones of a document, of a version where one is asked for. */
  async diagnostics(uri: string, version?: number): Promise<unknown> {
    const {params} = await this.next(({method, params}) => {
      if (method !== 'textDocument/publishDiagnostics') return false
      const told = params as {readonly uri: string; readonly version?: number}
      return told.uri === uri && (version === undefined || told.version === version)
    })
    return (params as {readonly diagnostics: unknown}).diagnostics
  }

  async initialize(folder: string): Promise<unknown> {
    const uri = new URL(`file://${folder}`).href
    const result = await this.request('initialize', {
      processId: process.pid,
      capabilities: {},
      rootUri: uri,
      workspaceFolders: [{uri, name: 'folder'}]
    })
    this.notify('initialized')
    return result
  }

  /** @returns The exit status. */
  async end(): Promise<number | null> {
    const closed = once(this.process, 'exit') as Promise<[number | null]>
    await this.request('shutdown')
    this.notify('exit')
    return (await closed)[0]
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}))
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const head = this.#buffer.indexOf('\r\n\r\n')
      if (head === -1) return
      const length = Number(/Content-Length: (\d+)/u.exec(this.#buffer.toString('latin1', 0, head))?.[1])
      if (this.#buffer.length < head + 4 + length) return
      const message = JSON.parse(this.#buffer.toString('utf8', head + 4, head + 4 + length)) as Message
      this.#buffer = this.#buffer.subarray(head + 4 + length)
      for (const one of this.#waiting) if (one.matches(message)) one.take(message)
    }
  }
}
