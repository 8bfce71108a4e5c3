import {setFlagsFromString} from 'node:v8'

/**
 * Keep the space for young objects of this process as large as it is. Left to itself, that of a thread which only hands on what workers
 * make grows by tens of megabytes, and never shrinks.
 *
 * V8 takes it back where a thread is started: ask again when that one is ready.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
