import path from 'node:path'
import type {Source} from '../read/source.js'
import type {Destination} from '../run/batch.js'
import type {Fields} from '../read/fields.js'
import {openOutput} from '../write/output.js'
import {packed, type Target} from '../write/packing.js'
import {UsageError} from './failure.js'
import type {CleanOptions} from './options.js'
import {runArticles} from './run-articles.js'
import {openSession} from './session.js'
import {writeStdout} from './standard-streams.js'
import {checkReports, mirror, type Targets} from './targets.js'
import {UnmetChoices} from './unmet-choices.js'

/** Clean articles: to a folder, in place, from standard input to standard output, or nowhere to see what would change. */
export async function clean(paths: readonly string[], options: CleanOptions): Promise<number> {
  const isFilter = checkUse(paths, options)
  const session = await openSession(paths, options)
  const targets: Targets = options.out === undefined ? new Map() : mirror(session.found, options.out)
  checkReports(options.report, session.found, targets)
  const isDry = !isFilter && !options.out && !options.write
  const unmet = new UnmetChoices()
  const {hasFailed} = await runArticles(session, {
    stdout: options.format ?? (!isFilter && !options.quiet && process.stdout.isTTY ? 'pretty' : undefined),
    reports: options.report,
    tellsHeld: true,
    ...(!isDry && {destinationFor: (source: Source) => destinationOf(source, options, targets, session.fields)}),
    each: outcome => unmet.add(outcome),
    afterword: ({changed}) => joined([unmet.describe(options.decisions), afterword(options, isDry && changed > 0)])
  })
  return hasFailed ? 2 : 0
}

function joined(lines: readonly (string | undefined)[]): string | undefined {
  return lines.filter(line => line !== undefined).join('\n') || undefined
}

/** Where to look now. */
function afterword({out, report}: CleanOptions, isIdle: boolean): string | undefined {
  if (isIdle) return 'Nothing was written: --out FOLDER writes elsewhere, --write in place'
  if (report.length === 0) return undefined
  return [...(out === undefined ? [] : [`Articles: ${out}`]), ...report.map(file => `Report: ${file}`)].join('\n')
}

/** @returns Whether an article comes from standard input and goes to standard output. */
function checkUse(paths: readonly string[], {out, write, format}: CleanOptions): boolean {
  if (out !== undefined && write) throw new UsageError('Unexpected --write beside --out, expected one of them')
  if (out === '') throw new UsageError('Unexpected empty --out, expected a folder')
  if (!paths.includes('-')) return false
  if (paths.some(one => one !== '-')) throw new UsageError('Unexpected files beside `-`, expected one or the other')
  if (out !== undefined || write)
    throw new UsageError('Unexpected --out or --write with `-`, expected neither: the article goes to standard output')
  if (format)
    throw new UsageError('Unexpected --format with `-`, expected --report FILE: the article goes to standard output')
  return true
}

function destinationOf(source: Source, {out}: CleanOptions, targets: Targets, fields: Fields): Destination {
  if (source.path === '-') return {...packed(standardOutput, source.compression), copies: true}
  const target = targets.get(source.path) ?? path.resolve(source.path)
  return {...openOutput(source, target, fields), copies: out !== undefined}
}

const standardOutput: Target = {
  write: writeStdout,
  commit: async () => undefined,
  discard: async () => undefined
}
