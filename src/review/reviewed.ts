import type {EntryKey} from '../decisions/entry.js'
import {entryKeyOf, keyText} from '../decisions/key.js'
import {folderOrFile} from '../report/html/damage-tally.js'
import {storyModel} from '../report/html/model.js'
import {findings, nameOf} from '../report/placed.js'
import {outcomeOf} from '../report/words.js'
import type {Article, Decision, Outcome, Result, Severity} from '../types.js'
import {isAcceptable, isDecidable, isOpen} from './open.js'
import type {Item, Opened} from './protocol.js'

/** An article under review. */
export class Reviewed {
  readonly key: EntryKey
  readonly keyText: string
  readonly article: Article
  readonly #index: number
  readonly #failOn: Severity
  #result: Result
  #version = 0
  #item: Item | undefined

  /**
   * @param folder Of the decisions file.
   * @param failOn The mildest severity on which a gate fails.
   */
  constructor({article, result}: Extract<Outcome, {type: 'cleaned'}>, index: number, folder: string, failOn: Severity) {
    this.#failOn = failOn
    this.article = article
    this.key = entryKeyOf(article, folder)
    this.keyText = keyText(this.key)
    this.#index = index
    this.#result = result
  }

  get decisions(): readonly Decision[] {
    return this.#result.ledger.decisions
  }

  get version(): number {
    return this.#version
  }

  take(result: Result): void {
    this.#result = result
    this.#version++
    this.#item = undefined
  }

  get item(): Item {
    return (this.#item ??= this.#describe())
  }

  get opened(): Opened {
    const {article} = this
    const result = this.#result
    const numbered = findings(result.input, this.decisions).map(({decision}, index) => [index + 1, decision] as const)
    const decidable = numbered.filter(([, decision]) => isDecidable(decision, this.#failOn))
    return {
      item: this.item,
      story: storyModel({type: 'cleaned', article, result}),
      accepts: Object.fromEntries(decidable.map(([number, decision]) => [number, isAcceptable(decision)]))
    }
  }

  /** @param words In the form of `fold`. */
  matches(words: string): boolean {
    return fold(nameOf(this.article)).includes(words) || fold(this.article.text).includes(words)
  }

  #describe(): Item {
    const number = (name: string) => this.decisions.filter(one => outcomeOf(one) === name).length
    return {
      index: this.#index,
      name: nameOf(this.article),
      source: folderOrFile(this.article),
      verdict: this.#result.verdict,
      applied: number('applied'),
      suggested: number('suggested'),
      reported: number('reported'),
      rejected: number('rejected'),
      changes: this.decisions.filter(one => isDecidable(one, this.#failOn)).length,
      open: this.decisions.filter(one => isOpen(one, this.#failOn)).length,
      rules: countByRule(this.decisions),
      version: this.#version
    }
  }
}

function countByRule(decisions: readonly Decision[]): Item['rules'] {
  const rules: Record<string, Record<Decision['decision'], number>> = {}
  for (const {decision, message} of decisions) {
    const counts = (rules[message.ruleId] ??= {apply: 0, suggest: 0, skip: 0})
    counts[decision]++
  }
  return rules
}

/** Text as a search compares it. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
