import type {Slot} from '../read/piece.js'
import {sha256} from '../report/json-article.js'
import {lineFeedsIn} from './line-feeds.js'
import {madeEdits, placeInFile, type ReportedDecisions, type ReportedPlace} from './report-file.js'

interface ReportedChange extends ReportedPlace, ReportedDecisions {
  readonly output: {readonly sha256: string}
}

/**
 * Articles of a report that are looked for in their file, be it the original or the output. A row of a table that lost lines has
 * moved the rows below it: in the output they are found by the lines where they stood.
 */
export class Awaited<Article extends ReportedChange> {
  readonly #waiting: Map<string, Article>
  /** The line of the row that is read. */
  #line = 0
  /** How much higher rows stand than in the original, and how much more those below this one. */
  #moved = 0
  #below = 0

  constructor(articles: readonly Article[]) {
    this.#waiting = new Map(articles.map(one => [placeInFile(one), one]))
  }

  /** Those that were not found. */
  get rest(): Article[] {
    return [...this.#waiting.values()]
  }

  /** Slots have to come in the order of the file. */
  find({article, form}: Slot): Article | undefined {
    if (form === 'csv' && article.line !== undefined) this.#begin(article.line)
    const line = article.line === undefined ? undefined : article.line + this.#moved
    const key = placeInFile({...article, line})
    const found = this.#waiting.get(key)
    this.#waiting.delete(key)
    const lost = form === 'csv' && found ? linesLost(found) : 0
    if (lost !== 0 && sha256(article.text) === found?.output.sha256) this.#below += lost
    return found
  }

  #begin(line: number): void {
    if (line === this.#line) return
    this.#line = line
    this.#moved += this.#below
    this.#below = 0
  }
}

function linesLost(article: ReportedDecisions): number {
  return madeEdits(article).reduce((sum, {original, text}) => sum + lineFeedsIn(original) - lineFeedsIn(text), 0)
}
