import {reasons} from '../decide/reasons.js'
import type {Choice, Decision} from '../types.js'

/** Whether a person can decide about it: a repair made or offered, one that is withheld with its article, or what blocks publishing. */
export function isDecidable({decision, choice, because, message}: Decision): boolean {
  if (because === reasons.ignored || because === reasons.inline) return false
  if (decision !== 'skip' || choice || because === reasons.held) return true
  return message.severity === 'error'
}

export function isOpen(decision: Decision): boolean {
  return decision.choice === undefined && isDecidable(decision)
}

/** Whether saying yes means anything: there is a repair to make. */
export function isAcceptable({decision, because, choice, message}: Decision): boolean {
  return decision !== 'skip' || because === reasons.held || (choice !== undefined && message.fix !== 'none')
}

/** What approving an article as it is shown says about an open change: what is made stays, all else stays away. */
export function approval({decision}: Decision): Choice {
  return decision === 'apply' ? 'accept' : 'reject'
}
