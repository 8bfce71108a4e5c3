import {addCertificate, addTotals, noCertificates} from '../certify/totals.js'
import type {Decision, Summary} from '../types.js'
import type {BareOutcome} from './bare-result.js'

type Counts = Record<Decision['decision'], number>

function addTo<Name extends string>(sums: Record<Name, number>, counts: Readonly<Record<Name, number>>): void {
  for (const name of Object.keys(sums) as Name[]) sums[name] += counts[name]
}

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

  add(outcome: BareOutcome): void {
    if (outcome.type === 'unreadable') {
      this.#unreadable++
      return
    }
    const {result} = outcome
    this.#articles++
    this.#verdicts[result.verdict]++
    this.#certificate = addCertificate(this.#certificate, result.certificate)
    const {edits, decisions} = result.ledger
    // A gate dismisses what is tolerated, and leaves the edits as they were.
    if (edits.length > 0 && decisions.some(one => one.decision === 'apply')) this.#changed++
    for (const decision of decisions) this.#addDecision(decision)
  }

  /** Add what another one has counted. */
  merge(counts: Summary): void {
    this.#articles += counts.articles
    this.#unreadable += counts.unreadable
    this.#changed += counts.changed
    addTo(this.#verdicts, counts.verdicts)
    addTo(this.#decisions, counts.decisions)
    addTo(this.#severities, counts.severities)
    for (const [ruleId, decisions] of Object.entries(counts.rules)) addTo(this.#countsOf(ruleId), decisions)
    this.#certificate = addTotals(this.#certificate, counts.certificate)
  }

  #addDecision({decision, message: {ruleId, severity}}: Decision): void {
    this.#decisions[decision]++
    this.#severities[severity]++
    this.#countsOf(ruleId)[decision]++
  }

  #countsOf(ruleId: string): Counts {
    const known = this.#rules.get(ruleId)
    if (known) return known
    const counts = {apply: 0, suggest: 0, skip: 0}
    this.#rules.set(ruleId, counts)
    return counts
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
