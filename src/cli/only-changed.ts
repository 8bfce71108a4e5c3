import {reasons} from '../decide/reasons.js'
import {judge, judgeAgain, skip} from '../decide/verdict.js'
import type {Sources} from '../read/find-sources.js'
import type {Source} from '../read/source.js'
import {isWholeFile, placed} from '../report/placed.js'
import type {Outcome} from '../types.js'
import {ChangedLines} from './changed-lines.js'
import {lineFeedsIn} from './line-feeds.js'

/** What of a check stands on lines that changed in git. */
export class OnlyChanged {
  /** The sources in which anything changed: the others are not read. */
  readonly found: Sources
  readonly #changed: ChangedLines
  /** Paths of which everything counts. */
  readonly #whole: ReadonlySet<string>

  /** @throws {UsageError} Git cannot say what changed. */
  constructor(base: string, found: Sources) {
    const changed = new ChangedLines(base)
    this.found = {...found, sources: found.sources.filter(({path}) => path === '-' || changed.has(path))}
    this.#changed = changed
    this.#whole = new Set(Array.from(this.found.sources.filter(hasNoLines), ({path, name = path}) => name))
  }

  /** The outcome with everything dismissed that stands on other lines. */
  apply(outcome: Outcome): Outcome {
    if (outcome.type === 'unreadable' || this.#whole.has(outcome.article.path)) return outcome
    const {article, result} = outcome
    const {path, line: first, lastLine} = article
    if (first !== undefined && !this.#changed.touches(path, first, lastLine ?? first)) {
      const {input, output, ledger, certificate} = result
      const decisions = ledger.decisions.map(one => skip(one, reasons.unchanged))
      return {...outcome, result: {input, output, ledger: {...ledger, decisions}, certificate, ...judge(decisions)}}
    }
    if (!isWholeFile(article)) return outcome
    const text = asGitReads(result.input)
    const decisions = placed(text, result.ledger.decisions).map(({decision, line}) => {
      const last = line + lineFeedsIn(text.slice(...decision.message.range))
      return this.#changed.touches(path, line, last) ? decision : skip(decision, reasons.unchanged)
    })
    return {...outcome, result: judgeAgain(result, decisions)}
  }
}

/** Of what is packed git tells lines of the packed bytes, and of standard input it knows nothing. */
function hasNoLines({path, compression}: Source): boolean {
  return path === '-' || compression !== undefined
}

/** Only a line feed ends a line of git. */
function asGitReads(text: string): string {
  return text.replaceAll('\r', ' ')
}
