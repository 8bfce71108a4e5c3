import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
  writevSync
} from 'node:fs'
import path from 'node:path'
import {type LinePlace, linesAt, linesOf} from '../read/file-lines.js'
import {describe} from '../read/problem.js'
import {isRunning, processName} from '../write/process.js'
import {WriteError} from '../write/replacement.js'
import {type Entry, type Parts, withCommas} from './journal-entry.js'

/** Another run works on the same, or seems to. */
class JournalError extends Error {
  override readonly name = 'JournalError'

  constructor(file: string, process?: string) {
    const other = process === undefined ? 'the other one' : `process ${process.split('-')[0]}`
    super(
      `Unexpected second run of the same, expected ${other} to end first; if it is no run of Copydesk, remove \`${file}\``
    )
  }
}

/** First line of a run. */
interface Header {
  readonly journal: 1
  /** Name of the process. */
  readonly process: string
  /** Whether it went on with what stands before. */
  readonly resumes: boolean
}

/** After so long without a line, a process of the same number is taken for another one, where nobody knows when it was started. */
const silence = 600_000

/**
 * What a run has finished, line by line, so that another can go on where it was broken off.
 *
 * A line is written before the output that it tells of is put in its place: whenever the run is killed, the stamps say
 * whether it came to that.
 */
export class Journal {
  readonly file: string
  readonly #resumes: boolean
  /** By source, where its lines stand. */
  readonly #places = new Map<string, LinePlace[]>()
  /** How many articles of earlier runs were taken over. */
  takenOver = 0
  /** Whether an output could not be written. */
  lacksOutput = false
  #hasAppended = false
  #descriptor: number | undefined
  /** Bytes of the runs before this one. */
  #size = 0

  /** @throws {JournalError} Another process is writing it. */
  constructor(folder: string, run: string, resumes: boolean) {
    this.file = path.join(folder, `.copydesk-${run}.journal`)
    this.#resumes = resumes
    const stats = statSync(this.file, {throwIfNoEntry: false})
    if (!stats) return
    this.#load(stats.mtimeMs)
    if (stats.size > this.#size) truncateSync(this.file, this.#size)
    if (!resumes) this.#places.clear()
  }

  /** Whether an output is missing that another run may write, going on from here. */
  get isOwed(): boolean {
    return this.lacksOutput && (this.#hasAppended || !this.isEmpty)
  }

  /** Whether something is there to go on with. */
  get isEmpty(): boolean {
    return this.#places.size === 0
  }

  /**
   * Make it known that this run goes on from here: of two that are started at once, one comes second. For before anything is
   * written.
   *
   * @throws {JournalError} Another run came first.
   * @throws {WriteError} There is no room, or no permission.
   */
  claim(): void {
    this.#descriptor ??= this.#opened()
  }

  /**
   * @param outcomes Of the stretch, in JSON; several may stand in one, with commas between them.
   * @throws {WriteError} There is no room, or no permission: what was written before still holds.
   */
  append(entry: Omit<Entry, 'outcomes'>, outcomes: readonly Parts[]): void {
    const descriptor = (this.#descriptor ??= this.#opened())
    const head = Buffer.from(`${JSON.stringify(entry).slice(0, -1)},"outcomes":[`)
    this.#attempt(() => writeWhole(descriptor, [head, ...withCommas(outcomes), Buffer.from(']}\n')]))
    this.#hasAppended = true
  }

  /** What was finished of a source, in order. */
  *entries(source: string): Generator<Entry> {
    const places = this.#places.get(source)
    if (!places) return
    for (const line of linesAt(this.file, places)) yield JSON.parse(line) as Entry
  }

  /** The run is broken off: what is finished stays. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }

  /** The run has come to its end: nobody has to go on with it, unless an output is missing. */
  finish(): void {
    this.close()
    if (this.isOwed) return
    rmSync(this.file, {force: true})
    this.#places.clear()
    this.#size = 0
  }

  #opened(): number {
    const header: Header = {journal: 1, process: processName(), resumes: this.#resumes}
    const line = Buffer.from(`${JSON.stringify(header)}\n`)
    return this.#attempt(() => {
      mkdirSync(path.dirname(this.file), {recursive: true})
      const descriptor = openSync(this.file, 'a+')
      try {
        if (fstatSync(descriptor).size === this.#size) writeWhole(descriptor, [line])
        const first = Buffer.alloc(line.length)
        readSync(descriptor, first, {position: this.#size})
        if (!first.equals(line)) throw new JournalError(this.file)
        return descriptor
      } catch (error) {
        closeSync(descriptor)
        throw error
      }
    })
  }

  #attempt<Value>(step: () => Value): Value {
    try {
      return step()
    } catch (error) {
      if (error instanceof JournalError) throw error
      throw new WriteError(`${describe(error)}: nothing is written without a line in \`${this.file}\``, {cause: error})
    }
  }

  #load(touched: number): void {
    const owners: string[] = []
    for (const {text, offset, length} of linesOf(this.file)) {
      const line = parse(text)
      if (!line) break
      if ('process' in line) {
        owners.push(line.process)
        if (!line.resumes) this.#places.clear()
      } else this.#remember(line, {offset, length})
      this.#size = offset + length
    }
    const isOld = Date.now() - touched >= silence
    const running = owners.find(owner => isRunning(owner) && !(isOld && owner.endsWith('-')))
    if (running !== undefined) throw new JournalError(this.file, running)
  }

  #remember({source, from}: Entry, place: LinePlace): void {
    const places = from === 0 ? [] : this.#places.get(source)
    places?.push(place)
    if (places) this.#places.set(source, places)
  }
}

/** All of a line or nothing: behind half a line no other would be read. */
function writeWhole(descriptor: number, line: readonly Uint8Array[]): void {
  const end = fstatSync(descriptor).size
  const length = line.reduce((sum, part) => sum + part.length, 0)
  try {
    let written = writevSync(descriptor, line)
    if (written === length) return
    for (const bytes = Buffer.concat(line); written < length;) written += writeSync(descriptor, bytes, written)
  } catch (error) {
    ftruncateSync(descriptor, end)
    throw error
  }
}

/** The last line may be cut off. */
function parse(text: string): Entry | Header | undefined {
  try {
    return JSON.parse(text) as Entry | Header
  } catch {
    return undefined
  }
}
