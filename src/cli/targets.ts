import {existsSync, lstatSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import type {Sources} from '../read/find-sources.js'
import type {Source} from '../read/source.js'
import type {SourceList} from '../read/source-list.js'
import {UsageError} from './failure.js'

/** Where sources are written below a folder. Nothing is kept for each of them but what they hold already. */
export interface Targets {
  of(source: Source): string
  has(file: string): boolean
}

/**
 * Mirror the sources below a folder.
 *
 * @throws {UsageError} An input would be overwritten, or two of them would become one file. Nothing was written then.
 */
export function mirror({sources, folders}: Sources, out: string): Targets {
  if (statSync(out, {throwIfNoEntry: false})?.isDirectory() === false) {
    throw new UsageError(`Unexpected file \`${out}\` for --out, expected a folder`)
  }
  refuseInside(out, folders)
  refuseTwins(sources, out)
  refuseInputs(out, sources)
  refuseLinks(out, sources)
  const root = path.resolve(out)
  return {
    of: ({below}) => path.join(root, below),
    has: file => {
      const asked = path.relative(root, path.resolve(file))
      return sources.some(({below}) => below === asked)
    }
  }
}

/** @throws {UsageError} Sources of two places would become one file. */
function refuseTwins(sources: SourceList, out: string): void {
  if (sources.isOneTree) return
  const owners = new Map<string, string>()
  for (const {path: input, below} of sources) {
    const owner = owners.get(below)
    if (owner !== undefined) {
      throw new UsageError(
        `Unexpected output \`${path.join(out, below)}\` of both \`${owner}\` and \`${input}\`, expected one each`
      )
    }
    owners.set(below, input)
  }
}

/** An output may be an input by whatever path or link. */
function refuseInputs(out: string, sources: SourceList): void {
  const outputs = new Map<string, string>()
  for (const {below} of sources) {
    const file = fileOf(path.resolve(out, below))
    if (file !== undefined) outputs.set(file, below)
  }
  if (outputs.size === 0) return
  for (const source of sources) {
    const below = outputs.get(fileOf(source.path) ?? '')
    if (below === undefined) continue
    throw new UsageError(
      `Unexpected output \`${path.join(out, below)}\`, expected another file than the input; --write changes files in place`
    )
  }
}

/** What is written stays in the folder: a link in it could lead anywhere. */
function refuseLinks(out: string, sources: SourceList): void {
  if (!statSync(out, {throwIfNoEntry: false})) return
  const root = realPath(out)
  const known = new Set<string>()
  for (const {below} of sources) {
    const folder = path.dirname(below)
    const isKnown = known.has(folder)
    known.add(folder)
    const isMoved = !isKnown && realPath(path.join(root, folder)) !== path.join(root, folder)
    const isLink = lstatSync(path.join(root, below), {throwIfNoEntry: false})?.isSymbolicLink() === true
    if (!isMoved && !isLink) continue
    const link = path.join(out, isMoved ? folder : below)
    throw new UsageError(`Unexpected link on the way to \`${link}\`, expected only files and folders in \`${out}\``)
  }
}

/** Names the file itself, not the way to it. */
function fileOf(file: string): string | undefined {
  try {
    const stats = statSync(file, {bigint: true, throwIfNoEntry: false})
    return stats && `${stats.dev}:${stats.ino}`
  } catch {
    return undefined
  }
}

function refuseInside(out: string, folders: readonly string[]): void {
  for (const folder of folders) {
    const between = path.relative(realPath(folder), realPath(out))
    if (between === '') {
      throw new UsageError(
        `Unexpected --out \`${out}\`, expected another folder than the input; --write changes files in place`
      )
    }
    if (between !== '..' && !between.startsWith(`..${path.sep}`) && !path.isAbsolute(between)) {
      throw new UsageError(
        `Unexpected --out \`${out}\` inside the input folder \`${folder}\`, expected a folder outside it`
      )
    }
  }
}

/** @throws {UsageError} A report would take the place of an article or of another report. */
export function checkReports(reports: readonly string[], {sources}: Sources, targets?: Targets): void {
  if (reports.length === 0) return
  const places = reports.map(report => [report, realPath(report)] as const)
  const inputs = inputsAmong(new Set(places.map(([, place]) => place)), sources)
  const seen = new Set<string>()
  for (const [report, place] of places) {
    if (inputs.has(place)) throw new UsageError(`Unexpected report \`${report}\`, expected another file than an input`)
    if (targets?.has(report)) {
      throw new UsageError(`Unexpected report \`${report}\`, expected another file than an output`)
    }
    if (seen.has(place)) throw new UsageError(`Unexpected second report \`${report}\`, expected another file`)
    seen.add(place)
  }
}

/** The places at which inputs lie: never where there is nothing yet. */
function inputsAmong(places: ReadonlySet<string>, sources: SourceList): ReadonlySet<string> {
  const inputs = new Set<string>()
  if (![...places].some(place => existsSync(place))) return inputs
  for (const {path: input} of sources) {
    const place = input === '-' ? input : realPath(input)
    if (places.has(place)) inputs.add(place)
  }
  return inputs
}

/** Absolute and without links, also where the end of the path does not exist yet. */
function realPath(file: string): string {
  const absolute = path.resolve(file)
  try {
    return realpathSync(absolute)
  } catch {
    const parent = path.dirname(absolute)
    return parent === absolute ? absolute : path.join(realPath(parent), path.basename(absolute))
  }
}
