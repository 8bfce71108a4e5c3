import {statSync} from 'node:fs'
import path from 'node:path'
import {isSingle} from '../read/containers/index.js'
import {isPart, type Piece, unreadableIn} from '../read/piece.js'
import {codeOf} from '../read/problem.js'
import type {Outcome, Result, Summary} from '../types.js'
import {WriteError} from '../write/replacement.js'
import {stampOf} from '../write/stamp.js'
import {bytesOf, sizeOf} from './articles.js'
import {cleaned} from './cleaned.js'
import type {Destination} from './destination.js'
import {toOutcome} from './earlier.js'
import type {Item, Passage} from './items.js'
import type {Journal} from './journal.js'
import {journaledBytes, type Parts} from './journal-entry.js'
import type {CleanedLines} from './lines.js'

/** What became of articles: one by one, or of many only the counts, with some that are worth a notice. */
export type Told =
  Outcome | {readonly type: 'counted'; readonly counts: Summary} | {readonly type: 'noticed'; readonly outcome: Outcome}

/** After so many bytes of a source, or so many milliseconds, it is written down how far it is. */
const stretch = 1 << 20
const interval = 2000

/** Puts the output of one source together and tells what became of it. */
export class Delivery {
  readonly #passage: Passage
  readonly #destination: Destination | undefined
  readonly #journal: Journal | undefined
  #bytes: number
  #pieces: number
  #hasChanged: boolean
  /** Whether the last piece goes on in the next one: nobody can go on from there. */
  #isInside = false
  /** What the journal knows. */
  #told: number
  #toldAt = performance.now()
  /** In JSON. */
  #outcomes: Parts[] = []
  /** Of the last article, which is told only after its file stands in its place. */
  #pending: readonly Told[] = []

  constructor(passage: Passage, destination: Destination | undefined, journal: Journal | undefined) {
    this.#passage = passage
    this.#destination = destination
    this.#journal = destination?.path === undefined ? undefined : journal
    this.#bytes = this.#told = passage.from.bytes
    this.#pieces = passage.from.pieces
    this.#hasChanged = passage.from.hasChanged
  }

