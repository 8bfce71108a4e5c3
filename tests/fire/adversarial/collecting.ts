import {PerformanceObserver} from 'node:perf_hooks'
import {setTimeout} from 'node:timers/promises'

/** From the begin of a stretch of time to its end, in milliseconds of `performance.now()`. */
export type Stretch = readonly [begin: number, end: number]

/** What has collected garbage is told some turns later, in milliseconds. */
const delay = 4

/** Knows when the engine has stopped to collect garbage. */
export class Collecting {
  #pauses: Stretch[] = []

  constructor() {
    new PerformanceObserver(list => {
      for (const {startTime, duration} of list.getEntries()) this.#pauses.push([startTime, startTime + duration])
    }).observe({entryTypes: ['gc']})
  }

  /** What share of some stretches went by in it, which another program makes longer like all the rest. They are the last ones that are asked for. */
  async shareOf(stretches: readonly Stretch[]): Promise<number> {
    await setTimeout(delay)
    const all = stretches.reduce((sum, [from, to]) => sum + to - from, 0)
    let sum = 0
    for (const [begin, end] of this.#pauses.splice(0)) {
      for (const [from, to] of stretches) sum += Math.max(0, Math.min(end, to) - Math.max(begin, from))
    }
    return all > 0 ? sum / all : 0
  }
}
