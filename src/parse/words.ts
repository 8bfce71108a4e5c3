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

/** What a code unit is; 0 where it was not looked up yet. */
const between = 1
const inside = 2
const classes = new Uint8Array(0x10000)

function isInside(unit: number): boolean {
  const known = classes[unit] as number
  return known === inside || (known === 0 && classify(unit) === inside)
}

function classify(unit: number): number {
  return (classes[unit] = /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(unit)) ? inside : between)
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
  const row = new Row(text, vocabulary)
  row.read(0, text.length)
  return row.words()
}

/** A line, and the line of an earlier text that reads the same. */
interface Line {
  readonly start: number
  readonly end: number
  readonly earlier: Pick<Line, 'start' | 'end'> | undefined
}

/** The words of a text whose words all stand on lines, many of which an earlier text had as well. */
export function readWordsAgain(text: string, lines: readonly Line[], before: Words): Words {
  const row = new Row(text, before.vocabulary)
  let next = 0
  for (const {start, end, earlier} of lines) {
    if (!earlier) {
      row.read(start, end)
      continue
    }
    while ((before.starts[next] ?? Infinity) < earlier.start) next++
    const first = next
    while ((before.starts[next] ?? Infinity) < earlier.end) next++
    row.copy(before, first, next, start - earlier.start)
  }
  return row.words()
}

/** The words of one text, read part by part from its start on. */
class Row {
  readonly #text: string
  readonly #vocabulary: Vocabulary
  readonly #first: number
  #next: number
  #units: Readonly<Uint16Array> | undefined

  constructor(text: string, vocabulary: Vocabulary) {
    const most = (text.length + 1) >> 1
    if (taken + most > room.starts.length) {
      room = roomFor(Math.max(usualRoom, most))
      taken = 0
    }
    claimSpellings(vocabulary)
    this.#text = text
    this.#vocabulary = vocabulary
    this.#first = this.#next = taken
  }

  read(start: number, end: number): void {
    const joint = this.#next
    this.#next = readInto(room, joint, (this.#units ??= unitsOf(this.#text)), start, end, this.#vocabulary)
    this.#join(joint)
  }

  /** @param by How much further on they stand in this text. */
  copy({starts, ends, ids, gaps}: Words, first: number, last: number, by: number): void {
    const joint = this.#next
    for (let index = first; index < last; index++, this.#next++) {
      room.starts[this.#next] = (starts[index] as number) + by
      room.ends[this.#next] = (ends[index] as number) + by
      room.ids[this.#next] = ids[index] as number
      room.gaps[this.#next] = index + 1 < last ? (gaps[index] as number) : 0
    }
    this.#join(joint)
  }

  words(): Words {
    const [from, to] = [this.#first, this.#next]
    taken = to
    return {
      count: to - from,
      starts: room.starts.subarray(from, to),
      ends: room.ends.subarray(from, to),
      ids: room.ids.subarray(from, to),
      gaps: room.gaps.subarray(from, to),
      vocabulary: this.#vocabulary
    }
  }

  /** What stands between a word and the one before it, which was read with another part. */
  #join(index: number): void {
    if (index === this.#first || index === this.#next) return
    const end = room.ends[index - 1] as number
    if (room.starts[index] === end + 1) room.gaps[index - 1] = this.#text.charCodeAt(end)
  }
}

/** Reads the words of a part into a room from a place on, and tells the place behind the last. */
function readInto(
  {starts, ends, ids, gaps}: Room,
  from: number,
  units: Readonly<Uint16Array>,
  first: number,
  last: number,
  vocabulary: Vocabulary
): number {
  let [next, before] = [from, -1]
  for (let at = first; at < last; at++) {
    let hash = units[at] as number
    if (!isInside(hash)) continue
    const start = at
    while (++at < last) {
      const unit = units[at] as number
      if (!isInside(unit)) break
      hash = (Math.imul(hash, 31) + unit) | 0
    }
    if (before === start - 1 && next > from) gaps[next - 1] = units[before] as number
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
