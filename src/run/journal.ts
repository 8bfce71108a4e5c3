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
import {invertEdits} from '../edit/apply.js'
import type {Article, Edit, Outcome, Unreadable} from '../types.js'
import {describe} from '../read/problem.js'
import {isRunning, processName} from '../write/process.js'
import {WriteError} from '../write/replacement.js'
import {type BareResult, withoutTexts} from './bare-result.js'

/** How far a source is finished. */
export interface Position {
  /** Of the source. */
  readonly bytes: number
  /** Of the source. */
  readonly pieces: number
  /** Bytes of its output. */
  readonly written: number
  readonly hasChanged: boolean
}

export const start: Position = {bytes: 0, pieces: 0, written: 0, hasChanged: false}

/** One outcome without texts. `inverse` leads from the output back to the input. */
export type JournaledOutcome =
  | {readonly article: Omit<Article, 'text'>; readonly result: BareResult; readonly inverse?: readonly Edit[]}
  | {readonly unreadable: Unreadable}

export function journaled(outcome: Outcome): JournaledOutcome {
  if (outcome.type === 'unreadable') return {unreadable: outcome.unreadable}
  const {text, ...article} = outcome.article
  const {edits} = outcome.result.ledger
  const inverse = edits.length > 0 ? invertEdits(text, edits) : undefined
  return {article, result: withoutTexts(outcome.result), ...(inverse && {inverse})}
}

/** A stretch of a source that is finished. */
export interface Entry {
  readonly source: string
  /** Stamp of the source when it was read. */
  readonly input: string
  /** Bytes of the source before the stretch. */
  readonly from: number
  readonly to: Position
  /** The source is finished to its end. Told before its output stands in its place, of which this is the stamp. */
  readonly end?: {readonly output: string | null}
  readonly outcomes: readonly JournaledOutcome[]
}

/** Another run works on the same, or seems to. */
class JournalError extends Error {
  override readonly name = 'JournalError'
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
  /** By source, where its lines stand: offset, length, offset, length. */
  readonly #places = new Map<string, number[]>()
  #descriptor: number | undefined
  #size = 0

  /** @throws {JournalError} Another process is writing it. */
  constructor(folder: string, run: string, resumes: boolean) {
    this.file = path.join(folder, `.copydesk-${run}.journal`)
    const stats = statSync(this.file, {throwIfNoEntry: false})
    if (!stats) return
    this.#load(stats.mtimeMs)
    if (resumes) truncateSync(this.file, this.#size)
    else this.finish()
  }

  /** Whether something is there to go on with. */
  get isEmpty(): boolean {
    return this.#places.size === 0
  }

  /**
   * @param outcomes Of the stretch, each in JSON; several may stand in one, with commas between them.
   * @throws {WriteError} There is no room, or no permission: what was written before still holds.
   */
  append(entry: Omit<Entry, 'outcomes'>, outcomes: readonly Uint8Array[]): void {
    try {
      this.#descriptor ??= this.#opened()
      const head = Buffer.from(`${JSON.stringify(entry).slice(0, -1)},"outcomes":[`)
      writeWhole(this.#descriptor, [head, ...withCommas(outcomes), Buffer.from(']}\n')])
    } catch (error) {
      throw new WriteError(`${describe(error)}: nothing is written without a line in \`${this.file}\``, {cause: error})
    }
  }

  /** What was finished of a source, in order. */
  *entries(source: string): Generator<Entry> {
    const places = this.#places.get(source) ?? []
    if (places.length === 0) return
    const descriptor = openSync(this.file, 'r')
    try {
      for (let index = 0; index < places.length; index += 2) {
        const line = Buffer.alloc(places[index + 1] ?? 0)
        readSync(descriptor, line, 0, line.length, places[index] ?? 0)
        yield JSON.parse(line.toString()) as Entry
      }
    } finally {
      closeSync(descriptor)
    }
  }

  /** The run is broken off: what is finished stays. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }

  /** The run is done: nobody has to go on with it. */
  finish(): void {
    this.close()
    rmSync(this.file, {force: true})
    this.#places.clear()
    this.#size = 0
  }

  #opened(): number {
    mkdirSync(path.dirname(this.file), {recursive: true})
    const descriptor = openSync(this.file, 'a')
    try {
      writeWhole(descriptor, [Buffer.from(`${JSON.stringify({journal: 1, process: processName()})}\n`)])
      return descriptor
    } catch (error) {
      closeSync(descriptor)
      throw error
    }
  }

  #load(touched: number): void {
    let owner: string | undefined
    for (const {text, offset, length} of linesOf(this.file)) {
      const line = parse(text)
      if (!line) break
      if ('process' in line) owner = line.process
      else this.#remember(line, offset, length)
      this.#size = offset + length
    }
    const isOld = owner?.endsWith('-') === true && Date.now() - touched >= silence
    if (owner !== undefined && isRunning(owner) && !isOld) {
      throw new JournalError(
        `Unexpected second run of the same, expected process ${owner.split('-')[0]} to end first; if it is no run of Copydesk, remove \`${this.file}\``
      )
    }
  }

  #remember({source, from}: Entry, offset: number, length: number): void {
    const places = from === 0 ? [] : this.#places.get(source)
    places?.push(offset, length)
    if (places) this.#places.set(source, places)
  }
}

/** Values in JSON as they stand in an array. */
export function withCommas(values: readonly Uint8Array[]): Uint8Array[] {
  return values.flatMap((one, index) => (index === 0 ? [one] : [comma, one]))
}

const comma = Buffer.from(',')

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
function parse(text: string): Entry | {readonly journal: 1; readonly process: string} | undefined {
  try {
    return JSON.parse(text) as Entry
  } catch {
    return undefined
  }
}

/** Lines of a file, one at a time, and where they stand with their ends; what comes after the last end is no line. */
export function* linesOf(file: string): Generator<{text: string; offset: number; length: number}> {
  const descriptor = openSync(file, 'r')
  try {
    const chunk = Buffer.alloc(1 << 20)
    let rest = Buffer.alloc(0)
    let offset = 0
    for (let count = readSync(descriptor, chunk); count > 0; count = readSync(descriptor, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)])
      let begin = 0
      for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, begin)) {
        yield {text: bytes.toString('utf8', begin, end), offset: offset + begin, length: end + 1 - begin}
        begin = end + 1
      }
      offset += begin
      rest = bytes.subarray(begin)
    }
  } finally {
    closeSync(descriptor)
  }
}
