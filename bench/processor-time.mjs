// Loaded before a program: tells its processor time, all threads together, on file descriptor 3 when it ends.
import {writeSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'
if (isMainThread)
  process.on('exit', () => {
    const {user, system} = process.cpuUsage()
    writeSync(3, String((user + system) / 1e6))
  })
