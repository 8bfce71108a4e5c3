import {formats} from './report/formats.js'
import type {ReportSettings} from './report/reporter.js'
import {Tally} from './run/summary.js'
import type {Outcome} from './types.js'
import {version} from './version.js'

export {formats} from './report/formats.js'
export type {Reporter, ReportSettings} from './report/reporter.js'
export {Tally} from './run/summary.js'

/**
 * A report on articles as one text. Where they are too many to keep, pass on the pieces that a format makes of each, and count
 * them with a `Tally`.
 *
 * @param format As after `--format`: `json`, `html`, `sarif`…
 * @throws {Error} There is no such format.
 * @example reportOn('jsonl', []).split('\n').length // => 2
 */
export function reportOn(
  format: keyof typeof formats,
  outcomes: Iterable<Outcome>,
  settings: Partial<ReportSettings> = {}
): string {
  if (!Object.hasOwn(formats, format)) {
    throw new Error(`Unexpected format \`${format}\`, expected one of ${Object.keys(formats).join(', ')}`)
  }
  const reporter = formats[format]({version: version(), colour: false, fix: 'safe', ...settings})
  const tally = new Tally()
  let report = reporter.begin()
  for (const outcome of outcomes) {
    tally.add(outcome)
    report += reporter.outcome(outcome)
  }
  return report + reporter.end(tally.summary)
}
