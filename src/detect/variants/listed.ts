import type {Document} from '../../parse/document.js'
import {readWords, type Words, wordsOf} from '../../parse/words.js'
import {type Way, wayOf} from './way.js'

/** A listed way: its words behind the first one, and the key of its term. */
interface ListedWay {
  readonly rest: readonly string[]
  readonly key: string
}

/** Listed ways by their first word. */
type Terms = ReadonlyMap<string, readonly ListedWay[]>

export function termsOf(table: readonly (readonly string[])[]): Terms {
  const terms = new Map<string, ListedWay[]>()
  for (const ways of table) {
    for (const way of ways) {
      const {ids, forms} = readWords(way)
      const [first = '', ...rest] = Array.from(ids, id => forms[id] ?? '')
      const listed = {rest, key: ways[0] ?? way}
      const same = terms.get(first)
      if (same) same.push(listed)
      else terms.set(first, [listed])
    }
  }
  return terms
}

export function listedWays(document: Document, terms: Terms): Way[] {
  const words = wordsOf(document)
  const begun = new Map<number, readonly ListedWay[]>()
  for (const [id, form] of words.forms.entries()) {
    const listed = terms.get(form)
    if (listed) begun.set(id, listed)
  }
  const ways: Way[] = []
  if (begun.size < 2) return ways
  for (let index = 0; index < words.count; index++) {
    for (const {rest, key} of begun.get(words.ids[index] ?? -1) ?? []) {
      if (follows(words, index, rest)) ways.push(wayOf(document, words, index, index + rest.length, key))
    }
  }
  return ways
}

/** Whether the rest of a way stands behind its first word: `Nur-Sultan`. */
function follows({starts, ends, ids, forms}: Words, first: number, rest: readonly string[]): boolean {
  return rest.every((form, offset) => {
    const index = first + offset + 1
    return forms[ids[index] ?? -1] === form && starts[index] === (ends[index - 1] ?? 0) + 1
  })
}
