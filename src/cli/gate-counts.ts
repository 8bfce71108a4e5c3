import {isDismissed, reasons} from '../decide/reasons.js'
import {severities} from '../decide/severities.js'
import {count, figure} from '../report/words.js'
import type {Decision, Outcome, Severity} from '../types.js'

interface Limits {
  readonly failOn: Severity
  readonly maxWarnings?: number | undefined
}

/** What a check has found, and whether it fails on that. */
export class GateCounts {
  readonly #limits: Limits
  readonly #counts: Record<Severity, number> = {error: 0, warning: 0, info: 0}
  #reported = 0
  #tolerated = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** A held article is an error. */
  add(outcome: Outcome): void {
    if (outcome.type === 'unreadable') return
    const {ledger, fatal} = outcome.result
    if (fatal) this.#counts.error++
    for (const one of ledger.decisions) {
      if (this.isCounted(one)) this.#counts[one.message.severity]++
      if (one.because === reasons.baseline) this.#tolerated++
      else if (one.decision === 'skip' && !isDismissed(one)) this.#reported++
    }
  }

  /** What a gate counts: what is told at a severity that may fail. */
  isCounted(one: Decision): boolean {
    return !isDismissed(one) && (one.message.severity !== 'info' || this.#limits.failOn === 'info')
  }

  get isFailing(): boolean {
    return this.#tooMany || this.#fatal.length > 0
  }

  /** What no repair is offered for, and what a baseline tolerates. */
  details(baseline: string | undefined): string[] {
    return [
      ...(this.#reported > 0 ? [`${figure(this.#reported)} reported`] : []),
      ...(this.#tolerated > 0 ? [`${figure(this.#tolerated)} tolerated by ${baseline}`] : [])
    ]
  }

  /** `Fails on 1 error, 2 warnings (--fail-on warning)`; nothing where it does not. */
  describe(): string | undefined {
    const {failOn, maxWarnings} = this.#limits
    const reasons = [
      ...(this.#fatal.length > 0 ? [`${this.#figures(this.#fatal)} (--fail-on ${failOn})`] : []),
      ...(this.#tooMany ? [`${this.#figures(['warning'])} (--max-warnings ${maxWarnings})`] : [])
    ]
    return reasons.length > 0 ? `Fails on ${reasons.join(', ')}` : undefined
  }

  #figures(some: readonly Severity[]): string {
    return some
      .map(one => (one === 'info' ? `${figure(this.#counts.info)} info` : count(this.#counts[one], one)))
      .join(', ')
  }

  get #tooMany(): boolean {
    const {maxWarnings} = this.#limits
    return maxWarnings !== undefined && this.#counts.warning > maxWarnings
  }

  /** The severities that fail it, each by itself. */
  get #fatal(): readonly Severity[] {
    const {failOn, maxWarnings} = this.#limits
    return severities
      .slice(0, severities.indexOf(failOn) + 1)
      .filter(one => this.#counts[one] > 0 && (one !== 'warning' || maxWarnings === undefined))
  }
}
