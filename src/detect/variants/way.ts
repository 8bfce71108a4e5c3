import type {Document} from '../../parse/document.js'
import type {Words} from '../../parse/words.js'
import type {Range} from '../../types.js'

/** A term as it stands at one place, under the key that all its ways share. */
export interface Way {
  readonly key: string
  readonly text: string
  readonly range: Range
}

/** So many places of one way say enough. */
const enough = 1000

/** The ways that words are, in order. */
export function waysAt(document: Document, words: Words, keys: ReadonlyMap<number, string>): Way[] {
  const ways: Way[] = []
  for (let index = 0; index < words.count && ways.length < enough; index++) {
    const key = keys.get(words.ids[index] ?? -1)
    if (key !== undefined) ways.push(wayOf(document, words, index, index, key))
  }
  return ways
}

/** The way that a word or several in a row are. */
export function wayOf({text}: Document, {starts, ends}: Words, first: number, last: number, key: string): Way {
  const range = [starts[first] ?? 0, ends[last] ?? 0] as const
  return {key, text: text.slice(...range), range}
}

export function formAt({ids, vocabulary}: Words, index: number): string {
  return vocabulary.forms[ids[index] ?? 0] ?? ''
}
