import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import {setTimeout} from 'node:timers/promises'
import {markOf, textOf} from '../load/texts.js'

/** Numbers of articles, until there were enough. */
type Numbers = Iterable<number>

/** A command that takes articles as they come. */
export interface Feed {
  readonly child: ChildProcess
  /** Feed it, wait for what comes of each, and end it. @returns How many came back. */
  run(numbers: Numbers): Promise<number>
}

/** @param folder Where it may write. */
export type OpenFeed = (folder: string) => Promise<Feed>

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['dist/cli/main.js', ...args], {stdio: ['pipe', 'pipe', 'inherit']})
}

function streamsOf({stdin, stdout}: ChildProcess) {
  if (!stdin || !stdout) throw new Error('Unexpected process without pipes')
  return {stdin, stdout}
}

/** `clean -`: lines in, lines out. */
async function openClean(): Promise<Feed> {
  const child = start(['clean', '-', '--input-format', 'jsonl', '--quiet'])
  const {stdin, stdout} = streamsOf(child)
  const lines = readline.createInterface({input: stdout})
  let count = 0
  lines.on('line', line => (count += line.includes('Report number ') ? 1 : 0))
  return {
    child,
    async run(numbers) {
      const ended = once(lines, 'close')
      for (const number of numbers) {
        if (!stdin.write(`${JSON.stringify({id: number, text: textOf(number)})}\n`)) await once(stdin, 'drain')
      }
      stdin.end()
      await ended
      return count
    }
  }
}

/** @throws {Error} It does not end. */
async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  const ended = await Promise.race([once(child, 'exit'), setTimeout(patience, undefined, {ref: false})])
  if (ended) return
  child.kill('SIGKILL')
  throw new Error(`Unexpected process ${child.pid ?? 0} a minute after SIGTERM, expected its end`)
}

const concurrency = 16

/** `serve`: as many requests at once as a busy CMS has. */
async function openServe(): Promise<Feed> {
  const child = start(['serve', '--port', '0'])
  const [told] = (await once(streamsOf(child).stdout, 'data')) as [Buffer]
  const [, url = ''] = /Service: (\S+)/u.exec(String(told)) ?? []
  return {
    child,
    async run(numbers) {
      let count = 0
      const iterator = numbers[Symbol.iterator]()
      const client = async () => {
        for (let next = iterator.next(); !next.done; next = iterator.next()) {
          if (await isAnswered(url, next.value)) count++
        }
      }
      await Promise.all(Array.from({length: concurrency}, client))
      await stop(child)
      return count
    }
  }
}

async function isAnswered(url: string, number: number): Promise<boolean> {
  const response = await fetch(`${url}/v1/clean`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({id: String(number), text: textOf(number)})
  })
  const answer = (await response.json()) as {readonly output?: {readonly text: string}}
  return response.status === 200 && answer.output?.text.startsWith(markOf(number)) === true
}

const group = 500

/** `clean --watch`: files turn up by the hundred, and go when their output is there, as a spool does. */
async function openWatch(folder: string): Promise<Feed> {
  const [inside, outside] = [path.join(folder, 'in'), path.join(folder, 'out')]
  mkdirSync(inside)
  mkdirSync(outside)
  const child = start(['clean', inside, '--out', outside, '--watch', '--quiet'])
  await setTimeout(2000) // Chokidar does not say so to others when it is ready.
  return {
    child,
    async run(numbers) {
      let count = 0
      for (const some of groups(numbers)) {
        for (const number of some) {
          writeFileSync(path.join(folder, 'next'), textOf(number))
          renameSync(path.join(folder, 'next'), path.join(inside, `${number}.txt`))
        }
        count += await taken(outside, some.length)
        for (const number of some) rmSync(path.join(inside, `${number}.txt`))
      }
      await stop(child)
      return count
    }
  }
}

function* groups(numbers: Numbers): Generator<number[]> {
  let some: number[] = []
  for (const number of numbers) {
    some.push(number)
    if (some.length < group) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** Nothing has come for so long: what is missing is lost. */
const patience = 60_000

/** Take away what was written. @returns How many files there were. */
async function taken(folder: string, expected: number): Promise<number> {
  let since = performance.now()
  for (let count = 0; ;) {
    const files = readdirSync(folder).filter(name => name.endsWith('.txt'))
    for (const name of files) rmSync(path.join(folder, name))
    count += files.length
    if (files.length > 0) since = performance.now()
    if (count >= expected || performance.now() - since > patience) return count
    await setTimeout(100)
  }
}

export const feeds: Readonly<Record<string, OpenFeed>> = {
  'clean -': openClean,
  serve: openServe,
  'clean --watch': openWatch
}
