import path from 'node:path'
import {namedPlace} from '../place.js'
import type {Article} from '../types.js'
import type {EntryKey} from './entry.js'

/**
 * What names an article in a decisions file: by its name where it has one, else by its place.
 *
 * @param folder Of the decisions file. Paths start there, so that file and articles can move together.
 */
export function entryKeyOf(article: Article, folder: string): EntryKey {
  const {path: file, id, line, record, field} = article
  const isNamed = id !== file && id !== namedPlace(article)
  return {
    path: path.relative(folder, path.resolve(file)).split(path.sep).join('/'),
    ...(isNamed && {id}),
    ...(!isNamed && line !== undefined && {line}),
    ...(!isNamed && record !== undefined && {record}),
    ...(field !== undefined && {field})
  }
}

/** The same for two keys of one article. */
export function keyText({path: file, id, line, record, field}: EntryKey): string {
  return JSON.stringify([file, id, line, record, field])
}
