import {readFileSync} from 'node:fs'
import {codeOf} from '../read/problem.js'

/** Names this process for others, and for those that get its number later. */
export function processName(): string {
  return `${process.pid}-${statusOf(process.pid)?.started ?? ''}`
}

/** Whether the process that has this name still runs. */
export function isRunning(name: string): boolean {
  const [pid, started] = name.split('-')
  if (!isAlive(Number(pid))) return false
  return !started || statusOf(Number(pid))?.started === started
}

/** Whether another process has this number, and is more than a killed one that nobody has waited for. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  return statusOf(pid)?.state !== 'Z'
}

/** What Linux tells about a process. */
function statusOf(pid: number): {readonly state: string | undefined; readonly started: string | undefined} | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return {state: fields[0], started: fields[19]}
  } catch {
    return undefined
  }
}
