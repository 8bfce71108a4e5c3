import type {Message, Range} from '../types.js'

const context = 24

type Named = Pick<Message, 'ruleId' | 'range'>

/**
 * Rule and text around the finding, without position: stays the same when something else in the article is edited.
 *
 * @returns 16 hexadecimal digits. Not for secrets: two 32-bit FNV-1a hashes.
 */
function fingerprint(text: string, {ruleId, range: [start, end]}: Named): string {
  const around = text.slice(Math.max(0, start - context), Math.min(text.length, Math.min(end, start + 200) + context))
  const key = `${ruleId}\n${around.replaceAll(/\s+/gu, ' ').trim()}`
  return hex(fnv1a(key, 0x811c9dc5)) + hex(fnv1a(key, 0x01000193))
}

/** A damage that was met, at its place in the original. */
interface Known {
  readonly range: Range
  readonly look: number
  readonly fingerprint: string
}

/**
 * The fingerprints of one text over all looks at it.
 *
 * They are taken from the original, so that a damage keeps its fingerprint whatever was repaired around it in the looks
 * before. Where the same words stand in the same surroundings again, the second one ends in `-2`.
 */
export class Fingerprints {
  readonly #text: string
  readonly #known = new Map<string, Known[]>()
  readonly #exact = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  /**
   * @param message With its range in the original.
   * @param look The number of the look. A damage that a later look finds at the same place is the same one.
   */
  of(message: Named, look: number): string {
    const key = `${message.ruleId} ${message.range.join(' ')}`
    const exact = this.#exact.get(key)
    if (exact !== undefined) return exact
    const known = this.#knownOf(message.ruleId)
    const same = look > 0 && known.find(one => one.look < look && overlap(one.range, message.range))
    const print = same ? same.fingerprint : this.#next(fingerprint(this.#text, message))
    known.push({range: message.range, look, fingerprint: print})
    this.#exact.set(key, print)
    return print
  }

  #knownOf(ruleId: string): Known[] {
    let known = this.#known.get(ruleId)
    if (!known) this.#known.set(ruleId, (known = []))
    return known
  }

  #next(print: string): string {
    const count = (this.#counts.get(print) ?? 0) + 1
    this.#counts.set(print, count)
    return count === 1 ? print : `${print}-${count}`
  }
}

function overlap([start, end]: Range, [from, to]: Range): boolean {
  return start < to && from < end
}

function fnv1a(text: string, seed: number): number {
  let hash = seed
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
