import {isSingle} from '../read/containers/index.js'
import {runBatch} from '../run/batch.js'
import type {Cleaning} from '../run/cleaning.js'
import type {Destination} from '../run/destination.js'
import type {Journal} from '../run/journal.js'
import type {Position} from '../run/journal-entry.js'
import {openCleaning} from '../run/open-cleaning.js'
import {Progress} from '../run/progress.js'
import {Tally} from '../run/summary.js'
import type {Source} from '../read/source.js'
import type {FormatName} from '../report/format-names.js'
import type {ReportSettings} from '../report/reporter.js'
import {builtinRules} from '../rules/builtin.js'
import type {Outcome, Summary} from '../types.js'
import {Reports} from './reports.js'
import type {Session} from './session.js'
import {isStdoutClosed} from './standard-streams.js'
import {Stopping} from './stopping.js'
import {UnmetFields} from './unmet-fields.js'
import {version} from '../version.js'
import {visible} from '../report/visible.js'
import {count} from '../report/words.js'
import {describeSummary, notices, unusedIgnores} from './words.js'

interface Job {
  /** Format of the report on standard output; left out: none. */
  readonly stdout?: FormatName | undefined
  readonly reports: readonly string[]
  /** Left out: nothing is written. */
  readonly destinationFor?: (source: Source, from: Position) => Destination | undefined
  /** Where it is kept what is finished; left out: the run cannot be gone on with. */
  readonly journal?: Journal | undefined
  /** Groups of sources that turn up until the run is stopped, instead of those of the session. */
  readonly feed?: (signal: AbortSignal) => AsyncIterable<Iterable<Source>>
  /** Whether every held article is told about, not only those of which something went wrong. */
  readonly tellsHeld?: boolean
  readonly each?: (outcome: Outcome) => void
  /** What is counted and reported instead of an outcome. */
  readonly told?: (outcome: Outcome) => Outcome
  /** Whether files of the folders that were given are passed over. */
  readonly isPartial?: boolean
  /** Whether reports whose format has a word for it tell what was dismissed. */
  readonly showsSuppressed?: boolean
  /** What the line with the summary says besides. */
  readonly details?: () => readonly string[]
  /** Stands after the summary; told which reports are written. */
  readonly afterword?: (summary: Summary, reports: readonly string[]) => string | undefined
}

interface Done {
  readonly summary: Summary
  readonly hasFailed: boolean
  /** The files of reports that are written, and why others are not. */
  readonly reports: Pick<Reports, 'written' | 'problems'>
}

/** Send articles through the pipeline and report on them. */
export async function runArticles(session: Session, job: Job): Promise<Done> {
  const stopping = new Stopping(job.journal !== undefined || job.feed !== undefined)
  const cleaning = await openCleaning({
    ...session,
    version: version(),
    ...(!job.feed && {sources: session.found.sources})
  })
  const run = new Run(session, job, cleaning, stopping.signal)
  try {
    await run.all()
  } finally {
    await run.close()
  }
  if (job.feed) stopping.end()
  else stopping.endBySignal()
  return {summary: run.tally.summary, hasFailed: run.hasFailed, reports: run.reports}
}

class Run {
  readonly tally = new Tally()
  readonly reports: Reports
  readonly #session: Session
  readonly #job: Job
  readonly #signal: AbortSignal
  readonly #cleaning: Cleaning
  readonly #progress: Progress
  readonly #unused: Set<string>
  readonly #unmet: UnmetFields
  readonly #unread = new AbortController()
  #hasFailedArticle = false

  constructor(session: Session, job: Job, cleaning: Cleaning, signal: AbortSignal) {
    this.#session = session
    this.#job = job
    this.#cleaning = cleaning
    this.#signal = signal
    const {sources} = session.found
    const isCounted = !job.feed && !session.shard && sources.every(isSingle)
    const showsProgress = process.stderr.isTTY && !session.isQuiet
    this.#progress = new Progress(showsProgress ? process.stderr : undefined, isCounted ? sources.length : undefined)
    this.reports = new Reports(job.stdout, job.reports, describing(session, job), problem => this.#tell(problem))
    this.#unmet = new UnmetFields(session.fields)
    this.#unused = new Set(session.configuration.settings.ignore.map(one => one.fingerprint))
  }

  /** Whether nobody asks about an article that there is nothing to say about. */
  get #isCounted(): boolean {
    const {each, told, reports, stdout} = this.#job
    return !each && !told && !stdout && reports.length === 0 && this.#session.configuration.settings.ignore.length === 0
  }

