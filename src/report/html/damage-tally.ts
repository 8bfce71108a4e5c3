import path from 'node:path'
import {countWords} from '../../decide/budget.js'
import {isDismissed} from '../../decide/reasons.js'
import {periodOf} from '../../trends/periods.js'
import type {Article, Decision, Outcome} from '../../types.js'
import type {Damage} from './damage.js'

/** The most columns of a chart over time; days become weeks, and weeks months, until there are fewer. */
const mostColumns = 62

/** Adds up the damage by source and by day, as articles pass. */
export class DamageTally {
  readonly #sources = new Map<string, Damage>()
  readonly #days = new Map<string, Damage>()

  add(outcome: Outcome): void {
    if (outcome.type === 'unreadable') return
    const {article, result} = outcome
    const words = countWords(result.input)
    const found = counts(result.ledger.decisions)
    addTo(this.#sources, folderOrFile(article), words, found)
    if (article.date !== undefined) addTo(this.#days, article.date, words, found)
  }

  /** Folders, and files that hold several articles: the ones with most damage first. */
  get sources(): readonly Damage[] {
    const all = (one: Damage) => one.apply + one.suggest + one.skip
    return [...this.#sources.values()].sort((a, b) => all(b) - all(a) || (a.name < b.name ? -1 : 1))
  }

  /** Days, weeks by their Monday, or months, in order; those without articles are left out. */
  get timeline(): readonly Damage[] {
    for (const per of ['day', 'week', 'month'] as const) {
      const buckets = new Map<string, Damage>()
      for (const day of this.#days.values()) addTo(buckets, periodOf(day.name, per), day.words, day)
      if (buckets.size <= mostColumns || per === 'month') {
        return [...buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
      }
    }
    return []
  }
}

type Counts = Pick<Damage, Decision['decision']>

function counts(decisions: readonly Decision[]): Counts {
  const number = (name: Decision['decision']) =>
    decisions.filter(one => one.decision === name && !isDismissed(one)).length
  return {apply: number('apply'), suggest: number('suggest'), skip: number('skip')}
}

function addTo(all: Map<string, Damage>, name: string, words: number, found: Counts): void {
  const known = all.get(name) ?? {name, words: 0, apply: 0, suggest: 0, skip: 0}
  all.set(name, {
    name,
    words: known.words + words,
    apply: known.apply + found.apply,
    suggest: known.suggest + found.suggest,
    skip: known.skip + found.skip
  })
}

/** The folder of an article, or its file where that holds several. */
export function folderOrFile({id, path: file, line, record}: Article): string {
  const isFile = id === file && line === undefined && record === undefined
  return isFile ? path.dirname(file) : file
}
