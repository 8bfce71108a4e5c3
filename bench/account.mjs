// Loaded before a measured program: on its way out it tells on stream 3 how many megabytes it held at most.
import {writeSync} from 'node:fs'
import {isMainThread} from 'node:worker_threads'

if (isMainThread) process.once('exit', () => writeSync(3, String(process.resourceUsage().maxRSS / 1024)))
