import {type Piece, unreadableIn} from '../read/piece.js'
import type {Article} from '../types.js'
import {articlesOf, bytesOf} from './articles.js'
import type {BareOutcome, BareResult} from './bare-result.js'
import {journaled, journaledBytes, type JournaledOutcome, type Parts, withCommas} from './journal-entry.js'
import type {CleanedLines, Lines} from './lines.js'
import {ownsPiece} from './shard-number.js'
import {Tally} from './summary.js'

/** Puts together what becomes of lines, one after the other. */
export class CollectedLines {
  readonly #lines: Lines
  readonly #tally = new Tally()
  readonly #notices: JournaledOutcome[] = []
  readonly #journal: Parts[] = []
  readonly #parts: Uint8Array[] = []
  #count = 0
  #end = 0
  /** Up to where the bytes stand in the parts. */
  #taken = 0

  constructor(lines: Lines) {
    this.#lines = lines
  }

  /** Those of the next piece that belong to this shard. */
  articlesOf(piece: Piece): readonly Article[] {
    return this.#owns(piece) ? articlesOf(piece) : []
  }

  /** @param results One for each of its articles. */
  add(piece: Piece, results: readonly BareResult[]): void {
    if (piece.type === 'broken') throw new Error('Unexpected broken line, expected each line to be read by itself')
    const isOwn = this.#owns(piece)
    this.#count++
    this.#end += piece.bytes.length
    if (isOwn) this.#addOwn(piece, results)
    else this.#replace(piece)
  }

  get all(): CleanedLines {
    const {bytes} = this.#lines
    return {
      ...(this.#taken > 0 && {bytes: joined([...this.#parts, bytes.subarray(this.#taken)])}),
      count: this.#count,
      counts: this.#tally.summary,
      notices: this.#notices,
      journal: joinedJournal(this.#journal)
    }
  }

  #addOwn(piece: Exclude<Piece, {type: 'broken'}>, results: readonly BareResult[]): void {
    const articles = articlesOf(piece)
    if (results.some(({ledger}) => ledger.edits.length > 0)) this.#replace(piece, bytesOf(piece, results))
    for (const [index, result] of results.entries()) {
      const article = articles[index]
      if (article) this.#note({type: 'cleaned', article, result}, result.verdict === 'hold')
    }
    for (const unreadable of unreadableIn(piece)) this.#note({type: 'unreadable', unreadable}, true)
  }

  #note(outcome: BareOutcome, isWorthNotice: boolean): void {
    this.#tally.add(outcome)
    if (isWorthNotice) this.#notices.push(noticed(outcome))
    if (this.#lines.isJournaled) this.#journal.push(journaledBytes(outcome))
  }

  /** @param bytes What stands where the last piece stood; left out: nothing. */
  #replace({bytes: {length}}: Exclude<Piece, {type: 'broken'}>, bytes: Uint8Array = new Uint8Array()): void {
    this.#parts.push(this.#lines.bytes.subarray(this.#taken, this.#end - length), bytes)
    this.#taken = this.#end
  }

  #owns(piece: Piece): boolean {
    const {path, first, shard} = this.#lines
    return ownsPiece(shard, {path, format: 'jsonl'}, piece, first + this.#count)
  }
}

/** A line that is a book by itself is not copied. */
function joined(parts: Parts): Uint8Array {
  const [first, ...others] = parts.filter(part => part.length > 0)
  const isOne = first && others.length === 0 && first.length === first.buffer.byteLength
  return isOne ? first : Buffer.concat(parts)
}

function joinedJournal(journal: readonly Parts[]): Parts {
  return journal.length > 1 ? [Buffer.concat(withCommas(journal))] : (journal[0] ?? [])
}

/** Of an article with ten thousands of decisions nothing large has to travel. */
function noticed(outcome: BareOutcome): JournaledOutcome {
  if (outcome.type === 'unreadable') return journaled(outcome)
  return journaled({...outcome, result: {...outcome.result, ledger: {decisions: [], edits: []}}})
}

/** What became of lines that were cleaned in parts. */
export function joinLines(parts: readonly {readonly lines: Lines; readonly cleaned: CleanedLines}[]): CleanedLines {
  const tally = new Tally()
  for (const {cleaned} of parts) tally.merge(cleaned.counts)
  const isChanged = parts.some(({cleaned}) => cleaned.bytes !== undefined)
  return {
    ...(isChanged && {bytes: Buffer.concat(parts.map(({lines, cleaned}) => cleaned.bytes ?? lines.bytes))}),
    count: parts.reduce((sum, {cleaned}) => sum + cleaned.count, 0),
    counts: tally.summary,
    notices: parts.flatMap(({cleaned}) => cleaned.notices),
    journal: joinedJournal(parts.map(({cleaned}) => cleaned.journal).filter(one => one.length > 0))
  }
}
