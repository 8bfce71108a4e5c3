import {statSync} from 'node:fs'
import {SourceList} from '../read/source-list.js'
import {watchFolder} from '../run/watch-folder.js'
import {destinations} from './destinations.js'
import {UsageError} from './failure.js'
import {excludedBy} from './input.js'
import type {CleanOptions} from './options/clean.js'
import {runArticles} from './run-articles.js'
import {openSession} from './session.js'
import {checkReports, mirror} from './targets.js'

/** Clean what turns up in a folder until a signal comes, then say what was done. */
export async function watch(paths: readonly string[], options: CleanOptions): Promise<number> {
  const {folder, out} = checkUse(paths, options)
  const session = {
    ...(await openSession([], options)),
    found: {sources: new SourceList(), problems: [], folders: [folder]}
  }
  const excluded = excludedBy(options, session.configuration)
  const pattern = excluded(folder, true)
  if (pattern !== undefined) {
    throw new UsageError(
      `Unexpected \`${folder}\` with --watch, which \`${pattern}\` excludes, expected another folder`
    )
  }
  const targets = mirror(session.found, out)
  checkReports(options.report, session.found, targets)
  const tell = (problem: string) => void process.stderr.write(`${problem}\n`)
  if (!session.isQuiet) tell(`Watching ${folder}: Ctrl-C ends it`)
  const {hasFailed} = await runArticles(session, {
    stdout: options.format,
    reports: options.report,
    tellsHeld: true,
    destinationFor: destinations(session.fields, targets, undefined),
    feed: signal => watchFolder(folder, {signal, tell, targetOf: targets.of, excludedBy: excluded})
  })
  return hasFailed ? 2 : 0
}

function checkUse(paths: readonly string[], {out, write, resume}: CleanOptions): {folder: string; out: string} {
  const [folder = '', ...others] = paths
  if (!out || write) throw new UsageError('Unexpected --watch without --out, expected --out FOLDER')
  if (resume) throw new UsageError('Unexpected --resume beside --watch, expected --watch alone: it goes on by itself')
  const isFolder = statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true
  if (others.length > 0 || !isFolder) {
    throw new UsageError(`Unexpected \`${paths.join(' ')}\` with --watch, expected one folder`)
  }
  return {folder, out}
}
