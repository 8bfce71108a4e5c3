import type {Document} from './document.js'
import {Vocabulary} from './vocabulary.js'
import {claimSpellings, findSpelling, keepSpelling, spellingsAreFull} from './spellings.js'
import {unitsOf} from './units.js'

/**
 * The words of a text: stretches of letters, marks and figures, in order. `Kyiv’s` is two, `cyber-attack` too.
 *
 * Letters outside the Basic Multilingual Plane belong to no word.
 */
export interface Words {
  readonly count: number
  readonly starts: Readonly<Int32Array>
  readonly ends: Readonly<Int32Array>
  /** For each word the id of its form in the vocabulary. */
  readonly ids: Readonly<Int32Array>
  /** For each word the code unit between it and the next one; 0 where there are several, and behind the last word. */
  readonly gaps: Readonly<Int32Array>
  /** Has the forms of other texts as well. */
  readonly vocabulary: Vocabulary
}

const known = new WeakMap<Document, Words>()

/** The words of a document; found once, and shared by all kinds that look at words. */
export function wordsOf(document: Document): Words {
  let words = known.get(document)
  if (!words) known.set(document, (words = readWords(document.text)))
  return words
}

/** What a code unit is; 0 where it was not looked up yet. */
const between = 1
const inside = 2
const classes = new Uint8Array(0x10000)

function classify(code: number): number {
  return (classes[code] = /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? inside : between)
}

/** Room for the words of texts, one text behind the other. */
interface Room {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly ids: Int32Array
  readonly gaps: Int32Array
}

const usualRoom = 0x4000

let room = roomFor(usualRoom)
let taken = 0

function roomFor(most: number): Room {
  const [starts, ends, ids, gaps] = [most, most, most, most].map(length => new Int32Array(length))
  return {starts, ends, ids, gaps} as Room
}

let current = new Vocabulary()

/** The ids of one text all come from one vocabulary: so only between two texts a full one gives way to a new one. */
function vocabularyForNextText(): Vocabulary {
  if (current.isFull || spellingsAreFull()) current = new Vocabulary()
  return current
}

/** @example readWords('The harbour of the town').starts // => [0, 4, 12, 15, 19] */
export function readWords(text: string, vocabulary = vocabularyForNextText()): Words {
  const most = (text.length + 1) >> 1
  if (taken + most > room.starts.length) {
    room = roomFor(Math.max(usualRoom, most))
    taken = 0
  }
  claimSpellings(vocabulary)
  const from = taken
  taken = readInto(room, from, text, vocabulary)
  return {
    count: taken - from,
    starts: room.starts.subarray(from, taken),
    ends: room.ends.subarray(from, taken),
    ids: room.ids.subarray(from, taken),
    gaps: room.gaps.subarray(from, taken),
    vocabulary
  }
}

/** Reads words into a room from a place on, and tells the place behind the last. */
function readInto({starts, ends, ids, gaps}: Room, from: number, text: string, vocabulary: Vocabulary): number {
  const {length} = text
  const units = unitsOf(text)
  let [next, before] = [from, -1]
  for (let at = 0; at < length; at++) {
    let hash = units[at] ?? 0
    if ((classes[hash] || classify(hash)) === between) continue
    const start = at
    while (++at < length) {
      const unit = units[at] ?? 0
      if ((classes[unit] || classify(unit)) === between) break
      hash = (Math.imul(hash, 31) + unit) | 0
    }
    if (before === start - 1 && next > from) gaps[next - 1] = units[before] ?? 0
    before = at
    starts[next] = start
    ends[next] = at
    gaps[next] = 0
    const id = findSpelling(units, start, at - start, hash)
    ids[next++] = id < 0 ? add(vocabulary, units, start, at - start, hash) : id
  }
  return next
}

function add(
  vocabulary: Vocabulary,
  units: Readonly<Uint16Array>,
  start: number,
  length: number,
  hash: number
): number {
  const id = vocabulary.add(spelled(units.subarray(start, start + length)).toLowerCase())
  keepSpelling(units, start, length, hash, id)
  return id
}

const mostAtOnce = 1000

/** A string of its own: a slice would keep its text in memory. */
function spelled(units: Readonly<Uint16Array>): string {
  let word = ''
  for (let at = 0; at < units.length; at += mostAtOnce)
    word += String.fromCharCode(...units.subarray(at, at + mostAtOnce))
  return word
}
