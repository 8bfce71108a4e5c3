import {randomBytes} from 'node:crypto'
import path from 'node:path'
import {DecisionsFile} from '../decisions/file.js'
import {optional} from '../read/optional.js'
import type {Finished, Problem} from '../review/protocol.js'
import {problemOf, Review} from '../review/review.js'
import type {Outcome} from '../types.js'
import {destinations} from './destinations.js'
import {UsageError} from './failure.js'
import {openInBrowser} from './open-in-browser.js'
import type {ReviewOptions} from './options/review.js'
import {refuseAddress} from './refuse-address.js'
import {runArticles} from './run-articles.js'
import {openSession, type Session} from './session.js'
import {writeStdout} from './standard-streams.js'
import {checkReports, mirror, type Targets} from './targets.js'

const defaults = {decisions: 'copydesk.decisions', out: 'reviewed'}

/** Serve a page on which a person accepts or rejects each change, and writes the result. Runs until it is interrupted. */
export async function review(paths: readonly string[], options: ReviewOptions): Promise<number> {
  if (paths.includes('-'))
    throw new UsageError('Unexpected `-`, expected files or folders: standard input is read once')
  const {decisions = defaults.decisions, out = defaults.out, ...reading} = options
  const session = await openSession(paths, reading, 'mirror')
  const targets = mirror(session.found, out)
  const reports = options.report.length > 0 ? options.report : [`${out}.html`, `${out}.json`]
  checkReports([...reports, decisions], session.found, targets)
  const {serve, createApp} = await loadServer()
  const file = new DecisionsFile(decisions)
  const reviewed = new Review(file, session.cleanerFor, session.recipe.failOn)
  const obeying = {...session, choicesFor: reviewed.choicesFor.bind(reviewed)}
  await runArticles(obeying, {reports: [], each: outcome => reviewed.add(outcome)})

  const token = randomBytes(24).toString('base64url')
  const finish = (step: () => void) => finishInto(obeying, reviewed, {out, targets, reports, step})
  const page = {token, review: reviewed, out, decisions: shown(file.path), finish}
  const port = await serve(options.port ?? 0, hosts => createApp({...page, hosts})).catch(refuseAddress)
  const address = `http://127.0.0.1:${port}/${token}/`
  await writeStdout(`Review: ${address}\nDecisions: ${shown(file.path)}\nStop with Ctrl+C: decisions are kept\n`)
  if (options.open && process.stdout.isTTY) openInBrowser(address)
  return new Promise(() => undefined)
}

async function loadServer() {
  return optional(() => import('../review/serve.js'), 'review', 'hono @hono/node-server')
}

interface FinishOptions {
  readonly out: string
  readonly targets: Targets
  readonly reports: readonly string[]
  readonly step: () => void
}

/** Clean once more, as `clean --decisions` would, into the folder. */
async function finishInto(
  session: Session,
  reviewed: Review,
  {out, targets, reports, step}: FinishOptions
): Promise<Finished> {
  const counts = {accepted: 0, rejected: 0, open: 0}
  const changedSince: string[] = []
  const problems: Problem[] = []
  const files = new Set<string>()
  const each = (outcome: Outcome) => {
    step()
    if (outcome.type === 'unreadable') return void problems.push(problemOf(outcome.unreadable))
    if (outcome.written !== undefined) files.add(out)
    const told = reviewed.describe(outcome)
    counts.accepted += told.accepted
    counts.rejected += told.rejected
    counts.open += told.open
    if (!told.isAsShown) changedSince.push(told.name)
  }
  const run = await runArticles(session, {
    reports,
    each,
    destinationFor: destinations(session.fields, targets, undefined)
  })
  for (const problem of run.reports.problems) problems.push({name: 'report', problem})
  return {summary: run.summary, files: [...files, ...run.reports.written], problems, ...counts, changedSince}
}

/** From here, where it is below. */
function shown(file: string): string {
  const relative = path.relative(process.cwd(), file)
  return relative.startsWith('..') ? file : relative
}
