import {realpathSync} from 'node:fs'
import path from 'node:path'
import type {SourceList} from './source-list.js'

/** The file that a path leads to, absolute; the path itself where it leads to none. */
export function fileBehind(file: string): string {
  try {
    return realpathSync.native(file)
  } catch {
    return path.resolve(file)
  }
}

/** Whether a file is one of some files and folders, or lies in one. All are absolute. */
export function isBelow(roots: ReadonlySet<string>, file: string): boolean {
  if (roots.has(file)) return true
  const folder = path.dirname(file)
  return folder !== file && isBelow(roots, folder)
}

/**
 * Each file once: of sources that lead to one, that which is no link, else the first.
 *
 * @param linked Paths of those that links lead to: only for them it is looked where they lie.
 */
export function withoutTwins(sources: SourceList, linked: ReadonlySet<string>): SourceList {
  if (linked.size === 0) return sources
  const firsts = new Map<string, string>()
  const twins = new Set<string>()
  for (const one of linked) {
    const file = fileBehind(one)
    if (firsts.has(file)) twins.add(one)
    else firsts.set(file, one)
  }
  for (const {path: one} of sources) {
    const twin = linked.has(one) ? undefined : firsts.get(path.resolve(one))
    if (twin !== undefined) twins.add(twin)
  }
  return sources.filter(one => !twins.has(one.path))
}
