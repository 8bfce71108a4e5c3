import {addCertificate, addTotals, noCertificates} from '../certify/totals.js'
import type {Decision, Outcome, Summary} from '../types.js'

type Counts = Record<Decision['decision'], number>

/**
 * Counts outcomes as they pass.
 *
 * @example new Tally().summary.articles // => 0
 */
export class Tally {
  readonly #verdicts = {publish: 0, 'publish after fixes': 0, hold: 0}
  readonly #decisions: Counts = {apply: 0, suggest: 0, skip: 0}
  readonly #severities = {error: 0, warning: 0, info: 0}
  readonly #rules = new Map<string, Counts>()
  #certificate = noCertificates
  #articles = 0
  #unreadable = 0
  #changed = 0

  add(outcome: Outcome): void {
    if (outcome.type === 'unreadable') {
      this.#unreadable++
      return
    }
    const {result} = outcome
    this.#articles++
    this.#verdicts[result.verdict]++
    this.#certificate = addCertificate(this.#certificate, result.certificate)
    if (result.ledger.edits.length > 0) this.#changed++
    for (const decision of result.ledger.decisions) this.#addDecision(decision)
  }

  /** Add the counts of another part of the run. */
  merge(part: Summary): void {
    this.#articles += part.articles
    this.#unreadable += part.unreadable
    this.#changed += part.changed
    this.#certificate = addTotals(this.#certificate, part.certificate)
    addCounts(this.#verdicts, part.verdicts)
    addCounts(this.#decisions, part.decisions)
    addCounts(this.#severities, part.severities)
    for (const [rule, counts] of Object.entries(part.rules)) addCounts(this.#countsOf(rule), counts)
  }

  #addDecision({decision, message: {ruleId, severity}}: Decision): void {
    this.#decisions[decision]++
    this.#severities[severity]++
    this.#countsOf(ruleId)[decision]++
  }

  #countsOf(rule: string): Counts {
    const known = this.#rules.get(rule) ?? {apply: 0, suggest: 0, skip: 0}
    this.#rules.set(rule, known)
    return known
  }

  get summary(): Summary {
    return {
      articles: this.#articles,
      unreadable: this.#unreadable,
      changed: this.#changed,
      verdicts: {...this.#verdicts},
      decisions: {...this.#decisions},
      severities: {...this.#severities},
      rules: Object.fromEntries([...this.#rules].sort(([a], [b]) => (a < b ? -1 : 1))),
      certificate: this.#certificate
    }
  }
}

function addCounts<Key extends string>(counts: Record<Key, number>, more: Readonly<Record<Key, number>>): void {
  for (const key of Object.keys(counts) as Key[]) counts[key] += more[key]
}
