import {type ChildProcess, fork, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {type CheckerName, checkers} from './checkers.js'

/** Each figure is the median of so many. */
const rounds = 5

/** Before them programs run so often that what they run most is compiled. */
const warmUp = 16

/**
 * Processor time each program takes for a megabyte of text, in milliseconds. Programs take turns, so that what else the machine does
 * meets all of them; each has a process of its own, so that none runs code that the engine has compiled for another.
 */
export async function timePerMegabyte(
  articles: readonly string[],
  share: (name: CheckerName) => number = () => 1
): Promise<Record<CheckerName, number>> {
  const names = Object.keys(checkers) as CheckerName[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<CheckerName, number[]>
  const children = names.map(begin)
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, name] of names.entries()) {
      const part = articles.slice(0, Math.ceil(articles.length * share(name)))
      const time = await answerOf(children[index] as ChildProcess, part)
      if (round >= 0) times[name].push(time / megabytes(part))
    }
  }
  for (const child of children) child.disconnect()
  return Object.fromEntries(names.map(name => [name, median(times[name])])) as Record<CheckerName, number>
}

const checker = fileURLToPath(new URL('checker.ts', import.meta.url))

/** A program that ends before it is let go stops the whole measuring. */
function begin(name: CheckerName): ChildProcess {
  return fork(checker, [name]).on('exit', code => {
    if (code !== 0) throw new Error(`Unexpected end of ${name} with ${code}, expected an answer`)
  })
}

async function answerOf(child: ChildProcess, articles: readonly string[]): Promise<number> {
  child.send(articles)
  const [time] = (await once(child, 'message')) as [number]
  return time
}

export function megabytes(articles: readonly string[]): number {
  return articles.reduce((sum, article) => sum + Buffer.byteLength(article), 0) / 1e6
}

/** What one run of a program took. */
export interface Run {
  /** Seconds from start to end. */
  readonly wall: number
  /** Seconds of all its threads. */
  readonly processor: number
  /** Most memory held at once, in megabytes. */
  readonly memory: number
}

const account = fileURLToPath(new URL('account.mjs', import.meta.url))

/** Runs of Node programs in turns: medians, by name. */
export function runInTurns<Name extends string>(
  programs: Readonly<Record<Name, readonly string[]>>
): Record<Name, Run> {
  const names = Object.keys(programs) as Name[]
  const runs = Object.fromEntries(names.map(name => [name, [] as Run[]])) as Record<Name, Run[]>
  for (let round = 0; round < rounds; round++) for (const name of names) runs[name].push(run(programs[name]))
  const medianOf = (name: Name): Run => ({
    wall: median(runs[name].map(one => one.wall)),
    processor: median(runs[name].map(one => one.processor)),
    memory: median(runs[name].map(one => one.memory))
  })
  return Object.fromEntries(names.map(name => [name, medianOf(name)])) as Record<Name, Run>
}

/** @throws {Error} The program failed. */
export function run(args: readonly string[]): Run {
  const start = performance.now()
  const {status, output} = spawnSync(process.execPath, ['--import', account, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8'
  })
  const wall = (performance.now() - start) / 1000
  if (status !== 0 && status !== 1) throw new Error(`Unexpected end of ${args.join(' ')}: ${output[2] ?? ''}`)
  const {maxRSS, processor} = JSON.parse(output[3] ?? '') as {maxRSS: number; processor: number}
  return {wall, processor: processor / 1e6, memory: maxRSS / 1024}
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
