import {readdirSync, readFileSync} from 'node:fs'

/** What a process holds at one moment. */
interface Sample {
  /** Resident memory. */
  readonly megabytes: number
  /** Open descriptors. */
  readonly descriptors: number
}

const interval = 200

/** Looks at a process again and again, as Linux tells of it. */
export class Sampler {
  readonly samples: Sample[] = []
  readonly #timer: NodeJS.Timeout

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      const sample = sampleOf(pid)
      if (sample) this.samples.push(sample)
    }, interval)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** Nothing of a process that has ended. */
function sampleOf(pid: number): Sample | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined
      ? undefined
      : {megabytes: Number(kilobytes) / 1024, descriptors: readdirSync(`/proc/${pid}/fd`).length}
  } catch {
    return undefined
  }
}

/** Medians by quarters of a run, and whether they stay. */
interface Course {
  readonly megabytes: readonly number[]
  readonly descriptors: readonly number[]
  readonly isFlat: boolean
}

/** So few samples of a quarter say nothing. */
const fewest = 20

/**
 * The first quarter fills caches and starts workers, so the last one is compared with the second: memory may be 20 MB or a tenth
 * above it, descriptors none.
 *
 * @throws {Error} There are too few samples to tell.
 */
export function courseOf(samples: readonly Sample[]): Course {
  const size = Math.floor(samples.length / 4)
  if (size < fewest)
    throw new Error(`Unexpected ${samples.length} samples, expected ${4 * fewest} or more: a longer run has them`)
  const quarters = [0, 1, 2, 3].map(index => samples.slice(index * size, (index + 1) * size))
  const megabytes = quarters.map(quarter => median(quarter.map(one => one.megabytes)))
  const descriptors = quarters.map(quarter => median(quarter.map(one => one.descriptors)))
  const [, early = 0, , late = 0] = megabytes
  const [, before = 0, , after = 0] = descriptors
  return {megabytes, descriptors, isFlat: late <= early + Math.max(20, early / 10) && after <= before}
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
