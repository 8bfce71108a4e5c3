import path from 'node:path'
import type {Unreadable} from '../types.js'
import {Finder, type Given} from './finder.js'
import {withoutTwins} from './links.js'
import type {SourceList} from './source-list.js'

export interface Sources {
  readonly sources: SourceList
  /** What was asked for and cannot be had. */
  readonly problems: readonly Unreadable[]
  /** The folders that were given. */
  readonly folders: readonly string[]
}

/**
 * The files behind paths, folders, glob patterns and `-`, in the order given; below a folder in the order of their names.
 *
 * Hidden entries, `node_modules` and what is excluded are passed over, unless a file is named itself, and a link to a folder that was
 * already walked is not followed again. Of a file that several names lead to, one is taken.
 */
export async function findSources(paths: readonly string[], given: Given = {}): Promise<Sources> {
  const finder = new Finder(paths, given, paths.length === 1 ? () => false : repeats(paths))
  for (const one of paths) await finder.add(one)
  const {sources, linked, problems, folders} = finder
  return {sources: withoutTwins(sources, linked), problems, folders}
}

/** Tells whether a file was asked about before. A single path leads to none twice. */
function repeats(paths: readonly string[]): (file: string) => boolean {
  const keyOf = keyFor(paths)
  const seen = new Set<string>()
  return file => {
    const {size} = seen
    return seen.add(file === '-' ? file : keyOf(file)).size === size
  }
}

/** Names a file by its path as it stands, where none can lead to a file in two ways. */
function keyFor(paths: readonly string[]): (file: string) => string {
  const isPlain = paths.every(one => !path.isAbsolute(one) && !path.normalize(one).startsWith('..'))
  return isPlain ? file => file : file => path.resolve(file)
}
