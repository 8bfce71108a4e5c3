import type {Document} from '../../parse/document.js'
import {defineFormTrait, type FormNumbers} from '../../parse/form-numbers.js'
import {readWords, type Words} from '../../parse/words.js'
import {formAt, type Way, wayOf} from './way.js'

/** A listed way: its words behind the first one, and the key of its term. */
interface ListedWay {
  readonly rest: readonly string[]
  readonly key: string
}

/** The ways of a table. */
interface Terms {
  /** By their first word. */
  readonly ways: ReadonlyMap<string, readonly ListedWay[]>
  /** For each form 1 where a way begins with it. */
  readonly begins: (words: Words) => FormNumbers
}

export function termsOf(table: readonly (readonly string[])[]): Terms {
  const ways = new Map<string, ListedWay[]>()
  for (const row of table) {
    for (const way of row) {
      const {ids, vocabulary} = readWords(way)
      const [first = '', ...rest] = Array.from(ids, id => vocabulary.forms[id] ?? '')
      const listed = {rest, key: row[0] ?? way}
      const same = ways.get(first)
      if (same) same.push(listed)
      else ways.set(first, [listed])
    }
  }
  return {ways, begins: defineFormTrait(form => (ways.has(form) ? 1 : 0))}
}

export function listedWays(document: Document, terms: Terms): Way[] {
  const words = document.words
  const ways: Way[] = []
  const begun = placesIn(words, terms.begins(words))
  const firstForm = words.ids[begun[0] ?? -1]
  if (begun.every(index => words.ids[index] === firstForm)) return ways
  for (const index of begun) {
    for (const {rest, key} of terms.ways.get(formAt(words, index)) ?? []) {
      if (follows(words, index, rest)) ways.push(wayOf(document, words, index, index + rest.length, key))
    }
  }
  return ways
}

/** Words at which ways begin, by index. */
function placesIn({count, ids}: Words, begins: FormNumbers): number[] {
  const places: number[] = []
  for (let index = 0; index < count; index++) if (begins[ids[index] ?? 0] !== 0) places.push(index)
  return places
}

/** Whether the rest of a way stands behind its first word: `Nur-Sultan`. */
function follows(words: Words, first: number, rest: readonly string[]): boolean {
  return rest.every((form, offset) => {
    const index = first + offset + 1
    return (
      index < words.count && formAt(words, index) === form && words.starts[index] === (words.ends[index - 1] ?? 0) + 1
    )
  })
}
