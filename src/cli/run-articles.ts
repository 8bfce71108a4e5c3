import {type Destination, runBatch} from '../run/batch.js'
import {Progress} from '../run/progress.js'
import {Tally} from '../run/summary.js'
import {isSingle} from '../read/containers/index.js'
import type {Source} from '../read/source.js'
import type {Outcome, Summary} from '../types.js'
import {removeUnfinished} from '../write/replacement.js'
import type {FormatName} from './options.js'
import {Reports} from './reports.js'
import type {Session} from './session.js'
import {isStdoutClosed} from './standard-streams.js'
import {describeSummary, notices, unusedIgnores} from './words.js'

interface Job {
  /** Format of the report on standard output; left out: none. */
  readonly stdout?: FormatName | undefined
  readonly reports: readonly string[]
  /** Left out: nothing is written. */
  readonly destinationFor?: (source: Source) => Destination | undefined
  /** Whether every held article is told about, not only those of which something went wrong. */
  readonly tellsHeld?: boolean
  readonly each?: (outcome: Outcome) => void
  /** Stands after the summary. */
  readonly afterword?: (summary: Summary) => string | undefined
}

/** Send articles through the pipeline and report on them. */
export async function runArticles(session: Session, job: Job): Promise<{summary: Summary; hasFailed: boolean}> {
  const run = new Run(session, job)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupt(signal))
  try {
    await run.all()
  } finally {
    await run.close()
  }
  return {summary: run.tally.summary, hasFailed: run.hasFailed}
}

class Run {
  readonly tally = new Tally()
  readonly #session: Session
  readonly #job: Job
  readonly #progress: Progress
  readonly #reports: Reports
  readonly #unused: Set<string>

  constructor(session: Session, job: Job) {
    this.#session = session
    this.#job = job
    const {sources} = session.found
    const total = sources.every(isSingle) ? sources.length : undefined
    const showsProgress = process.stderr.isTTY && !session.isQuiet
    this.#progress = new Progress(showsProgress ? process.stderr : undefined, total)
    this.#reports = new Reports(job.stdout, job.reports, session.fix, problem => this.#tell(problem))
    this.#unused = new Set(session.configuration.settings.ignore.map(one => one.fingerprint))
  }

  get hasFailed(): boolean {
    return this.#reports.hasFailed || this.tally.summary.unreadable > 0
  }

  async all(): Promise<void> {
    const {found, fields, stdin, cleanerFor, choicesFor, isQuiet} = this.#session
    const {destinationFor = () => undefined, afterword} = this.#job
    await this.#reports.begin()
    for (const unreadable of found.problems) await this.#add({type: 'unreadable', unreadable})
    for await (const outcome of runBatch(found.sources, {fields, cleanerFor, choicesFor, destinationFor, stdin})) {
      await this.#add(outcome)
      if (isStdoutClosed() && !this.#job.destinationFor && this.#job.reports.length === 0) break
    }
    const {summary} = this.tally
    await this.#reports.end(summary)
    if (isStdoutClosed()) return
    for (const line of unusedIgnores(this.#session.configuration, this.#unused)) this.#tell(line)
    if (isQuiet) return
    if (this.#job.stdout !== 'pretty') this.#tell(describeSummary(summary, this.#job.destinationFor !== undefined))
    const last = afterword?.(summary)
    if (last) this.#tell(last)
  }

  async close(): Promise<void> {
    this.#progress.clear()
    await this.#reports.discard()
  }

  async #add(outcome: Outcome): Promise<void> {
    this.tally.add(outcome)
    this.#job.each?.(outcome)
    if (outcome.type === 'cleaned') {
      for (const one of outcome.result.ledger.decisions) this.#unused.delete(one.fingerprint)
    }
    const isSilent = outcome.type === 'cleaned' && this.#session.isQuiet
    if (!isSilent && !this.#showsFailures()) {
      for (const line of notices(outcome, this.#job.tellsHeld === true)) this.#tell(line)
    }
    if (this.#job.stdout && process.stdout.isTTY) this.#progress.clear()
    await this.#reports.add(outcome)
    this.#progress.step()
  }

  /** Whether the report on the terminal already says what standard error would. */
  #showsFailures(): boolean {
    const {stdout} = this.#job
    return stdout === 'pretty' || (stdout === 'text' && process.stdout.isTTY)
  }

  #tell(line: string): void {
    this.#progress.clear()
    process.stderr.write(`${line}\n`)
  }
}

/** Files that were not finished go; what stood there stays. */
function interrupt(signal: NodeJS.Signals): void {
  removeUnfinished()
  process.kill(process.pid, signal)
}
