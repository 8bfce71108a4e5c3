import {setFlagsFromString} from 'node:v8'

/**
 * Keep the space for young objects of this process as large as it is. Left to itself, that of a thread which only hands on what workers
 * make grows by tens of megabytes, and never shrinks.
 *
 * V8 takes it back where a thread is started: ask again when that one is ready. By then its own space is as large as it may be.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/**
 * Collect garbage in every thread of this process as soon as there is a third as much of it as of what is in use. Left to itself, a
 * thread that only hands on what workers make waits until there are some times as much, for it takes little time from them.
 */
export function limitGarbage(): void {
  setFlagsFromString('--heap-growing-percent=33')
}
