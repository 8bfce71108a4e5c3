import {reasons} from '../decide/reasons.js'
import {judge} from '../decide/verdict.js'
import type {Decision, Result} from '../types.js'

/** Left as it was: nothing is half cleaned. */
export function held(input: string, decisions: readonly Decision[], fatal: string): Result {
  const skipped = decisions.map(one =>
    one.decision === 'apply'
      ? {...one, decision: 'skip' as const, because: reasons.held, edits: one.message.edits}
      : one
  )
  return {input, output: input, ledger: {decisions: skipped, edits: []}, ...judge(skipped, fatal), fatal}
}