  /** @returns What can be told now. */
  async take(item: Extract<Item, {passage: Passage}>, results: readonly Result[]): Promise<readonly Told[]> {
    return this.#attempt(async () => {
      if (item.type === 'piece') return this.#takePiece(item, results)
      if (item.type === 'foreign') this.#passOver(item.piece)
      return item.type === 'end' ? this.#end() : []
    })
  }

  /** @returns What can be told now. */
  async takeLines({lines}: Extract<Item, {type: 'lines'}>, cleaned: CleanedLines): Promise<readonly Told[]> {
    return this.#attempt(async () => {
      await this.#destination?.write(cleaned.bytes ?? lines.bytes)
      this.#bytes += lines.bytes.length
      this.#pieces += cleaned.count
      if (cleaned.bytes) this.#hasChanged = true
      if (this.#journal && cleaned.journal.length > 0) this.#outcomes.push(cleaned.journal)
      if (this.#isDue()) await this.#checkpoint()
      const noticed = cleaned.notices.map(
        one => ({type: 'noticed', outcome: toOutcome(one, this.#destination)}) as const
      )
      return this.#oneBehind([...noticed, {type: 'counted', counts: cleaned.counts}])
    })
  }

  async #attempt(step: () => Promise<readonly Told[]>): Promise<readonly Told[]> {
    if (this.#passage.isBroken) return []
    try {
      if (this.#destination?.partial !== undefined) this.#journal?.claim()
      return await step()
    } catch (error) {
      if (!(error instanceof WriteError)) throw error
      if (this.#journal) this.#journal.lacksOutput = true
      this.#pending = [] // They tell of an output that there is not.
      return this.#fail({path: this.#passage.source.path, problem: error.message})
    }
  }

  /** The run stops here: what another can go on from is kept. */
  async suspend(): Promise<void> {
    if (this.#passage.isBroken) return
    if (this.#destination?.partial === undefined) await this.#destination?.discard()
    else {
      if (this.#bytes > this.#told && !this.#isInside) await this.#checkpoint()
      await this.#destination.suspend()
    }
  }

  async #takePiece(
    {piece, articles}: Extract<Item, {type: 'piece'}>,
    results: readonly Result[]
  ): Promise<readonly Told[]> {
    if (piece.type === 'broken') {
      await (this.#destination?.path === undefined ? this.#passOn(piece) : this.#copy())
      return this.#fail(piece.unreadable)
    }
    await this.#destination?.write(bytesOf(piece, results))
    this.#count(piece)
    const outcomes: Outcome[] = [
      ...articles.flatMap((article, index) => {
        const result = results[index]
        return result ? [cleaned(article, result, this.#destination)] : []
      }),
      ...unreadableIn(piece).map(unreadable => ({type: 'unreadable' as const, unreadable}))
    ]
    for (const outcome of outcomes) this.#note(outcome)
    if (this.#isDue()) await this.#checkpoint()
    return this.#oneBehind(outcomes)
  }

  #isDue(): boolean {
    if (this.#destination?.partial === undefined || this.#isInside) return false
    return this.#bytes - this.#told >= stretch || performance.now() - this.#toldAt >= interval
  }

  #count(piece: Piece): void {
    this.#bytes += sizeOf(piece)
    this.#isInside = isPart(piece)
    if (!this.#isInside) this.#pieces++
  }

  /** The output goes without it, so it is no copy of the source. */
  #passOver(piece: Piece): void {
    this.#count(piece)
    this.#hasChanged = true
  }

  #note(outcome: Outcome): void {
    if (outcome.type === 'cleaned' && outcome.result.ledger.edits.length > 0) this.#hasChanged = true
    if (this.#journal) this.#outcomes.push(journaledBytes(outcome))
  }

  #oneBehind(outcomes: readonly Told[]): readonly Told[] {
    if (outcomes.length === 0) return []
    const told = this.#pending
    this.#pending = outcomes
    return told
  }

  async #end(): Promise<readonly Told[]> {
    const isWritten = this.#hasChanged || this.#destination?.copies === true
    if (this.#destination && isWritten) {
      const output = await this.#destination.prepare(this.#hasChanged)
      this.#refuseChange()
      this.#tell({output})
      await this.#destination.commit()
    } else {
      this.#tell({output: null})
      await this.#destination?.discard()
    }
    return this.#pending
  }

  /**
   * What somebody else wrote in the meantime must not be overwritten, and of an article that was just being written, not half come
   * out. Records are whole or broken, so a file of records that grows gives those that it had.
   *
   * @throws {WriteError} The source is not what it was.
   */
  #refuseChange(): void {
    const {source, stamp} = this.#passage
    const isInPlace = this.#destination?.path === path.resolve(source.path)
    if (!this.#journal || (!isInPlace && !isSingle(source))) return // Watching looks again by itself.
    if (stampOf(source.path) === stamp || isSpecial(source.path)) return
    throw new WriteError('Unexpected change of the file while it was read, expected it at rest: nothing was written')
  }

  /** A stream cannot be read again: who filters an article must not lose it. */
  async #passOn({bytes, isPacked}: Extract<Piece, {type: 'broken'}>): Promise<void> {
    if (!this.#destination) return
    if (bytes && isPacked) return this.#destination.passOn?.(bytes)
    if (bytes) await this.#destination.write(bytes)
    await this.#destination.prepare(true)
    await this.#destination.commit()
  }

  /** A source that cannot be read must not be missing from a folder that may take the place of the input. */
  async #copy(): Promise<void> {
    const {source} = this.#passage
    if (!this.#destination?.copies || !this.#destination.prepareCopy) return
    this.#journal?.claim()
    try {
      if (isSpecial(source.path)) return
      await this.#destination.prepareCopy()
    } catch (error) {
      if (codeOf(error) === undefined) throw error
      return // Its bytes cannot be had either, which is told.
    }
    this.#refuseChange()
    await this.#destination.commit()
  }

  async #fail(unreadable: {path: string; problem: string}): Promise<readonly Told[]> {
    this.#passage.isBroken = true
    await this.#destination?.discard()
    return [...this.#pending, {type: 'unreadable', unreadable}]
  }

  async #checkpoint(): Promise<void> {
    const written = (await this.#destination?.flush()) ?? 0
    this.#tell(undefined, written)
  }

  #tell(end?: {output: string | null}, written = 0): void {
    const {source, stamp} = this.#passage
    const to = {bytes: this.#bytes, pieces: this.#pieces, written, hasChanged: this.#hasChanged}
    this.#journal?.append({source: source.path, input: stamp, from: this.#told, to, ...(end && {end})}, this.#outcomes)
    this.#told = this.#bytes
    this.#toldAt = performance.now()
    this.#outcomes = []
  }
}

/** The time of a pipe is that of its last byte. */
function isSpecial(file: string): boolean {
  return statSync(file, {throwIfNoEntry: false})?.isFile() === false
}