  /** Whether whole folders are read: else an ignore may be about an article that is not. */
  get #readsAll(): boolean {
    const {shard, found} = this.#session
    return !shard && found.folders.length > 0 && this.#job.isPartial !== true
  }

  /** Whether all that is left would go to a reader that has gone away. */
  get #isUnread(): boolean {
    return isStdoutClosed() && !this.#writesFiles && this.#job.reports.length === 0
  }

  get #writesFiles(): boolean {
    const {destinationFor, feed} = this.#job
    return !!destinationFor && (!!feed || this.#session.found.sources.some(one => one.path !== '-'))
  }

  get hasFailed(): boolean {
    return this.reports.hasFailed || this.#hasFailedArticle || this.tally.summary.unreadable > 0
  }

  async all(): Promise<void> {
    await this.reports.begin()
    for (const unreadable of this.#session.found.problems) await this.#add({type: 'unreadable', unreadable})
    for await (const group of this.#groups()) {
      for await (const outcome of this.#outcomes(group)) {
        await this.#add(outcome)
        if (this.#isUnread) return
      }
    }
    if (this.#isUnread) return
    if (this.#signal.aborted && !this.#job.feed) return this.#tellStopped()
    this.#job.journal?.finish()
    await this.#finish()
  }

  async close(): Promise<void> {
    this.#job.journal?.close()
    await this.#cleaning.close()
    this.#progress.clear()
    await this.reports.discard()
  }

  async *#groups(): AsyncGenerator<Iterable<Source>> {
    if (this.#job.feed) yield* this.#job.feed(this.#signal)
    else yield this.#session.found.sources
  }

  #outcomes(sources: Iterable<Source>): AsyncGenerator<Outcome> {
    const {fields, shard, stdin, choicesFor} = this.#session
    const {destinationFor = () => undefined, journal, reports, stdout} = this.#job
    const cleaning = this.#cleaning
    const tellsTexts = reports.length > 0 || stdout !== undefined
    const signal = this.#signal
    return runBatch(sources, {
      fields,
      shard,
      choicesFor,
      destinationFor,
      journal,
      cleaning,
      tellsTexts,
      counting: this.#isCounted ? this.#counting : undefined,
      signal: AbortSignal.any([signal, this.#unread.signal]),
      stdin
    })
  }

  async #finish(): Promise<void> {
    const {summary} = this.tally
    this.#progress.clear()
    await this.reports.end(summary)
    if (isStdoutClosed()) return
    if (this.#readsAll) for (const line of unusedIgnores(this.#session.configuration, this.#unused)) this.#tell(line)
    for (const line of this.#unmet.describe()) this.#tell(line)
    if (this.#session.isQuiet) return
    const {stdout, destinationFor, details} = this.#job
    if (stdout !== 'pretty') this.#tell(describeSummary(summary, destinationFor !== undefined, details?.()))
    const last = this.#job.afterword?.(summary, this.reports.written)
    for (const line of last?.split('\n') ?? []) this.#tell(line)
  }

  async #add(met: Outcome): Promise<void> {
    this.#note(met)
    const outcome = this.#job.told?.(met) ?? met
    this.tally.add(outcome)
    this.#job.each?.(outcome)
    this.#notice(outcome)
    if (this.#job.stdout && process.stdout.isTTY) this.#progress.clear()
    await this.reports.add(outcome)
    this.#progress.step()
  }

  get #counting() {
    return {
      count: (counts: Summary) => this.#count(counts),
      notice: (outcome: Outcome) => {
        this.#note(outcome)
        this.#notice(outcome)
      }
    }
  }

  #notice(outcome: Outcome): void {
    const {tellsHeld = false} = this.#job
    const isSilent = outcome.type === 'cleaned' && this.#session.isQuiet && !tellsHeld
    if (isSilent || this.#showsFailures()) return
    for (const line of notices(outcome, tellsHeld)) this.#tell(line)
  }

  #note(outcome: Outcome): void {
    this.#unmet.add(outcome)
    if (outcome.type === 'unreadable') return
    const {ledger, failed} = outcome.result
    for (const one of ledger.decisions) this.#unused.delete(one.fingerprint)
    if (failed) this.#hasFailedArticle = true
  }

  #count(counts: Summary): void {
    this.tally.merge(counts)
    this.#progress.step(counts.articles)
    if (this.#isUnread) this.#unread.abort()
  }

  #tellStopped(): void {
    this.#tell(`Stopped after ${count(this.tally.summary.articles, 'article')}: the same command with --resume goes on`)
  }

  /** Whether the report on the terminal already says what standard error would. */
  #showsFailures(): boolean {
    const {stdout} = this.#job
    return stdout === 'pretty' || (stdout === 'text' && process.stdout.isTTY)
  }

  #tell(line: string): void {
    this.#progress.clear()
    process.stderr.write(`${visible(line)}\n`)
  }
}

/** What reports say about rules: looked up only when one asks. */
function describing(
  {fix, recipe}: Session,
  {destinationFor, showsSuppressed = false}: Job
): Omit<ReportSettings, 'version' | 'date' | 'colour'> {
  const all = [...builtinRules, ...recipe.rules]
  const changesNothing = destinationFor === undefined
  return {fix, changesNothing, showsSuppressed, describe: id => all.find(rule => rule.id === id)?.why}
}
