import {statSync} from 'node:fs'
import type {Source} from '../read/source.js'
import type {SourceList} from '../read/source-list.js'
import type {BareResult} from './bare-result.js'
import type {Text} from './clean-safely.js'
import type {Cleaning} from './cleaning.js'
import type {CleanedLines, Lines} from './lines.js'

/**
 * A worker is ready after 0.3 to 0.4 s, in which this thread would have gone on: two of them pay from 0.7 s of work on, and
 * are worth their memory a little later. Time and not bytes, so that it holds for slow machines and many rules.
 */
const worthwhile = 1000

/** Until the first texts have been cleaned for so long, nobody knows how fast it goes. */
const trial = 150

/** Cleans in this thread until what is left is worth workers. */
export class AutoCleaning implements Cleaning {
  readonly #here: Cleaning
  readonly #startPool: () => Promise<Cleaning>
  readonly #total: number | undefined
  #pool: Cleaning | undefined
  #spent = 0
  #done = 0

  /** @param total How many bytes there are; left out: nobody knows, and as many are expected as there were. */
  constructor(here: Cleaning, startPool: () => Promise<Cleaning>, total: number | undefined) {
    this.#here = here
    this.#startPool = startPool
    this.#total = total
  }

  get width(): number {
    return (this.#pool ?? this.#here).width
  }

  clean(texts: readonly Text[]): Promise<readonly BareResult[]> {
    const size = texts.reduce((sum, {text}) => sum + text.length, 0)
    return this.#timed(size, cleaning => cleaning.clean(texts))
  }

  cleanLines(lines: Lines): Promise<CleanedLines> {
    return this.#timed(lines.bytes.length, async cleaning => {
      if (!cleaning.cleanLines) throw new Error('Unexpected cleaning of texts only')
      return cleaning.cleanLines(lines)
    })
  }

  async #timed<Cleaned>(size: number, clean: (cleaning: Cleaning) => Promise<Cleaned>): Promise<Cleaned> {
    if (this.#pool) return clean(this.#pool)
    const began = performance.now()
    const cleaned = await clean(this.#here)
    this.#spent += performance.now() - began
    this.#done += size
    if (this.#spent >= trial && this.#timeLeft() > worthwhile) this.#pool ??= await this.#startPool()
    return cleaned
  }

  async close(): Promise<void> {
    await this.#pool?.close()
  }

  #timeLeft(): number {
    const left = (this.#total ?? 2 * this.#done) - this.#done
    return left * (this.#spent / Math.max(1, this.#done))
  }
}

/** How many files are looked at before the others are taken to be as large. */
const sample = 1000

/** About how many bytes the sources have; nothing where standard input is among them. */
export function totalBytes(sources: SourceList): number | undefined {
  if (sources.some(one => one.path === '-')) return undefined
  let looked = 0
  let bytes = 0
  for (const one of sources) {
    if (looked === sample) break
    looked++
    bytes += unpackedBytes(one)
  }
  return looked === 0 ? 0 : (bytes * sources.length) / looked
}

/** News packs to about a third. */
function unpackedBytes({path, format, compression}: Source): number {
  const size = sizeOf(path)
  return compression || format === 'parquet' ? 3 * size : size
}

/** What is wrong with a file is told when it is read. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
