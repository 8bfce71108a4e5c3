import {protection} from '../parse/protected-ranges.js'
import type {Edit, Message, Range} from '../types.js'
import {fingerprint} from './fingerprint.js'

interface DecideOptions {
  /** Apply only `safe` messages, or suggestions as well. */
  readonly fix: 'safe' | 'suggested'
  /** Fingerprints that a person has waved away. */
  readonly ignored: ReadonlySet<string>
}

/** A decision in coordinates of the text that was looked at. */
export interface Pick {
  readonly message: Message
  readonly decision: 'apply' | 'suggest' | 'skip'
  readonly because: string
  readonly fingerprint: string
}

/**
 * Decide what becomes of each message.
 *
 * @param messages In order of precedence: where edits overlap, the earlier message wins.
 */
export function decide(text: string, messages: readonly Message[], options: DecideOptions): Pick[] {
  if (messages.length === 0) return []
  const taken = new Taken(text.length)
  const cutsProtected = protection(text)
  return messages.map(message => {
    const mark = fingerprint(text, message)
    const refusal = refuse(cutsProtected, message, mark, options)
    if (refusal) return {message, ...refusal, fingerprint: mark}
    if (!taken.add(message.edits)) {
      return {message, decision: 'skip', because: 'Another repair changes the same place', fingerprint: mark}
    }
    const because = message.note ?? (message.fix === 'safe' ? 'Safe to apply unattended' : 'Suggestions were asked for')
    return {message, decision: 'apply', because, fingerprint: mark}
  })
}

function refuse(
  cutsProtected: (range: Range) => boolean,
  message: Message,
  mark: string,
  {fix, ignored}: DecideOptions
) {
  if (ignored.has(mark)) return {decision: 'skip', because: 'Ignored by the configuration'} as const
  if (message.fix === 'none') return {decision: 'skip', because: message.note ?? 'Reported only'} as const
  if (message.edits.some(edit => cutsProtected(edit.range))) {
    return {decision: 'skip', because: 'The repair would cut into a number, a name or a URL'} as const
  }
  if (message.fix === 'suggest' && fix === 'safe') {
    return {decision: 'suggest', because: message.note ?? 'A person has to decide'} as const
  }
  return undefined
}

/** Which code units are spoken for. Borders may touch; two insertions at one place may not. */
class Taken {
  readonly #units: Uint8Array
  readonly #insertions = new Set<number>()

  constructor(length: number) {
    this.#units = new Uint8Array(length)
  }

  add(edits: readonly Edit[]): boolean {
    if (edits.some(edit => this.#overlaps(edit))) return false
    for (const {
      range: [start, end]
    } of edits) {
      if (start === end) this.#insertions.add(start)
      else this.#units.fill(1, start, end)
    }
    return true
  }

  #overlaps({range: [start, end]}: Edit): boolean {
    if (start === end) return this.#insertions.has(start) || (this.#units[start - 1] === 1 && this.#units[start] === 1)
    for (let index = start; index < end; index++) {
      if (this.#units[index] === 1 || (index > start && this.#insertions.has(index))) return true
    }
    return false
  }
}
