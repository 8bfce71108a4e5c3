import {reasons} from '../decide/reasons.js'
import {severities} from '../decide/severities.js'
import type {Choice, Decision, Severity} from '../types.js'

/**
 * Whether a person can decide about it: a repair made or offered, one that is withheld with its article, or what a gate fails on.
 *
 * @param failOn The mildest severity that does.
 */
export function isDecidable({decision, choice, because, message}: Decision, failOn: Severity): boolean {
  if (because === reasons.ignored || because === reasons.inline) return false
  if (decision !== 'skip' || choice || because === reasons.held) return true
  return severities.indexOf(message.severity) <= severities.indexOf(failOn)
}

export function isOpen(decision: Decision, failOn: Severity): boolean {
  return decision.choice === undefined && isDecidable(decision, failOn)
}

/** Whether saying yes means anything: there is a repair to make. */
export function isAcceptable({decision, because, choice, message}: Decision): boolean {
  return decision !== 'skip' || because === reasons.held || (choice !== undefined && message.fix !== 'none')
}

/** What approving an article as it is shown says about an open change: what is made stays, all else stays away. */
export function approval({decision}: Decision): Choice {
  return decision === 'apply' ? 'accept' : 'reject'
}
