import {existsSync, readdirSync, realpathSync, statSync, type Stats} from 'node:fs'
import path from 'node:path'
import type {Unreadable} from '../types.js'
import {articleExtensions, type Format} from './containers/index.js'
import {describe} from './problem.js'
import {fileBehind, isBelow} from './links.js'
import {type ExcludedBy, isArticle, type Source, sourceOf} from './source.js'
import {SourceList} from './source-list.js'

/** What a search takes besides what is named. */
export interface Given {
  /** The format of what is named or matched. Left out: names tell. */
  readonly files?: Format
  /** Left out: it tells itself. */
  readonly stdin?: Format & Pick<Source, 'name'>
  readonly excludedBy?: ExcludedBy
  readonly use?: Use
}

/**
 * What becomes of what is found. `read`: it is read once, however many links lead to it. `mirror`: it is to stand elsewhere under each of
 * its names. `write`: it is written where it stands, and no link leads out of what was named.
 */
export type Use = 'read' | 'mirror' | 'write'

export class Finder {
  readonly sources = new SourceList()
  /** Paths of the sources that are links, or lie behind some. */
  readonly linked = new Set<string>()
  readonly problems: Unreadable[] = []
  readonly folders: string[] = []
  readonly #walked = new Set<string>()
  /** The patterns that have excluded something. */
  readonly #excluding = new Set<string>()
  /** Articles and problems met so far, those met before included. */
  #met = 0
  readonly #given: Given
  readonly #isRepeated: (file: string) => boolean
  /** What was named, where it lies: asked for where something is written. */
  readonly #roots: Set<string>

  /** @param isRepeated Whether a file was asked about before. */
  constructor(paths: readonly string[], given: Given, isRepeated: (file: string) => boolean) {
    this.#given = given
    this.#isRepeated = isRepeated
    this.#roots = new Set(given.use === 'write' ? paths.map(one => fileBehind(searchedIn(one))) : [])
  }

