import path from 'node:path'
import {type Format, formatOf, formatOrText} from './containers/index.js'

/** Somewhere articles come from. */
export interface Source extends Format {
  /** As shown to a person; `-` for standard input. */
  readonly path: string
  /** What articles of standard input are called. Left out: `-`. */
  readonly name?: string
  /** Below the folder that was given; the file’s name where a file was. */
  readonly below: string
  /** The name of a container; `stdin`: to be found out. */
  readonly format: string
  /** Left out: all of it. */
  readonly part?: Part
}

/** A part of a source that stands for itself: bytes of whole lines of JSONL, or row groups of Parquet. */
export interface Part {
  readonly from: number
  /** Behind the last one. */
  readonly to: number
}

/** The pattern by which a search passes over a file or a folder; nothing where it does not. */
export type ExcludedBy = (file: string, isFolder: boolean) => string | undefined

/** The source that a file below a folder is; nothing where the folder’s articles do not include it. */
export function sourceIn(folder: string, file: string): Source | undefined {
  const below = path.relative(folder, file)
  const isPassedOver = below.split(path.sep).some(name => name.startsWith('.') || name === 'node_modules')
  return isPassedOver || !isArticle(file) ? undefined : sourceOf(file, below)
}

export function sourceOf(file: string, below: string, format: Format = formatOrText(file)): Source {
  return {path: file, below, ...format}
}

/** Whether folders and patterns take a file for articles, by its name. */
export function isArticle(file: string): boolean {
  return formatOf(file) !== undefined
}
