import {fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import type {Growth, Limits} from '../../tests/fire/adversarial/growth.js'

/** Cases to be measured, by their numbers. */
export interface Task extends Limits {
  readonly numbers: readonly number[]
}

/** Megabytes, for what a case leaves behind: with less, garbage is collected so often that it is nearly all that a long text takes. */
const room = ['--min-semi-space-size=256', '--max-semi-space-size=256']

export type Outcome = Growth | {readonly problem: string}

export interface Answer {
  readonly number: number
  readonly outcome: Outcome
}

/**
 * Measure cases in another process, so that one that never ends costs only itself.
 *
 * @param task With how many seconds a case may take.
 */
export async function measureAll(
  {seconds, ...task}: Task & {readonly seconds: number},
  tell: (number: number, outcome: Outcome) => void
): Promise<void> {
  const left = [...task.numbers]
  while (left.length > 0) {
    const problem = await measureSome({...task, numbers: left.slice()}, seconds, (number, outcome) => {
      left.shift()
      tell(number, outcome)
    })
    const lost = left.shift()
    if (lost !== undefined) tell(lost, {problem})
  }
}

/** Up to the first that takes too long, or ends the process. @returns What became of that one. */
async function measureSome(
  task: Task,
  seconds: number,
  tell: (number: number, outcome: Outcome) => void
): Promise<string> {
  const file = fileURLToPath(new URL('child.ts', import.meta.url))
  const child = fork(file, {execArgv: [...room, '--import', 'tsx']})
  const ended = once(child, 'exit')
  await Promise.race([once(child, 'message'), ended])
  let problem = 'the process ended'
  const stop = () => {
    problem = `it takes more than ${seconds} s`
    child.kill('SIGKILL')
  }
  let clock = setTimeout(stop, seconds * 1000)
  child.on('message', ({number, outcome}: Answer) => {
    clearTimeout(clock)
    clock = setTimeout(stop, seconds * 1000)
    tell(number, outcome)
  })
  child.send(task)
  await ended
  clearTimeout(clock)
  return problem
}
