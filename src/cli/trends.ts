import path from 'node:path'
import {trendsReports} from '../report/trends/formats.js'
import {trendsOf} from '../trends/trends.js'
import {replaceFile} from '../write/replacement.js'
import {explainFailure, UsageError} from './failure.js'
import {observationsOf, type Run, trendsReportSchema} from './observations.js'
import type {TrendsOptions} from './options/trends.js'
import {readReport} from './report-file.js'
import {writeStdout} from './standard-streams.js'
import {version} from '../version.js'
import {describePlaces} from './words.js'

/** The damage of feeds over many runs: what rose, what fell, and since when. */
export async function trends(files: readonly string[], options: TrendsOptions): Promise<number> {
  for (const file of options.report) checkTarget(file, files)
  const {runs, hasFailed} = await readRuns(files)
  if (runs.length === 0) return 2
  const {observations, per} = observationsOf(runs, options.by ?? 'source', options.per)
  const told = {
    ...trendsOf(observations),
    version: version(),
    per,
    runs: runs.length,
    versions: [...new Set(runs.map(one => one.report.copydesk))].sort()
  }
  for (const file of options.report) {
    const target = replaceFile(file)
    await target.write(Buffer.from(trendsReports[formatOf(file)](told)))
    await target.commit()
  }
  await writeStdout(trendsReports[options.format ?? 'text'](told))
  const written = describePlaces(options.report)
  if (written !== undefined) process.stderr.write(`${written}\n`)
  return hasFailed ? 2 : 0
}

async function readRuns(files: readonly string[]): Promise<{runs: Run[]; hasFailed: boolean}> {
  const runs: Run[] = []
  let hasFailed = false
  for (const file of new Set(files)) {
    try {
      runs.push({file, report: await readReport(file, trendsReportSchema)})
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      hasFailed = true
      process.stderr.write(`${explainFailure(error)}\n`)
    }
  }
  return {runs, hasFailed}
}

const formatByExtension: Readonly<Record<string, keyof typeof trendsReports>> = {
  '.html': 'html',
  '.json': 'json',
  '.txt': 'text'
}

function formatOf(file: string): keyof typeof trendsReports {
  const format = formatByExtension[path.extname(file).toLowerCase()]
  if (format) return format
  throw new UsageError(`Unexpected report \`${file}\`, expected .html, .json or .txt at its end`)
}

function checkTarget(file: string, inputs: readonly string[]): void {
  formatOf(file)
  if (inputs.some(one => path.resolve(one) === path.resolve(file))) {
    throw new UsageError(`Unexpected report \`${file}\`, expected another file than an input`)
  }
}
