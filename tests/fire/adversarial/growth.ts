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

/** One size, and how long it took. */
interface Measured {
  readonly text: string
  readonly time: number
}

/**
 * How the time of some work grows with the size of its text. A ratio that is too large is measured again before it is told.
 *
 * What is far from linear shows on small texts, and ends there.
 */
export async function growthOf(
  run: (text: string) => unknown,
  make: (size: number) => string,
  {small, least: enough = 0, most}: Limits
): Promise<Growth> {
  let before = await measure(run, make(small / 8), 2)
  let measured = await measure(run, make(small), 2)
  for (const size of measured.time < enough ? [small * 4, small * 40] : [small * 10]) {
    if (measured.time > early && growthBetween(before, measured).ratio > most) {
      const growth = await again(run, make, before, measured, most)
      if (growth.ratio > most) return growth
    }
    before = measured
    measured = await measure(run, make(size), size > small * 4 ? 1 : 2)
  }
  const growth = growthBetween(before, measured)
  return growth.ratio > most ? again(run, make, before, measured, most) : growth
}

/** A square stays one with larger texts; what memory and other programs take does not. */
async function again(
  run: (text: string) => unknown,
  make: (size: number) => string,
  small: Measured,
  large: Measured,
  most: number
): Promise<Growth> {
  if (large.time > sure) return growthBetween(small, large)
  const growth = growthBetween(await measure(run, small.text, 4), await measure(run, large.text, 2))
  if (growth.ratio <= most || growth.large > sure / 20) return growth
  const larger = ({text}: Measured) => make(text.length * 4)
  return growthBetween(await measure(run, larger(small), 3), await measure(run, larger(large), 2))
}

function growthBetween(small: Measured, large: Measured): Growth {
  const factor = Math.log10(large.text.length / small.text.length)
  const ratio = factor > 0.1 ? (large.time / small.time) ** (1 / factor) : 0
  return {ratio, size: large.text.length, small: small.time, large: large.time}
}

async function measure(run: (text: string) => unknown, text: string, times: number): Promise<Measured> {
  return {text, time: await least(run, text, times)}
}

/** The least time of some runs. */
async function least(run: (text: string) => unknown, text: string, times: number): Promise<number> {
  let [best, runs] = [Infinity, 0]
  while (runs < times) {
    const taken = stopwatch()
    let count = 0
    do {
      await run(text)
      count++
    } while (taken() < floor)
    best = Math.min(best, taken() / count)
    runs = taken() > sure ? times : runs + 1
  }
  return best
}

/** Milliseconds of the processor, or on the clock where that is less: collecting garbage takes other threads. */
function stopwatch(): () => number {
  const [began, processor] = [performance.now(), process.cpuUsage()]
  return () => {
    const {user, system} = process.cpuUsage(processor)
    return Math.min((user + system) / 1000, performance.now() - began)
  }
}
