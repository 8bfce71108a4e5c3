import {reasons} from '../decide/reasons.js'
import {judge, skip} from '../decide/verdict.js'
import {sortEdits} from '../edit/apply.js'
import type {Certificate, Decision, Edit, Result} from '../types.js'

/**
 * Left as it was: nothing is half cleaned.
 *
 * @param certificate Of the text without edits.
 */
export function held(input: string, decisions: readonly Decision[], fatal: string, certificate: Certificate): Result {
  const skipped = decisions.map(one => (one.decision === 'apply' ? skip(one, reasons.held) : one))
  return {input, output: input, ledger: {decisions: skipped, edits: []}, ...judge(skipped, fatal), fatal, certificate}
}

/**
 * Why an article with this certificate may not be changed; nothing where it may.
 *
 * Words inside quotation marks may be dropped by a repair that a person has asked for; the certificate says so. What is made
 * unattended must hold by itself.
 *
 * @param certifyEdits The certificate that some of the edits would have.
 */
export function breachOf(
  {holds, added, urls, quoted, breaches}: Certificate,
  decisions: readonly Decision[],
  certifyEdits: (edits: readonly Edit[]) => Certificate
): string | undefined {
  if (holds) return undefined
  const isOnlyQuoted = added === 0 && urls.equal && breaches.length === 1 && quoted.lost > 0
  const made = decisions.filter(one => one.decision === 'apply')
  const unattended = made.filter(one => one.message.fix === 'safe' && one.choice === undefined)
  if (!isOnlyQuoted || unattended.length === made.length) return breaches[0]
  return certifyEdits(sortEdits(unattended.flatMap(one => one.edits))).breaches[0]
}
