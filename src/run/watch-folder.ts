import {type Stats, statSync, utimesSync} from 'node:fs'
import {setTimeout} from 'node:timers/promises'
import {optional} from '../read/optional.js'
import {codeOf} from '../read/problem.js'
import {type ExcludedBy, type Source, sourceIn} from '../read/source.js'
import {stampOf} from '../write/stamp.js'

interface WatchOptions {
  readonly targetOf: (source: Source) => string
  readonly excludedBy: ExcludedBy
  /** Something is wrong with the watching itself. */
  readonly tell: (problem: string) => void
  readonly signal: AbortSignal
}

/** A file that was left alone for so long is taken for written. */
const rest = 1000
const tick = 100
const groupSize = 256

/** A file that was seen to change. */
interface Waiting {
  readonly source: Source
  readonly stamp: string
  readonly since: number
}

/**
 * Sources that turn up or change in a folder, once they are no longer written to, until the signal comes.
 *
 * Of those that were there before, the ones come that are newer than their output. So each comes once, also when the
 * process is started again.
 */
export async function* watchFolder(folder: string, options: WatchOptions): AsyncGenerator<readonly Source[]> {
  const {watch} = await optional(() => import('chokidar'), '--watch', 'chokidar')
  const changes = new Changes(options)
  const sourceOf = (file: string) =>
    options.excludedBy(file, false) === undefined ? sourceIn(folder, file) : undefined
  const ignored = (file: string, stats?: Stats) => {
    if (stats?.isDirectory() === true) return options.excludedBy(file, true) !== undefined
    return stats?.isFile() === true && !sourceOf(file)
  }
  // Watchers that are being made while all are closed stay open, and must not keep the process.
  const watcher = watch(folder, {ignored, persistent: false})
  watcher.on('add', file => changes.see(sourceOf(file)))
  watcher.on('change', file => changes.see(sourceOf(file)))
  watcher.on('unlink', file => changes.forget(file))
  watcher.on('error', error => options.tell(error instanceof Error ? error.message : String(error)))
  try {
    while (!options.signal.aborted) {
      const ready = changes.takeReady()
      if (ready.length > 0) {
        const stamps = ready.map(source => stampOf(source.path))
        yield ready
        for (const [index, source] of ready.entries()) changes.done(source, stamps[index])
      } else await setTimeout(tick, undefined, {signal: options.signal}).catch(() => undefined)
    }
  } finally {
    await watcher.close()
  }
}

class Changes {
  readonly #options: WatchOptions
  readonly #waiting = new Map<string, Waiting>()
  /** Stamps of what this run has cleaned, or is about to. */
  readonly #cleaned = new Map<string, string>()

  constructor(options: WatchOptions) {
    this.#options = options
  }

  see(source: Source | undefined): void {
    const stamp = source && stampOf(source.path)
    if (!stamp || this.#cleaned.get(source.path) === stamp) return
    if (!this.#cleaned.has(source.path) && this.#isDone(source)) return
    this.#waiting.set(source.path, {source, stamp, since: performance.now()})
  }

  forget(file: string): void {
    this.#waiting.delete(file)
    this.#cleaned.delete(file)
  }

  /** What was not written to for a while. */
  takeReady(): Source[] {
    const ready: Source[] = []
    const now = performance.now()
    for (const [file, {source, stamp, since}] of this.#waiting) {
      if (now - since < rest && !isOld(file)) continue
      const current = stampOf(file)
      if (current === undefined) this.#waiting.delete(file)
      else if (current !== stamp) this.#waiting.set(file, {source, stamp: current, since: now})
      else {
        ready.push(source)
        this.#cleaned.set(file, stamp) // A late event about the same state is none.
      }
      if (ready.length === groupSize) break
    }
    for (const {path} of ready) this.#waiting.delete(path)
    return ready
  }

  /** An output that is younger than a change it knows nothing of must not pass for the newest when this run ends here. */
  done(source: Source, stamp: string | undefined): void {
    const current = stampOf(source.path)
    if (stamp === undefined || current === undefined) return this.forget(source.path)
    this.#cleaned.set(source.path, stamp)
    if (current === stamp) return
    makeOld(this.#options.targetOf(source))
    this.see(source)
  }

  #isDone(source: Source): boolean {
    const output = statSync(this.#options.targetOf(source), {throwIfNoEntry: false})
    const input = statSync(source.path, {throwIfNoEntry: false})
    return !!output && !!input && output.mtimeMs >= lastTouched(input)
  }
}

/** Whoever waits for outputs may have taken it away. */
function makeOld(file: string): void {
  try {
    utimesSync(file, 0, 0)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

function isOld(file: string): boolean {
  const stats = statSync(file, {throwIfNoEntry: false})
  return !!stats && Date.now() - lastTouched(stats) >= rest
}

/** A file that is moved into its place keeps the time of its last change. */
function lastTouched({mtimeMs, ctimeMs}: {readonly mtimeMs: number; readonly ctimeMs: number}): number {
  return Math.max(mtimeMs, ctimeMs)
}
