import {isWavedAway} from '../decide/reasons.js'
import type {Decision, Outcome, Severity} from '../types.js'
import type {CheckOptions} from './options.js'
import {runArticles} from './run-articles.js'
import {openSession} from './session.js'
import {checkReports} from './targets.js'

/** A gate: change nothing, fail when something is found. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const session = await openSession(paths, options)
  checkReports(options.report, session.found)
  const failOn = options.failOn ?? session.configuration.settings['fail-on'] ?? 'warning'
  const counts: Record<Severity, number> = {error: 0, warning: 0, info: 0}
  const {hasFailed} = await runArticles(session, {
    stdout: options.format ?? (process.stdout.isTTY ? 'pretty' : 'text'),
    reports: options.report,
    each: outcome => addFailures(counts, outcome, failOn)
  })
  if (hasFailed) return 2
  return isFailing(counts, failOn, options.maxWarnings) ? 1 : 0
}

/** Error, warning, info: an earlier one is worse. */
const severities: readonly Severity[] = ['error', 'warning', 'info']

/** What a gate counts: errors, repairs that would be made, and with `--fail-on info` everything. A held article is an error. */
function addFailures(counts: Record<Severity, number>, outcome: Outcome, failOn: Severity): void {
  if (outcome.type === 'unreadable') return
  const {ledger, fatal} = outcome.result
  if (fatal) counts.error++
  for (const one of ledger.decisions) if (counting(one, failOn)) counts[one.message.severity]++
}

function counting(one: Decision, failOn: Severity): boolean {
  if (isWavedAway(one)) return false
  const {
    decision,
    message: {severity}
  } = one
  return severity === 'error' || decision === 'apply' || failOn === 'info'
}

function isFailing(counts: Readonly<Record<Severity, number>>, failOn: Severity, maxWarnings?: number): boolean {
  if (maxWarnings !== undefined && counts.warning > maxWarnings) return true
  const fatal = severities.slice(0, severities.indexOf(failOn) + 1)
  return fatal.some(one => (one === 'warning' && maxWarnings !== undefined ? false : counts[one] > 0))
}
