import {type Counter, detached} from './frequent-items.js'
import type {Place} from './places.js'

/** Where and how a line was seen in one article. */
interface Sighting {
  /** As written, with placeholders where the form has them. */
  readonly form: string
  readonly line: string
  /** Id of the article. */
  readonly article: string
  readonly place: Place
  /** Hashes: of the whole article, of the line before and of the line behind. */
  readonly text: number
  readonly before: number
  readonly behind: number
}

/** What is remembered of a line that may recur: a few numbers, and from the second article on how it reads. */
export class LineEvidence implements Counter {
  seen = 0
  head = 0
  tail = 0
  form = ''
  line = ''
  article = ''
  readonly missed: number
  /** In how many different articles it stood, up to 4: copies of one article count once. */
  different = 0
  #first = 0
  #second = 0
  #third = 0
  #before = 0
  #behind = 0

  constructor(missed: number) {
    this.missed = missed
  }

  /** To be called once per article, behind the count. */
  add({form, line, article, place, text, before, behind}: Sighting): void {
    if (place === 'head') this.head++
    if (place === 'tail') this.tail++
    if (this.different < 4) this.#addText(text)
    this.#before |= 1 << before
    this.#behind |= 1 << behind
    if (this.seen !== 2) return
    this.form = detached(form)
    this.line = detached(line)
    this.article = detached(article)
  }

  /** How many different lines stood at its most varied side, at least, up to 32. */
  get neighbours(): number {
    return Math.max(bits(this.#before), bits(this.#behind))
  }

  #addText(text: number): void {
    const known = [this.#first, this.#second, this.#third].slice(0, this.different)
    if (known.includes(text)) return
    this.different++
    if (this.different === 1) this.#first = text
    else if (this.different === 2) this.#second = text
    else this.#third = text
  }
}

function bits(value: number): number {
  let rest = value
  let count = 0
  for (; rest !== 0; rest &= rest - 1) count++
  return count
}
