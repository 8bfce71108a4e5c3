import type {Decision, Result, Verdict} from '../types.js'
import {isDismissed} from './reasons.js'

/**
 * `hold`: something only a person can settle. `publish after fixes`: damage was found and all of it repaired.
 *
 * @param fatal What went wrong with the article as a whole.
 */
export function judge(decisions: readonly Decision[], fatal?: string): {verdict: Verdict; reasons: string[]} {
  const applied = decisions.filter(one => one.decision === 'apply')
  const blocking = decisions.filter(
    one => one.decision !== 'apply' && one.message.severity === 'error' && !isDismissed(one)
  )
  const reasons = [
    ...(fatal ? [fatal] : []),
    ...blocking.map(one => one.message.reason),
    ...(applied.length > 0 ? [`${applied.length} ${applied.length === 1 ? 'repair' : 'repairs'}`] : [])
  ]
  if (fatal || blocking.length > 0) return {verdict: 'hold', reasons}
  return {verdict: applied.length > 0 ? 'publish after fixes' : 'publish', reasons}
}

/** A decision that is not carried out after all. */
export function skip(decision: Decision, because: string): Decision {
  return {...decision, decision: 'skip', because, edits: decision.message.edits}
}

/** A result some of whose decisions have become others. */
export function judgeAgain(result: Result, decisions: readonly Decision[]): Result {
  return {...result, ledger: {...result.ledger, decisions}, ...judge(decisions, result.fatal)}
}
