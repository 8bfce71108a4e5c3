import {namedPlace} from '../place.js'
import type {Fields} from '../read/fields.js'
import type {Article, Outcome} from '../types.js'

/** Fields that were asked for by name and that no record has: most likely a misspelt name. */
export class UnmetFields {
  readonly #unmet: Map<string, {readonly name: string; readonly isIn: (article: Article) => boolean}>
  #hasRecords = false

  constructor({id, site, date}: Fields) {
    this.#unmet = new Map([
      ...(id === undefined ? [] : [['--id-field', {name: id, isIn: isNamed}] as const]),
      ...(site === undefined ? [] : [['--site-field', {name: site, isIn: hasSite}] as const]),
      ...(date === undefined ? [] : [['--date-field', {name: date, isIn: isDated}] as const])
    ])
  }

  add(outcome: Outcome): void {
    if (this.#unmet.size === 0 || outcome.type === 'unreadable') return
    const {article} = outcome
    if (article.line === undefined && article.record === undefined) return
    this.#hasRecords = true
    for (const [option, {isIn}] of this.#unmet) if (isIn(article)) this.#unmet.delete(option)
  }

  /** Of what has no records nothing is told. */
  describe(): string[] {
    if (!this.#hasRecords) return []
    return Array.from(this.#unmet, ([option, {name}]) => {
      return `Unexpected ${option} \`${name}\`, expected a field that a record has: none has it`
    })
  }
}

/** Records without a name are called by their place. */
function isNamed(article: Article): boolean {
  return article.id !== namedPlace(article)
}

function hasSite({site}: Article): boolean {
  return site !== undefined
}

function isDated({date}: Article): boolean {
  return date !== undefined
}
