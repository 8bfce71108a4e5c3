import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Random} from '../../scripts/random.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** What is killed: a folder cleaned in place, a folder and a file of records cleaned to somewhere else. */
export const ways = {
  'clean FOLDER --write': {args: ['own', '--write'], input: 'in', output: 'own', isInPlace: true},
  'clean FOLDER --out': {args: ['in', '--out', 'out'], input: 'in', output: 'out', isInPlace: false},
  'clean FILE.jsonl --out': {args: ['lines', '--out', 'out'], input: 'lines', output: 'out', isInPlace: false}
} as const

export type WayName = keyof typeof ways

/** What was found after the kills of one way. */
export interface Toll {
  kills: number
  /** Runs that came to their end, by and by. */
  finished: number
  /** Kills after which something, but not all, stood in its place. */
  midway: number
  /** Outputs compared with those of an unbroken run. */
  compared: number
  /** Files that are neither as they were nor as they will be, are missing, or stayed behind: one line each. */
  readonly wrong: string[]
}

/** Articles in a folder of their own, and runs over them that are killed. */
export class Battlefield {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-kill-'))
  readonly #random: Random
  readonly #originals = new Map<string, Map<string, string>>()
  readonly #whole = new Map<string, Map<string, string>>()
  #time = 0

  constructor(articles: number, random: Random) {
    this.#random = random
    for (const name of ['in', 'lines']) mkdirSync(this.#place(name))
    const texts = Array.from({length: articles}, (_, id) => article(id))
    for (const [id, text] of texts.entries()) writeFileSync(this.#place(`in/${id}.txt`), text)
    const lines = texts.map((text, id) => `${JSON.stringify({id, text})}\n`).join('')
    writeFileSync(this.#place('lines/articles.jsonl'), lines)
  }

  /** The unbroken runs. @returns How long one takes, in milliseconds. */
  async prepare(): Promise<number> {
    for (const name of ['in', 'lines']) {
      const began = performance.now()
      const {status, told} = await this.#clean([name, '--out', `whole-${name}`])
      if (status !== 0) throw new Error(`Unexpected status ${status} of an unbroken run, expected 0: ${told}`)
      this.#time = Math.max(this.#time, performance.now() - began)
      this.#originals.set(name, this.#contents(name))
      this.#whole.set(name, this.#contents(`whole-${name}`))
    }
    return this.#time
  }

  /** Kill runs, each of which goes on with the one before, and let the last one come to its end. */
  async kill(name: WayName, kills: number): Promise<Toll> {
    const toll: Toll = {kills: 0, finished: 0, midway: 0, compared: 0, wrong: []}
    while (toll.kills < kills || toll.finished === 0) {
      this.#layOut(name)
      while (!(await this.#step(name, toll.kills < kills, toll))) void toll
    }
    return toll
  }

  /** @returns Whether the run came to its end. */
  async #step(name: WayName, isKilled: boolean, toll: Toll): Promise<boolean> {
    const {args} = ways[name]
    // About a dozen kills a run, so that each of them finds something to go on with.
    const moment = isKilled ? this.#random.next() * Math.max(1200, this.#time * 0.15) : undefined
    const {status, told} = await this.#clean([...args, '--resume'], moment)
    if (status === null) toll.kills++
    else if (status !== 0) throw new Error(`Unexpected status ${status} of ${args.join(' ')}, expected 0: ${told}`)
    if (status === 0) toll.finished++
    this.#compare(name, status === 0, toll)
    return status === 0
  }

  #layOut(name: WayName): void {
    const {input, output, isInPlace} = ways[name]
    rmSync(this.#place(output), {recursive: true, force: true})
    if (isInPlace) cpSync(this.#place(input), this.#place(output), {recursive: true})
  }

  #compare(name: WayName, isFinished: boolean, toll: Toll): void {
    const {input, output, isInPlace} = ways[name]
    const [originals, whole, found] = [this.#original(input), this.#wholeOf(input), this.#contents(output)]
    let done = 0
    for (const [file, expected] of whole) {
      const content = found.get(file)
      if (content === expected) done++
      const isAsBefore = isInPlace ? content === originals.get(file) : content === undefined
      if (content !== expected && (isFinished || !isAsBefore)) toll.wrong.push(`${name}: ${file}`)
    }
    if (done > 0 && done < whole.size) toll.midway++
    if (!isFinished) return
    toll.compared += done
    const strangers = readdirSync(this.#place(output)).filter(file => !whole.has(file))
    toll.wrong.push(...strangers.map(file => `${name}: ${file} stayed behind`))
  }

  #original(input: string): ReadonlyMap<string, string> {
    return this.#originals.get(input) ?? new Map<string, string>()
  }

  #wholeOf(input: string): ReadonlyMap<string, string> {
    return this.#whole.get(input) ?? new Map<string, string>()
  }

  #contents(name: string): Map<string, string> {
    const folder = this.#place(name)
    const files = existsSync(folder) ? readdirSync(folder).filter(file => !file.startsWith('.')) : []
    return new Map(files.map(file => [file, readFileSync(path.join(folder, file), 'utf8')]))
  }

  #place(name: string): string {
    return path.join(this.#folder, name)
  }

  /** @returns The exit status; null when it was killed. */
  async #clean(args: readonly string[], killedAfter?: number): Promise<{status: number | null; told: string}> {
    const child = spawn(process.execPath, [main, 'clean', ...args, '--quiet'], {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let told = ''
    child.stderr.setEncoding('utf8').on('data', chunk => (told += String(chunk)))
    const timer = killedAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killedAfter)
    const [status] = (await once(child, 'close')) as [number | null]
    clearTimeout(timer)
    return {status, told}
  }

  clear(): void {
    rmSync(this.#folder, {recursive: true, force: true})
  }
}

const samples = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(`samples/dirty/${name}`, 'utf8'))

/** The head of a damaged sample, under a title of its own. */
function article(id: number): string {
  const sample = samples[id % samples.length] ?? ''
  const end = sample.indexOf('\n', 300)
  return `Report ${id}\n\n${end === -1 ? sample : sample.slice(0, end + 1)}`
}
