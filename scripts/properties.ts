/**
 * Holds random articles against all promises, on every processor. What breaks one becomes a fixture in `tests/fire/failed`.
 *
 *     npm run properties -- [--runs 100000] [--seed 1] [--jobs 2]
 */
import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import os from 'node:os'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import type {Checked, Chunk} from './properties/chunk.js'

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '100000'},
    seed: {type: 'string', default: String(Math.floor(Math.random() * 0x40000000))},
    jobs: {type: 'string', default: String(os.availableParallelism())}
  }
})
const runs = Number(values.runs)
const first = Number(values.seed)
const size = Math.min(2000, Math.ceil(runs / Number(values.jobs)))
const chunks = Array.from({length: Math.ceil(runs / size)}, (_, index): Chunk => ({
  seed: first + index,
  runs: Math.min(size, runs - index * size)
})).values()
let [done, changed] = [0, 0]
const failures: string[] = []
const began = performance.now()
console.log(`${runs} articles, seeds from ${first}`)
await Promise.all(Array.from({length: Number(values.jobs)}, work))
console.log(`${done} articles, ${changed} of them changed by repairs, ${failures.length} failures`)
process.exitCode = failures.length > 0 || done < runs ? 1 : 0

/** One process takes chunk after chunk. */
async function work(): Promise<void> {
  const child = fork(fileURLToPath(new URL('properties/chunk.ts', import.meta.url)), {execArgv: ['--import', 'tsx']})
  for (const chunk of chunks) {
    child.send(chunk)
    const checked = await answer(child)
    if (!checked) {
      failures.push(`seed ${chunk.seed}: the process ended`)
      break
    }
    tell(checked)
  }
  if (child.connected) child.disconnect()
}

async function answer(child: ChildProcess): Promise<Checked | undefined> {
  const heard = new AbortController()
  const next = (event: string) => once(child, event, {signal: heard.signal}).catch(() => [])
  const ended = next('exit').then(() => undefined)
  const answered = next('message').then(([checked]) => checked as Checked)
  const first = await Promise.race([answered, ended])
  heard.abort()
  return first
}

function tell(checked: Checked): void {
  done += checked.runs
  changed += checked.changed
  failures.push(...checked.failures)
  for (const failure of checked.failures) console.log(failure)
  console.log(`${done} articles, ${Math.round((performance.now() - began) / 1000)} s`)
}
