import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import type {Checker} from './checkers.js'

/** Each figure is the median of so many. */
const rounds = 5

/** Before them programs run so often that what they run most is compiled. */
const warmUp = 8

/**
 * Processor time a program takes for a megabyte of text, in milliseconds. Programs take turns, so that what else the machine does
 * meets all of them.
 */
export async function timePerMegabyte<Name extends string>(
  programs: Readonly<Record<Name, Checker>>,
  articles: readonly string[],
  share: (name: Name) => number = () => 1
): Promise<Record<Name, number>> {
  const names = Object.keys(programs) as Name[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = -warmUp; round < rounds; round++) {
    for (const name of names) {
      const part = articles.slice(0, Math.ceil(articles.length * share(name)))
      const time = await processorTime(programs[name], part)
      if (round >= 0) times[name].push(time / megabytes(part))
    }
  }
  return Object.fromEntries(names.map(name => [name, median(times[name])])) as Record<Name, number>
}

async function processorTime(program: Checker, articles: readonly string[]): Promise<number> {
  const before = process.cpuUsage()
  for (const article of articles) await program(article)
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
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
