import type {Use} from '../read/finder.js'
import {destinations} from './destinations.js'
import {UsageError} from './failure.js'
import type {CleanOptions} from './options/clean.js'
import {runArticles} from './run-articles.js'
import type {Outcome, Summary} from '../types.js'
import {openSession, type Session} from './session.js'
import {refuseSharedFiles} from './sharding.js'
import {checkReports, mirror} from './targets.js'
import {UnmetChoices} from './unmet-choices.js'
import {describeWritten, joined} from './words.js'

/** Clean articles: to a folder, in place, from standard input to standard output, or nowhere to see what would change. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  if (options.watch) return (await import('./watch.js')).watch(paths, options)
  const isFilter = checkUse(paths, options)
  const reading = options.lineBuffered ? {inputFormat: 'jsonl', ...options} : options
  const session = await openSession(paths, reading, useOf(options))
  const targets = options.out === undefined ? undefined : mirror(session.found, options.out)
  checkReports(options.report, session.found, targets)
  await refuseSharedFiles(session, options)
  const isDry = !isFilter && !options.out && !options.write
  const resuming = isDry || isFilter ? undefined : await openResuming(paths, session, options)
  const unmet = new UnmetChoices()
  let isWritten = false
  const destinationFor = noting(destinations(session.fields, targets, resuming?.run), () => (isWritten = true))
  const {hasFailed} = await runArticles(session, {
    stdout: options.format ?? (!isFilter && !options.quiet && process.stdout.isTTY ? 'pretty' : undefined),
    reports: options.report,
    tellsHeld: true,
    ...(!isDry && {destinationFor}),
    journal: resuming?.journal,
    ...(options.decisions !== undefined && {each: (outcome: Outcome) => unmet.add(outcome)}),
    afterword: (summary, reports) =>
      joined([
        resuming?.describe(),
        unmet.describe(options.decisions),
        summary.changed > 0 ? lackOfUndo(options, reports) : undefined,
        isDry && summary.changed > 0
          ? describeUnwritten(summary, reports)
          : describeWritten(options.out, summary, reports, isWritten)
      ])
  })
  return hasFailed ? 2 : 0
}

/** @param note Called when an output stands in its place. */
function noting(destinationFor: ReturnType<typeof destinations>, note: () => void): typeof destinationFor {
  return (source, from) => {
    const destination = destinationFor(source, from)
    const commit = async () => {
      await destination.commit()
      note()
    }
    return {...destination, commit}
  }
}

function useOf({out, write}: CleanOptions): Use {
  if (out !== undefined) return 'mirror'
  return write ? 'write' : 'read'
}

async function openResuming(paths: readonly string[], session: Session, options: CleanOptions) {
  const {describeBeginning, describeResumed, openJournal, runName} = await import('./resuming.js')
  const run = runName(paths, session, options)
  const journal = openJournal(session.found, run, options)
  const isResumed = options.resume === true && !journal.isEmpty
  if (options.resume && !isResumed) process.stderr.write(`${describeBeginning(journal)}\n`)
  return {run, journal, describe: () => describeResumed(journal, isResumed)}
}

/**
 * Only a JSON report knows the way back.
 *
 * @param written The reports that could be written.
 */
function lackOfUndo({write, report}: CleanOptions, written: readonly string[]): string | undefined {
  const isWayBack = (file: string) => /(?<!\.gitlab)\.json$/iu.test(file)
  if (!write || written.some(isWayBack)) return undefined
  const why = report.some(isWayBack)
    ? 'the report that it takes could not be written'
    : 'it takes the report that --report FILE.json writes'
  return `\`copydesk undo\` cannot put the originals back: ${why}`
}

/** How to get what is not there. */
function describeUnwritten(summary: Summary, reports: readonly string[]): string {
  const help = '--out FOLDER writes elsewhere, --write in place'
  const written = describeWritten(undefined, summary, reports)
  return written === undefined ? `Nothing was written: ${help}` : `${written}; no article: ${help}`
}

/** @returns Whether an article comes from standard input and goes to standard output. */
function checkUse(paths: readonly string[], {out, write, format, resume, lineBuffered}: CleanOptions): boolean {
  if (out !== undefined && write) throw new UsageError('Unexpected --write beside --out, expected one of them')
  if (out === '') throw new UsageError('Unexpected empty --out, expected a folder')
  if (resume && out === undefined && !write) {
    throw new UsageError('Unexpected --resume without --out or --write, expected the command that was broken off')
  }
  if (!paths.includes('-')) {
    if (lineBuffered) throw new UsageError('Unexpected --line-buffered without `-`, expected standard input')
    return false
  }
  if (paths.some(one => one !== '-')) throw new UsageError('Unexpected files beside `-`, expected one or the other')
  if (out !== undefined || write)
    throw new UsageError('Unexpected --out or --write with `-`, expected neither: the article goes to standard output')
  if (format)
    throw new UsageError('Unexpected --format with `-`, expected --report FILE: the article goes to standard output')
  return true
}
