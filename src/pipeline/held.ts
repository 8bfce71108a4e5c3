import {reasons} from '../decide/reasons.js'
import {judge} from '../decide/verdict.js'
import type {Certificate, Decision, Result} from '../types.js'

/**
 * Left as it was: nothing is half cleaned.
 *
 * @param certificate Of the text without edits.
 */
export function held(input: string, decisions: readonly Decision[], fatal: string, certificate: Certificate): Result {
  const skipped = decisions.map(one =>
    one.decision === 'apply'
      ? {...one, decision: 'skip' as const, because: reasons.held, edits: one.message.edits}
      : one
  )
  return {input, output: input, ledger: {decisions: skipped, edits: []}, ...judge(skipped, fatal), fatal, certificate}
}

/**
 * Why an article with this certificate may not be changed; nothing where it may.
 *
 * Words inside quotation marks may be dropped by a repair that a person has asked for; the certificate says so.
 */
export function breachOf(certificate: Certificate, decisions: readonly Decision[]): string | undefined {
  const {holds, added, urls, quoted, breaches} = certificate
  if (holds) return undefined
  const isOnlyQuoted = added === 0 && urls.equal && breaches.length === 1 && quoted.lost > 0
  const isAsked = decisions.some(
    one => one.decision === 'apply' && (one.message.fix !== 'safe' || one.choice !== undefined)
  )
  return isOnlyQuoted && isAsked ? undefined : breaches[0]
}
