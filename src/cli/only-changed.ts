import {reasons} from '../decide/reasons.js'
import {judge, judgeAgain, skip} from '../decide/verdict.js'
import type {Sources} from '../read/source.js'
import {isWholeFile, placed} from '../report/placed.js'
import type {Outcome} from '../types.js'
import {ChangedLines} from './changed-lines.js'

/** What of a check stands on lines that changed in git. Standard input has changed as a whole. */
export class OnlyChanged {
  readonly #changed: ChangedLines

  /** @throws {UsageError} Git cannot say what changed. */
  constructor(base: string) {
    this.#changed = new ChangedLines(base)
  }

  /** The sources in which anything changed: the others are not read. */
  of(found: Sources): Sources {
    return {...found, sources: found.sources.filter(({path}) => path === '-' || this.#changed.has(path))}
  }

  /** The outcome with everything dismissed that stands on other lines. */
  apply(outcome: Outcome): Outcome {
    if (outcome.type === 'unreadable' || outcome.article.path === '-') return outcome
    const {article, result} = outcome
    if (article.line !== undefined && !this.#changed.touches(article.path, article.line, article.line)) {
      const {input, output, ledger, certificate} = result
      const decisions = ledger.decisions.map(one => skip(one, reasons.unchanged))
      return {...outcome, result: {input, output, ledger: {...ledger, decisions}, certificate, ...judge(decisions)}}
    }
    if (!isWholeFile(article)) return outcome
    const decisions = placed(result.input, result.ledger.decisions).map(({decision, line}) => {
      const last = line + breaksIn(result.input.slice(...decision.message.range))
      return this.#changed.touches(article.path, line, last) ? decision : skip(decision, reasons.unchanged)
    })
    return {...outcome, result: judgeAgain(result, decisions)}
  }
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0
}
