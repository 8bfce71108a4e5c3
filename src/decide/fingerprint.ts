import {isSpace} from '../parse/white-space.js'
import type {Message, Range} from '../types.js'
import {firstOverlap} from './first-overlap.js'

const context = 24

type Named = Pick<Message, 'ruleId' | 'range'>

/**
 * Rule and text around the finding, without position: stays the same when something else in the article is edited.
 *
 * @returns 16 hexadecimal digits. Not for secrets: two 32-bit FNV-1a hashes.
 */
function fingerprint(text: string, {ruleId, range: [start, end]}: Named): string {
  const from = Math.max(0, start - context)
  const to = Math.min(text.length, Math.min(end, start + 200) + context)
  const begun = begunWith(ruleId)
  return hex(goOn(begun[0], text, from, to)) + hex(goOn(begun[1], text, from, to))
}

const begun = new Map<string, readonly [number, number]>()

/** The hashes of the name of a rule, with which every fingerprint of it begins. */
function begunWith(ruleId: string): readonly [number, number] {
  let known = begun.get(ruleId)
  if (!known) begun.set(ruleId, (known = [fnv1a(`${ruleId}\n`, 0x811c9dc5), fnv1a(`${ruleId}\n`, 0x01000193)]))
  return known
}

/** A damage that was met, at its place in the original. */
interface Known {
  readonly range: Range
  readonly look: number
  readonly fingerprint: string
}

/** The damages of a rule. */
class KnownOfRule {
  /** Fingerprints by start and end, which make one number: no article is as long as this. */
  readonly byPlace = new Map<number, string>()
  readonly #all: Known[] = []
  #earlier: {readonly look: number; readonly find: (range: Range) => Known | undefined} | undefined

  add(known: Known): void {
    this.#all.push(known)
  }

  /** The first one that was met at a place in an earlier look. */
  before(look: number, range: Range): Known | undefined {
    if (look === 0 || this.#all.length === 0) return undefined
    if (this.#earlier?.look !== look) {
      const earlier = this.#all.filter(one => one.look < look)
      const first = firstOverlap(earlier.map(one => one.range))
      this.#earlier = {look, find: place => earlier[first(place)]}
    }
    return this.#earlier.find(range)
  }
}

const mostPlaces = 2 ** 26

/**
 * The fingerprints of one text over all looks at it.
 *
 * They are taken from the original, so that a damage keeps its fingerprint whatever was repaired around it in the looks
 * before. Where the same words stand in the same surroundings again, the second one ends in `-2`.
 */
export class Fingerprints {
  readonly #text: string
  readonly #known = new Map<string, KnownOfRule>()
  readonly #counts: Map<string, number>

  /** @param counts How often each was met in the pieces before, of a text that is cut. */
  constructor(text: string, counts = new Map<string, number>()) {
    this.#text = text
    this.#counts = counts
  }

  /**
   * @param message With its range in the original.
   * @param look The number of the look. A damage that a later look finds at the same place is the same one.
   */
  of(message: Named, look: number): string {
    const {range} = message
    const known = this.#knownOf(message.ruleId)
    const place = range[0] * mostPlaces + range[1]
    const exact = known.byPlace.get(place)
    if (exact !== undefined) return exact
    const print = known.before(look, range)?.fingerprint ?? this.#next(fingerprint(this.#text, message))
    known.add({range, look, fingerprint: print})
    known.byPlace.set(place, print)
    return print
  }

  #knownOf(ruleId: string): KnownOfRule {
    let known = this.#known.get(ruleId)
    if (!known) this.#known.set(ruleId, (known = new KnownOfRule()))
    return known
  }

  #next(print: string): string {
    const count = (this.#counts.get(print) ?? 0) + 1
    this.#counts.set(print, count)
    return count === 1 ? print : `${print}-${count}`
  }
}

const prime = 0x01000193

function fnv1a(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), prime)
  return hash
}

/** The hash with a stretch of text behind it: each run of white space as one space, and none at the ends. */
function goOn(hashed: number, text: string, from: number, to: number): number {
  let hash = hashed
  let [start, end] = [from, to]
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (start < end && isSpace(text.charCodeAt(end - 1))) end--
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (!isSpace(unit)) hash = Math.imul(hash ^ unit, prime)
    else if (!isSpace(text.charCodeAt(at + 1))) hash = Math.imul(hash ^ 0x20, prime)
  }
  return hash
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
