import {fileEndings, type FormatName, formatNames} from '../report/format-names.js'
import {lightFormats} from '../report/light-formats.js'
import type {Reporter, ReportSettings} from '../report/reporter.js'
import type {Outcome, Summary} from '../types.js'
import {replaceFile, WriteError} from '../write/replacement.js'
import {UsageError} from './failure.js'
import {stepSummary} from './step-summary.js'
import {hasColour, writeStdout} from './standard-streams.js'
import {version} from '../version.js'

const formatByExtension: Readonly<Record<string, FormatName>> = Object.fromEntries(
  formatNames.flatMap(name => fileEndings[name].map(ending => [ending, name]))
)

/** A report on its way to standard output or a file. */
export interface OpenReport {
  readonly file?: string
  readonly reporter: Reporter
  write(text: string): Promise<void>
  commit(): Promise<void>
  discard(): Promise<void>
}

/** All reports of a run. One that cannot be written is told about, and does not stop the run. */
export class Reports {
  /** Why some could not be written. */
  readonly problems: string[] = []
  readonly #tell: (problem: string) => void
  readonly #stdout: FormatName | undefined
  readonly #files: readonly {readonly file: string; readonly format: FormatName}[]
  readonly #settings: Omit<ReportSettings, 'colour'>
  #open: OpenReport[] = []
  readonly #lost = new Set<string>()

  /** @throws {UsageError} The extension of a file names no format. */
  constructor(
    stdout: FormatName | undefined,
    files: readonly string[],
    run: Omit<ReportSettings, 'version' | 'date' | 'colour'>,
    tell: (problem: string) => void
  ) {
    this.#tell = tell
    this.#stdout = stdout
    this.#files = files.map(file => ({file, format: formatOf(file)}))
    this.#settings = {...run, version: version(), date: new Date().toISOString()}
  }

  /** Whether one could not be written. */
  get hasFailed(): boolean {
    return this.problems.length > 0
  }

  /** The files of those that are. */
  get written(): readonly string[] {
    return this.#files.map(({file}) => file).filter(file => !this.#lost.has(file))
  }

  async begin(): Promise<void> {
    for (const {file, format} of this.#files) {
      const reporter = (await loadFormat(format))({...this.#settings, colour: false})
      this.#open.push({...replaceFile(file), file, reporter})
    }
    if (this.#stdout) await this.#openStdout(this.#stdout)
    await this.#each(async ({reporter, write}) => write(reporter.begin()))
  }

  async #openStdout(format: FormatName): Promise<void> {
    const {columns} = process.stdout
    const reporter = (await loadFormat(format))({
      ...this.#settings,
      colour: hasColour(process.stdout),
      ...(process.stdout.isTTY && {columns})
    })
    const nothing = async () => undefined
    this.#open.push({reporter, write: writeStdout, commit: nothing, discard: nothing})
    if (format === 'github') this.#open.push(...stepSummary(this.#settings))
  }

  async add(outcome: Outcome): Promise<void> {
    await this.#each(async ({reporter, write}) => write(reporter.outcome(outcome)))
  }

  async end(summary: Summary): Promise<void> {
    await this.#each(async ({reporter, write, commit}) => {
      await write(reporter.end(summary))
      await commit()
    })
  }

  async discard(): Promise<void> {
    for (const report of this.#open) await report.discard()
  }

  async #each(step: (report: OpenReport) => Promise<void>): Promise<void> {
    for (const report of [...this.#open]) {
      try {
        await step(report)
      } catch (error) {
        if (!(error instanceof WriteError)) throw error
        this.problems.push(error.message)
        if (report.file !== undefined) this.#lost.add(report.file)
        this.#open = this.#open.filter(one => one !== report)
        this.#tell(`report: ${error.message}`)
      }
    }
  }
}

/** Pages need much that no other format does. */
async function loadFormat(name: FormatName) {
  return name === 'html' ? (await import('../report/html.js')).html : lightFormats[name]
}

function formatOf(file: string): FormatName {
  const [, second = '', first = ''] = /(\.[^./\\]+)?(\.[^./\\]+)$/u.exec(file.toLowerCase()) ?? []
  const format = formatByExtension[second + first] ?? formatByExtension[first]
  if (format) return format
  const known = Object.keys(formatByExtension).join(', ')
  throw new UsageError(`Unexpected report \`${file}\`, expected one of ${known} at its end`)
}
