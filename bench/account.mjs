// Loaded before a measured program: on its way out it tells on stream 3 how much memory, in KB, and processor time, in microseconds, it took.
import {writeSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

function tell() {
  const {maxRSS, userCPUTime, systemCPUTime} = process.resourceUsage()
  writeSync(3, JSON.stringify({maxRSS, processor: userCPUTime + systemCPUTime}))
}

if (isMainThread) process.once('exit', tell)
