import {protection} from '../parse/protected-ranges.js'
import type {Choice, Choices, Edit, Message, Range} from '../types.js'
import {reasons} from './reasons.js'

interface DecideOptions {
  /** Apply only `safe` messages, or suggestions as well. */
  readonly fix: 'safe' | 'suggested'
  /** Fingerprints that a person has dismissed. */
  readonly ignored: ReadonlySet<string>
  /** What a person decided about messages of this text. They are bound by the same limits as unattended repairs. */
  readonly choices?: Choices
  /** Suggestions and other readings that were chosen wait: a person saw them beside all safe repairs, and these come first. */
  readonly waits?: boolean
  /** Whether a comment in the article dismisses a message. */
  readonly isDismissedInline?: (message: Message) => boolean
  readonly fingerprintOf: (message: Message) => string
}

/** A decision in coordinates of the text that was looked at. */
export interface LocalDecision {
  readonly message: Message
  readonly decision: 'apply' | 'suggest' | 'skip'
  readonly because: string
  readonly fingerprint: string
  readonly choice?: Choice
}

/**
 * Decide what becomes of each message.
 *
 * @param messages In order of precedence: where edits overlap, the earlier message wins.
 */
export function decide(text: string, messages: readonly Message[], options: DecideOptions): LocalDecision[] {
  if (messages.length === 0) return []
  const taken = new Taken(text.length)
  const cutsProtected = protection(text)
  const {choices = none, fingerprintOf} = options
  const isChosen = Object.keys(choices).length > 0
  return messages.map(found => {
    const fingerprint = fingerprintOf(found)
    const choice = isChosen ? choiceFor(choices, fingerprint) : undefined
    const message = choice === 'otherwise' ? otherReading(found) : found
    const refusal = refuse(cutsProtected, message, fingerprint, choice, options)
    if (refusal) return decided(refusal.message ?? message, fingerprint, choice, refusal.decision, refusal.because)
    if (!taken.add(message.edits)) return decided(withheld(message), fingerprint, choice, 'skip', reasons.taken)
    return decided(message, fingerprint, choice, 'apply', becauseApplied(message, choice))
  })
}

const none: Choices = {}

/** Written out, since this is made for every message: to copy fields from object to object takes longer than to decide. */
function decided(
  message: Message,
  fingerprint: string,
  choice: Choice | undefined,
  decision: LocalDecision['decision'],
  because: string
): LocalDecision {
  return choice ? {message, fingerprint, choice, decision, because} : {message, fingerprint, decision, because}
}

function choiceFor(choices: Choices, fingerprint: string): Choice | undefined {
  return Object.hasOwn(choices, fingerprint) ? choices[fingerprint] : undefined
}

/** What is left for a person to look at is no ground to fail a gate. */
function withheld(message: Message): Message {
  return message.severity === 'warning' ? {...message, severity: 'info'} : message
}

/** The message with the repair of the reading that lost; where that leaves the text alone there is none. */
function otherReading(message: Message): Message {
  return {...message, edits: message.otherwise?.edits ?? []}
}

function becauseApplied({note, fix}: Message, choice: Choice | undefined): string {
  if (choice === 'otherwise') return reasons.otherwise
  if (choice === 'accept') return reasons.accepted
  return note ?? (fix === 'safe' ? reasons.safe : reasons.askedFor)
}

function refuse(
  cutsProtected: (range: Range) => boolean,
  message: Message,
  fingerprint: string,
  choice: Choice | undefined,
  {fix, ignored, isDismissedInline, waits = false}: DecideOptions
) {
  if (isIgnored(ignored, fingerprint)) return {decision: 'skip', because: reasons.ignored} as const
  if (isDismissedInline?.(message)) return {decision: 'skip', because: reasons.inline} as const
  if (choice === 'reject' || (choice === 'otherwise' && message.edits.length === 0)) {
    return {decision: 'skip', because: reasons.rejected} as const
  }
  if (message.fix === 'none') return {decision: 'skip', because: message.note ?? reasons.reported} as const
  if (message.edits.some(edit => cutsProtected(edit.range))) {
    return {decision: 'skip', because: reasons.protected, message: withheld(message)} as const
  }
  const isOffered = message.fix === 'suggest' && fix === 'safe'
  const isLate = waits && !message.lasting // What shows a lasting one goes with the repairs it would wait for.
  if ((isOffered && (!choice || isLate)) || (choice === 'otherwise' && isLate)) {
    return {decision: 'suggest', because: message.note ?? reasons.undecided} as const
  }
  return undefined
}

/** A fingerprint without a number means all damages that look the same. */
function isIgnored(ignored: ReadonlySet<string>, fingerprint: string): boolean {
  return ignored.size > 0 && (ignored.has(fingerprint) || ignored.has(fingerprint.replace(/-\d+$/u, '')))
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
