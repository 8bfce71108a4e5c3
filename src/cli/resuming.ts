import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Sources} from '../read/find-sources.js'
import {Journal} from '../run/journal.js'
import {settingsKey} from '../run/settings-key.js'
import {shortHash} from './destinations.js'
import type {CleanOptions} from './options/clean.js'
import type {Session} from './session.js'
import {version} from '../version.js'
import {count} from '../report/words.js'

/** Names a run by all that bears on its outputs: only the same can be gone on with. */
export function runName(
  paths: readonly string[],
  session: Session,
  {out, write, inputFormat, decisions}: CleanOptions
): string {
  const {recipe, fields, shard} = session
  const decided = decisions === undefined ? undefined : shortHash(readFileSync(decisions, 'utf8'))
  const places = [...paths, out ?? ''].map(one => path.resolve(one))
  return shortHash(JSON.stringify([settingsKey(recipe, version()), places, write, fields, inputFormat, shard, decided]))
}

/** Beside the outputs: in the folder given with --out, else in that of the first source. */
export function openJournal({sources, folders}: Sources, run: string, {out, resume}: CleanOptions): Journal {
  const [first] = sources
  const folder = out ?? folders[0] ?? path.dirname(first?.path ?? '.')
  return new Journal(path.resolve(folder), run, resume === true)
}

/** Why a run that was to go on does not. */
export function describeBeginning(journal: Journal): string {
  return `Nothing to go on with${describeOthers(journal)}: starting from the beginning`
}

/** What lies there of other runs, which is why somebody expects this one to go on. */
function describeOthers({file}: Journal): string {
  const folder = path.dirname(file)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const other = names.find(name => /^\.copydesk-[0-9a-f]+\.journal$/u.test(name) && name !== path.basename(file))
  return other === undefined ? '' : ` (\`${other}\` is of a run with other settings, paths or version)`
}

/**
 * How much was done before, and whether there is more to do.
 *
 * @param isResumed Whether something was there to go on with.
 */
export function describeResumed({takenOver, isOwed}: Journal, isResumed: boolean): string | undefined {
  const before = takenOver === 0 ? 'none, since inputs or outputs have changed' : count(takenOver, 'article')
  const told = [
    ...(isResumed ? [`Taken over from the run before: ${before}`] : []),
    ...(isOwed ? ['Not all could be written: the same command with --resume does the rest'] : [])
  ]
  return told.join('\n') || undefined
}
