import path from 'node:path'
import type {ExcludedBy} from '../read/source.js'
import {matchesGlob} from './glob.js'

/** Patterns, and the folder they start from. */
interface Excluded {
  readonly folder: string
  readonly patterns: readonly string[]
}

/**
 * Tell what a search passes over: what a pattern matches, and all that lies in a folder that one matches.
 *
 * @example excluding([{folder: '/a', patterns: ['drafts']}])('/a/drafts/b.txt', false) // => 'drafts'
 */
export function excluding(all: readonly Excluded[]): ExcludedBy {
  const some = all.filter(({patterns}) => patterns.length > 0)
  if (some.length === 0) return () => undefined
  const known = new Map<string, string | undefined>()
  const matching = (file: string, isFolder: boolean) =>
    some.flatMap(({folder, patterns}) => patternFor(path.relative(folder, file), isFolder, patterns) ?? [])[0]
  const ofFolder = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder)
    const parent = path.dirname(folder)
    const found = (parent === folder ? undefined : ofFolder(parent)) ?? matching(folder, true)
    known.set(folder, found)
    return found
  }
  return (file, isFolder) => {
    const absolute = path.resolve(file)
    return isFolder ? ofFolder(absolute) : (ofFolder(path.dirname(absolute)) ?? matching(absolute, false))
  }
}

function patternFor(relative: string, isFolder: boolean, patterns: readonly string[]): string | undefined {
  const parts = relative.split(path.sep)
  if (parts.every(part => part === '' || part === '..')) return undefined // The folder that patterns start from, or above it.
  const below = parts.join('/')
  return patterns.find(one => matchesGlob(below, one) || (isFolder && matchesGlob(`${below}/`, one)))
}
