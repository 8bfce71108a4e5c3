// Loaded before a measured program: on its way out it tells on stream 3 how much memory, in KB, and processor time, in microseconds, it took.
import {readFileSync, writeSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

function tell() {
  const {maxRSS, userCPUTime, systemCPUTime} = process.resourceUsage()
  writeSync(3, JSON.stringify({maxRSS: mostHeld() ?? maxRSS, processor: userCPUTime + systemCPUTime}))
}

/** Linux counts what the program held that started this one as well, but not here. */
function mostHeld() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

if (isMainThread) process.once('exit', tell)
