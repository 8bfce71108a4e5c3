import {appendFile} from 'node:fs/promises'
import {describe} from '../read/problem.js'
import {markdown} from '../report/markdown.js'
import type {Reporter, ReportSettings} from '../report/reporter.js'
import {WriteError} from '../write/replacement.js'
import type {OpenReport} from './reports.js'

/** Of articles, in bytes. GitHub refuses a summary above one MiB, and what it comes to stands at the end. */
const most = 900_000

/** The report for the page of a step of GitHub Actions, which shows only ten annotations of a kind. */
export function stepSummary(settings: Pick<ReportSettings, 'changesNothing'>): OpenReport[] {
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (!file) return []
  const write = (text: string) =>
    appendFile(file, text).catch((error: unknown) => {
      throw new WriteError(`${file}: ${describe(error)}`, {cause: error})
    })
  const nothing = async () => undefined
  return [{reporter: bounded(markdown(settings)), write, commit: nothing, discard: nothing}]
}

/** Articles as long as there is room. */
function bounded(reporter: Reporter): Reporter {
  let left = most
  return {
    ...reporter,
    outcome: one => {
      const text = reporter.outcome(one)
      left -= Buffer.byteLength(text)
      return left > 0 ? text : ''
    }
  }
}
