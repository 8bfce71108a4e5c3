import path from 'node:path'
import {createCleaners} from '../config/rule-set.js'
import {UsageError} from './failure.js'
import {pathsIn} from './files-from.js'
import {MetBaseline, NewBaseline} from './gate-baseline.js'
import {GateCounts} from './gate-counts.js'
import type {CheckOptions} from './options/check.js'
import {runArticles} from './run-articles.js'
import {OnlyChanged} from './only-changed.js'
import {openSession, type Session} from './session.js'
import {Stopwatch} from './stopwatch.js'
import {checkReports} from './targets.js'
import {joined} from './words.js'

/** A gate: change nothing, fail when something is found. */
export async function check(given: readonly string[], options: CheckOptions): Promise<number> {
  const paths = pathsOf(given, options)
  const {report, baseline, updateBaseline, maxWarnings, exitZero} = options
  if (baseline !== undefined && updateBaseline !== undefined)
    throw new UsageError('Unexpected --update-baseline beside --baseline, expected one of them')
  if (updateBaseline !== undefined && options.onlyChanged !== undefined)
    throw new UsageError('Unexpected --only-changed beside --update-baseline, expected all that is found to go there')
  const whole = without(await openSession(paths, options), baseline ?? updateBaseline)
  const changed = options.onlyChanged === undefined ? undefined : new OnlyChanged(options.onlyChanged, whole.found)
  const stopwatch = options.timing ? new Stopwatch() : undefined
  const session = {
    ...whole,
    ...(changed && {found: changed.found}),
    ...(stopwatch && timed(whole, stopwatch))
  }
  checkReports(report, session.found)
  const counts = new GateCounts({failOn: options.failOn ?? session.recipe.failOn, maxWarnings})
  const isGate = !exitZero && updateBaseline === undefined
  const met = baseline === undefined ? undefined : new MetBaseline(baseline)
  const next = updateBaseline === undefined ? undefined : new NewBaseline(updateBaseline)
  const {hasFailed} = await runArticles(session, {
    stdout: options.format ?? (process.stdout.isTTY ? 'pretty' : 'text'),
    reports: report,
    told: outcome => {
      const unchanged = changed?.apply(outcome) ?? outcome
      return met?.apply(unchanged) ?? unchanged
    },
    isPartial: changed !== undefined,
    showsSuppressed: options.showSuppressed === true,
    each: outcome => {
      counts.add(outcome)
      if (outcome.type === 'cleaned') next?.add(outcome, one => counts.isCounted(one))
    },
    details: () => counts.details(baseline),
    afterword: () => joined([isGate ? counts.describe() : undefined, met?.describe()])
  })
  if (next) process.stderr.write(`${await next.write()}\n`)
  if (stopwatch) process.stderr.write(stopwatch.describe())
  if (hasFailed) return 2
  return isGate && counts.isFailing ? 1 : 0
}

/** An empty list is no mistake: nothing has changed. */
function pathsOf(given: readonly string[], {filesFrom}: CheckOptions): readonly string[] {
  if (filesFrom === undefined && given.length === 0)
    throw new UsageError('Unexpected check without paths, expected files, folders or --files-from')
  if (filesFrom === '-' && given.includes('-'))
    throw new UsageError('Unexpected `-` beside --files-from -, expected one of them: standard input is read once')
  return filesFrom === undefined ? given : [...given, ...pathsIn(filesFrom)]
}

/** In this thread alone, even code of somebody’s own, since the stopwatch is here; and past any cache. */
function timed({recipe, kinds}: Session, stopwatch: Stopwatch): Partial<Session> {
  return {cleanerFor: createCleaners(recipe, kinds, stopwatch), workers: 'none', cache: undefined}
}

/** A baseline lies where the articles are, and is none. */
function without(session: Session, baseline: string | undefined): Session {
  if (baseline === undefined) return session
  const file = path.resolve(baseline)
  const sources = session.found.sources.filter(one => path.resolve(one.path) !== file)
  return {...session, found: {...session.found, sources}}
}
