import type {Vocabulary} from './vocabulary.js'

type Units = Readonly<Uint16Array>

/** Of a slot: the hash of a spelling, how long it is, where its code units stand, and the number one above the id of its form. */
const width = 4

const most = 1 << 16
/** The table grows with the words, since a small one stays in the fastest memory. */
const fewest = 1 << 10
let slots = new Int32Array(2 * fewest * width)
const pool = new Uint16Array(16 * most)
let [count, used] = [0, 0]

/** Whose ids they are. */
let owner: Vocabulary | undefined

/** So many slots are looked at for one spelling: words made to share a hash cost no more than others. */
const reach = 16

/** Longer words are not kept. */
const longest = 40

/**
 * What tells the ids of words as they stand in texts, found without a string for each word. It is kept from text to text.
 *
 * Of a bounded size; what finds no place is not kept.
 */
export function spellingsAreFull(): boolean {
  return count >= most || used + longest > pool.length
}

/** From now on the ids are those of a vocabulary. */
export function claimSpellings(vocabulary: Vocabulary): void {
  if (owner === vocabulary) return
  owner = vocabulary
  slots = new Int32Array(2 * fewest * width)
  count = used = 0
}

/** The id of the form of a word; -1 where the word was not kept. */
export function findSpelling(units: Units, start: number, length: number, hash: number): number {
  const table = slots
  let slot = slotOf(hash)
  for (let look = 0; look < reach; look++) {
    const found = table[slot + 3] as number
    if (found === 0) return -1
    if (table[slot] === hash && table[slot + 1] === length && isSame(table[slot + 2] as number, units, start, length))
      return found - 1
    slot = (slot + width) & (table.length - 1)
  }
  return -1
}

export function keepSpelling(units: Units, start: number, length: number, hash: number, id: number): void {
  if (spellingsAreFull() || length > longest) return
  if (2 * width * count >= slots.length) grow()
  if (!place(hash, length, used, id + 1)) return
  for (let offset = 0; offset < length; offset++) pool[used++] = units[start + offset] ?? 0
  count++
}

function grow(): void {
  const before = slots
  slots = new Int32Array(2 * before.length)
  for (let slot = 0; slot < before.length; slot += width) {
    const [hash = 0, length = 0, at = 0, number = 0] = before.subarray(slot, slot + width)
    if (number !== 0) place(hash, length, at, number)
  }
}

/** Whether there is a place for a spelling. */
function place(hash: number, length: number, at: number, number: number): boolean {
  let slot = slotOf(hash)
  for (let look = 1; look < reach && slots[slot + 3] !== 0; look++) slot = (slot + width) & (slots.length - 1)
  if (slots[slot + 3] !== 0) return false
  slots.set([hash, length, at, number], slot)
  return true
}

function slotOf(hash: number): number {
  return ((hash ^ (hash >>> 15)) << 2) & (slots.length - 1)
}

function isSame(at: number, units: Units, start: number, length: number): boolean {
  for (let offset = 0; offset < length; offset++) {
    if (pool[at + offset] !== units[start + offset]) return false
  }
  return true
}
