import {normalizeLine} from '../detect/leftover-line/fold.js'
import type {Article} from '../types.js'
import {FrequentItems} from './frequent-items.js'
import {hash} from './hash.js'
import {lineForms} from './line-forms.js'
import {LineEvidence} from './line-evidence.js'
import {placesOf} from './places.js'

/** The lines of one site’s articles, each counted once per article. */
export class SiteLines {
  articles = 0
  readonly #lines: FrequentItems<LineEvidence>

  /** @param capacity How many different lines are remembered, at least 2. */
  constructor(capacity: number) {
    this.#lines = new FrequentItems(capacity, missed => new LineEvidence(missed))
  }

  /** By how many articles a count may be short. */
  get shortBy(): number {
    return this.#lines.floor
  }

  shrink(capacity: number): void {
    this.#lines.shrink(capacity)
  }

  add({id, text}: Pick<Article, 'id' | 'text'>): void {
    this.articles++
    const lines = linesOf(text)
    const places = placesOf(lines)
    const hashes = lines.map(hash)
    const textHash = hash(text)
    const known = new Set<string>()
    for (const [index, line] of lines.entries()) {
      for (const form of lineForms(line)) {
        const key = normalizeLine(form)
        if (key === '' || known.has(key)) continue
        known.add(key)
        const before = hashes[index - 1] ?? 0
        const behind = hashes[index + 1] ?? 0
        const place = places[index] ?? 'inside'
        this.#lines.see(key).add({form, line, article: id, place, text: textHash, before, behind})
      }
    }
  }

  /** What was seen in at least so many articles, most frequent first. */
  recurring(minimum: number): LineEvidence[] {
    const found = Array.from(this.#lines.entries(), ([, item]) => item).filter(({seen}) => seen >= minimum)
    return found.sort((a, b) => b.seen - a.seen || (a.form < b.form ? -1 : 1))
  }
}

/** Lines that are not blank, without the space around them and with single spaces inside. */
function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map(line => line.trim().replaceAll(/\s+/gu, ' '))
    .filter(line => line !== '')
}
