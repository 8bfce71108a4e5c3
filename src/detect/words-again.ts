import {FormNotes} from '../parse/form-numbers.js'
import type {Words} from '../parse/words.js'

/** No more words are looked for that stand twice in a row. */
export const mostAgain = 12

const known = new WeakMap<Words, readonly number[]>()

/** For each form where it stands next. */
const later = new FormNotes()

/**
 * The words that some words could be the first of that stand twice: the word comes again soon, and then with the next one.
 *
 * @returns Their indexes, in order.
 */
export function wordsThatComeAgain(words: Words): readonly number[] {
  const {ids, count} = words
  const before = known.get(words)
  if (before) return before
  const places: number[] = []
  known.set(words, places)
  later.begin(words, count)
  for (let index = count - 1; index >= 0; index--) {
    const id = ids[index] as number
    const distance = later.get(id) - index
    if (distance > 0 && distance <= mostAgain && mayStandTwice(words, index, distance)) places.push(index)
    later.set(id, index)
  }
  return places.reverse()
}

/** @param distance To where the word comes again first. */
function mayStandTwice({ids}: Words, index: number, distance: number): boolean {
  if (distance === 1) return true
  for (let length = distance; length <= mostAgain; length++) {
    if (ids[index] === ids[index + length] && ids[index + 1] === ids[index + length + 1]) return true
  }
  return false
}