  async add(given: string): Promise<void> {
    if (given === '-') return this.#take({path: '-', below: '-', ...(this.#given.stdin ?? {format: 'stdin'})})
    const stats = this.#stat(given, true)
    if (stats === 'absent') return this.#addPattern(given)
    if (!stats) return
    const isLinked = isBehindLink(given)
    if (!stats.isDirectory())
      return this.#take(sourceOf(path.normalize(given), path.basename(given), this.#given.files), isLinked)
    this.folders.push(given)
    const before = this.#met
    this.#excluding.clear()
    if (!this.#isExcluded(given, true)) this.#walk(given, '', isLinked)
    if (this.#met > before) return
    const extensions = articleExtensions.join(', ')
    this.#refuseEmpty(
      given,
      `Unexpected folder without articles, expected files ending in ${extensions}, also with .gz or .zst`
    )
  }

  /** What finds files by patterns is loaded with the first of them. */
  async #addPattern(pattern: string): Promise<void> {
    const {globSync, isDynamicPattern} = await import('tinyglobby')
    if (!isDynamicPattern(pattern)) return this.#refuse(pattern, absentProblem)
    const extension = path.extname(pattern)
    const anyFile = extension !== '' && !extension.includes('*')
    this.#excluding.clear()
    const files = globSync(pattern, {
      expandDirectories: false,
      ignore: ['**/node_modules/**'],
      followSymbolicLinks: false
    }).filter(file => (anyFile || isArticle(file)) && !this.#isExcluded(file, false))
    if (files.length === 0)
      this.#refuseEmpty(pattern, 'Unexpected pattern without articles, expected one that matches files')
    const segments = pattern.split('/')
    const base = segments
      .slice(
        0,
        segments.findIndex(one => isDynamicPattern(one))
      )
      .join('/')
    if (base !== '') this.folders.push(base)
    for (const file of files.sort())
      this.#take(sourceOf(path.normalize(file), path.relative(base, file), this.#given.files), isBehindLink(file))
  }

  /** @param below Of the folder, from the one that was given. */
  #walk(folder: string, below: string, isLinked: boolean): void {
    this.#walked.add(realpathSync(folder))
    for (const entry of this.#entries(folder)) {
      const file = path.join(folder, entry.name)
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (this.#isExcluded(file, entry.isDirectory())) continue
      if (entry.isFile()) {
        if (isArticle(entry.name)) this.#take(sourceOf(file, path.join(below, entry.name)), isLinked)
        continue
      }
      const isLink = entry.isSymbolicLink()
      const stats = isLink && !isArticle(entry.name) ? followed(file) : this.#stat(file)
      if (!stats || stats === 'absent') continue
      if (stats.isDirectory()) {
        if (isLink && (this.#isExcluded(file, true) || this.#leadsOut(file))) continue
        if (!isLink || !this.#walked.has(realpathSync(file)))
          this.#walk(file, path.join(below, entry.name), isLinked || isLink)
      } else if (isArticle(entry.name)) {
        if (isLink && this.#leadsOut(file)) continue
        if (stats.isFile()) this.#take(sourceOf(file, path.join(below, entry.name)), isLinked || isLink)
        else this.#refuse(file, 'Unexpected special file, expected a regular one')
      }
    }
  }

  #entries(folder: string) {
    try {
      return readdirSync(folder, {withFileTypes: true}).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      this.#refuse(folder, describe(error))
      return []
    }
  }

  #stat(file: string, orAbsent = false): Stats | 'absent' | undefined {
    try {
      const stats = statSync(file, {throwIfNoEntry: false})
      if (stats) return stats
      if (orAbsent) return 'absent'
      this.#refuse(file, absentProblem)
    } catch (error) {
      this.#refuse(file, describe(error))
    }
    return undefined
  }

  #take(source: Source, isLinked = false): void {
    this.#met++
    if (this.#isRepeated(source.path)) return
    this.sources.add(source)
    if (isLinked && this.#given.use !== 'mirror') this.linked.add(source.path)
  }

  /** Whoever writes behind a link that leads out of what was named would change what nobody has named. */
  #leadsOut(link: string): boolean {
    if (this.#given.use !== 'write') return false
    if (isBelow(this.#roots, fileBehind(link))) return false
    this.#refuse(link, 'Unexpected link that leads out of the folder, expected what is behind it to be named itself')
    return true
  }

  #isExcluded(file: string, isFolder: boolean): boolean {
    const pattern = this.#given.excludedBy?.(file, isFolder)
    if (pattern !== undefined && (isFolder || isArticle(file))) this.#excluding.add(pattern)
    return pattern !== undefined
  }

  /** @param problem Where nothing is excluded. */
  #refuseEmpty(given: string, problem: string): void {
    const patterns = [...this.#excluding].map(one => `\`${one}\``).join(', ')
    const isExcluded = patterns !== ''
    this.#refuse(
      given,
      isExcluded ? `Unexpected exclusion of all articles by ${patterns}, expected some that are left` : problem
    )
  }

  #refuse(file: string, problem: string): void {
    this.#met++
    this.problems.push({path: file, problem})
  }
}

/** The folder that a pattern looks in; what is no pattern is itself. */
function searchedIn(given: string): string {
  const segments = given.split('/')
  const first = segments.findIndex(one => /[*?[{(]/.test(one))
  if (first === -1 || existsSync(given)) return given
  return segments.slice(0, first).join('/') || (path.isAbsolute(given) ? '/' : '.')
}

const absentProblem = 'Unexpected path, expected a file or folder that exists'

function isBehindLink(file: string): boolean {
  return fileBehind(file) !== path.resolve(file)
}

/** What a link leads to; one that leads nowhere is no article’s concern. */
function followed(link: string): Stats | undefined {
  try {
    return statSync(link, {throwIfNoEntry: false})
  } catch {
    return undefined
  }
}
