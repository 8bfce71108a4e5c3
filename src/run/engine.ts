import {setFlagsFromString} from 'node:v8'

/**
 * Keep the space for young objects of this process as large as it is. Left to itself, that of a thread which only hands on what workers
 * make grows by tens of megabytes, and never shrinks.
 *
 * V8 takes it back where a thread is started: ask again when that one runs.
 */
export function keepYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** The space for young objects of a worker, in megabytes: two halves, of which one is in use. */
export const youngSpace = 6

/**
 * For threads that are started from now on: their space for young objects is at once as large as it may be, since it will not grow.
 *
 * All threads of this process collect garbage as soon as there is a seventh as much of it as of what is in use. Left to itself, a thread
 * that only hands on what workers make waits until there are some times as much, for it takes little time from them.
 */
export function limitGarbage(): void {
  setFlagsFromString(`--min-semi-space-size=${youngSpace / 2}`)
  setFlagsFromString('--heap-growing-percent=15')
}

/**
 * For when workers keep every processor busy: threads that are started from now on compile by themselves, and all collect young objects
 * by themselves. Threads that help take the processors from workers, and each keeps the memory that it needed once.
 *
 * To compile what runs most is most of that work, so less is, where the engine is of Node 20: a later one compiles in cheaper steps first,
 * and has no such flag.
 */
export function goWithoutHelpers(): void {
  setFlagsFromString('--no-concurrent-recompilation')
  setFlagsFromString('--no-parallel-scavenge')
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=270000')
}

/**
 * Expressions become machine code when they first run. Left to itself, V8 makes something to interpret of them before: of the large ones
 * that read speech this takes some times as long, and nearly all run more than once.
 */
export function compileExpressionsAtOnce(): void {
  setFlagsFromString('--no-regexp-tier-up')
}
