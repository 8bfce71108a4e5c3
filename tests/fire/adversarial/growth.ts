import {Collecting, type Stretch} from './collecting.js'

/** How time grows with the size of a text. */
export interface Growth {
  /** Times longer for ten times the text: 10 where time is linear. */
  readonly ratio: number
  /** The larger of the two sizes that were compared. */
  readonly size: number
  /** Milliseconds. */
  readonly small: number
  readonly large: number
}

export interface Limits {
  /** Size of the small text, in UTF-16 code units; the large one is ten times as long. */
  readonly small: number
  /** Where the small text takes less, in milliseconds, one of four times the size is small: what collecting garbage takes would decide. */
  readonly least?: number
  /** What ratio is too much. */
  readonly most: number
}

/** Shorter times are mostly noise: what takes less is run again until it takes as long, and the mean counts. */
const floor = 5

/** What takes longer is not run again to find out whether it was noise. */
const sure = 20_000

/** What takes so long on a step is not tried on larger text where it grew too much up to there. */
const early = 250

/** One size, in UTF-16 code units, and how long it took. */
interface Measured {
  readonly size: number
  readonly time: number
}

/**
 * How the time of some work grows with the size of its text. A ratio that is too large is measured again before it is told.
 *
 * What is far from linear shows on small texts, and ends there.
 */
export async function growthOf(
  run: (text: string) => unknown,
  make: Make,
  {small, least: enough = 0, most}: Limits
): Promise<Growth> {
  const measure = (size: number, times: number) => least(run, make, size, times)
  let before = await measure(small / 8, 2)
  let measured = await measure(small, 2)
  for (const size of measured.time < enough ? [small * 4, small * 40] : [small * 10]) {
    if (measured.time > early && growthBetween(before, measured).ratio > most) {
      const growth = await again(measure, before, measured, most)
      if (growth.ratio > most) return growth
    }
    before = measured
    measured = await measure(size, size > small * 4 ? 1 : 2)
  }
  const growth = growthBetween(before, measured)
  return growth.ratio > most ? again(measure, before, measured, most) : growth
}

/** Makes text of a size, with other words in each round. */
type Make = (size: number, round?: number) => string

/** A square is one with texts of any size; what memory and other programs take is not. The smaller ratio counts. */
async function again(
  measure: (size: number, times: number) => Promise<Measured>,
  small: Measured,
  large: Measured,
  most: number
): Promise<Growth> {
  if (large.time > sure) return growthBetween(small, large)
  const growth = growthBetween(await measure(small.size, 4), await measure(large.size, 2))
  if (growth.ratio <= most || growth.large > sure / 20) return growth
  const larger = growthBetween(await measure(small.size * 4, 3), await measure(large.size * 4, 2))
  return larger.ratio < growth.ratio ? larger : growth
}

function growthBetween(small: Measured, large: Measured): Growth {
  const factor = Math.log10(large.size / small.size)
  const ratio = factor > 0.1 ? (large.time / small.time) ** (1 / factor) : 0
  return {ratio, size: large.size, small: small.time, large: large.time}
}

/** Rounds of all measures: nothing is known of the words of the next. */
let rounds = 0

const collecting = new Collecting()

/**
 * The least time of some runs, without the pauses in which the engine collects garbage: of what 100 KB leave behind nearly all is dead when
 * it is collected, and of what 1 MB leave much is not. That is memory, which grows with the text; the collector would decide what a ratio is.
 */
async function least(run: (text: string) => unknown, make: Make, size: number, times: number): Promise<Measured> {
  let [best, runs, length] = [Infinity, 0, 0]
  while (runs < times) {
    let time = 0
    const stretches: Stretch[] = []
    do {
      const text = make(size, rounds++)
      length = text.length
      const [began, taken] = [performance.now(), stopwatch()]
      await run(text)
      time += taken()
      stretches.push([began, performance.now()])
    } while (time < floor)
    const share = await collecting.shareOf(stretches)
    best = Math.min(best, (time * (1 - share)) / stretches.length)
    runs = time > sure ? times : runs + 1
  }
  return {size: length, time: best}
}

/** Milliseconds of the processor, or on the clock where that is less: other programs take time, too. */
function stopwatch(): () => number {
  const [began, processor] = [performance.now(), process.cpuUsage()]
  return () => {
    const {user, system} = process.cpuUsage(processor)
    return Math.min((user + system) / 1000, performance.now() - began)
  }
}
