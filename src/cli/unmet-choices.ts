import type {Outcome} from '../types.js'
import {count} from '../report/words.js'

/** Choices of a decisions file about messages that are there no more: the article was edited around them, or a rule changed. */
export class UnmetChoices {
  #count = 0

  add(outcome: Outcome): void {
    if (outcome.type === 'unreadable') return
    const met = new Set(outcome.result.ledger.decisions.map(one => one.fingerprint))
    this.#count += Object.keys(outcome.article.choices ?? {}).filter(print => !met.has(print)).length
  }

  /** @param file The decisions file, as a person calls it. */
  describe(file: string | undefined): string | undefined {
    if (this.#count === 0 || file === undefined) return undefined
    return `${file}: ${count(this.#count, 'decision')} about what is not found any more`
  }
}
