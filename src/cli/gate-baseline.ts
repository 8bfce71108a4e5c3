import {existsSync} from 'node:fs'
import path from 'node:path'
import {reasons} from '../decide/reasons.js'
import {judgeAgain, skip} from '../decide/verdict.js'
import {Baseline} from '../decisions/baseline.js'
import {entryKeyOf, keyText} from '../decisions/key.js'
import type {Decision, Outcome} from '../types.js'
import {replaceFile} from '../write/replacement.js'
import {count} from '../report/words.js'

type Cleaned = Extract<Outcome, {type: 'cleaned'}>

/** What of a baseline a check meets: what stands there fails nothing, what is found no more is told about. */
export class MetBaseline {
  readonly #file: string
  readonly #folder: string
  readonly #baseline: Baseline
  /** What was not found yet of articles that were looked at. */
  readonly #left = new Map<string, Set<string>>()

  /** @throws What is wrong with the file. */
  constructor(file: string) {
    this.#file = file
    this.#folder = path.dirname(path.resolve(file))
    this.#baseline = Baseline.read(file)
  }

  /** The outcome with everything dismissed that the baseline has. */
  apply(outcome: Outcome): Outcome {
    if (outcome.type === 'unreadable') return outcome
    const {article, result} = outcome
    const key = entryKeyOf(article, this.#folder)
    const known = this.#baseline.findingsOf(key)
    // Records that have one name have one entry.
    const left = this.#left.get(keyText(key)) ?? new Set(known.keys())
    if (known.size > 0) this.#left.set(keyText(key), left)
    const decisions = result.ledger.decisions.map(one => {
      left.delete(one.fingerprint)
      return known.has(one.fingerprint) ? skip(one, reasons.baseline) : one
    })
    return {...outcome, result: judgeAgain(result, decisions)}
  }

  describe(): string | undefined {
    const gone = [...this.#left.values()].reduce((sum, {size}) => sum + size, 0)
    if (gone === 0) return undefined
    return `${this.#file}: ${count(gone, 'finding')} not there any more: --update-baseline ${this.#file} takes them out`
  }
}

/** A baseline of what a check finds. Articles that are not looked at keep what they have, unless their file is gone. */
export class NewBaseline {
  readonly #file: string
  readonly #folder: string
  readonly #baseline: Baseline
  readonly #before: number

  /** @throws What is wrong with the file that is there. */
  constructor(file: string) {
    this.#file = file
    this.#folder = path.dirname(path.resolve(file))
    this.#baseline = existsSync(file) ? Baseline.read(file) : new Baseline()
    this.#before = this.#baseline.size
  }

  /** @param isCounted Whether a gate counts a decision. */
  add({article, result}: Cleaned, isCounted: (one: Decision) => boolean): void {
    const found = result.ledger.decisions.filter(isCounted).map(one => [one.fingerprint, one.message.ruleId] as const)
    this.#baseline.set(entryKeyOf(article, this.#folder), new Map(found))
  }

  /** @throws {WriteError} It cannot be written; what stood there still does. */
  async write(): Promise<string> {
    this.#baseline.prune(file => !existsSync(path.resolve(this.#folder, file)))
    const file = replaceFile(this.#file)
    await file.write(this.#baseline.toString())
    await file.commit()
    return `${this.#file}: ${count(this.#baseline.size, 'finding')}, ${this.#before} before`
  }
}
