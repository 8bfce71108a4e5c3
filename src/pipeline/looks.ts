import {decide, type LocalDecision} from '../decide/decide.js'
import {Fingerprints} from '../decide/fingerprint.js'
import {applyEdits} from '../edit/apply.js'
import {composeEdits, type Locate, originOf} from '../edit/compose.js'
import type {Choices, Edit, Message} from '../types.js'
import {type Detector, parse, parseAgain, type Parsed} from './chain.js'
import type {Dismisses} from './inline-ignores.js'

/**
 * How often repairs may uncover damage that a further look repairs, before the article counts as unstable: a tail, a mark that opens again
 * and a doubled one come off one after the other.
 */
const rounds = 4

/** What a look is about. */
export type Stage = 'encoding' | 'repairs' | 'reports'

/** One look at a text: what was found, what became of it, and what the text is after it. */
export interface Pass {
  readonly stage: Stage
  readonly text: string
  readonly messages: readonly Message[]
  readonly decisions: readonly LocalDecision[]
  readonly edits: readonly Edit[]
  readonly output: string
  /** Where places of `text` stand in the original. */
  readonly locate: () => Locate
}

export interface LookSettings {
  readonly fix: 'safe' | 'suggested'
  readonly ignored: ReadonlySet<string>
  readonly choices: Choices
  /** How often each fingerprint was met in the pieces before. */
  readonly counts: Map<string, number>
  /** What comments dismiss, by places of the original. */
  readonly dismisses?: Dismisses
}

/** The looks at one text, one after the other, each at what the one before left. */
export class Looks {
  readonly passes: Pass[] = []
  readonly #original: string
  readonly #settings: LookSettings
  readonly #fingerprints: Fingerprints
  #parsed: Parsed

  constructor(text: string, settings: LookSettings) {
    this.#original = text
    this.#settings = settings
    this.#fingerprints = new Fingerprints(text, settings.counts)
    this.#parsed = parse(text)
  }

  /** Whether the last look repaired nothing. */
  get isAtRest(): boolean {
    return this.#last?.edits.length === 0
  }

  /** Whether a look of another kind would repair nothing either: none is taken. */
  isAtRestFor(detect: Detector): boolean {
    const text = this.#last?.output ?? this.#original
    return this.#decided(text, detect(parseAgain(this.#parsed, text))).edits.length === 0
  }

  hasRepaired(stage: Stage): boolean {
    return this.passes.some(pass => pass.stage === stage && pass.edits.length > 0)
  }

  take(stage: Stage, detect: Detector, waits = false): void {
    const text = this.#last?.output ?? this.#original
    this.#parsed = parseAgain(this.#parsed, text)
    this.passes.push({stage, ...this.#decided(text, detect(this.#parsed), waits)})
  }

  /**
   * Look until nothing is repaired any more.
   *
   * A person who takes a suggestion has seen it beside all safe repairs: so it is made once these are, and what is made is what
   * was shown.
   */
  settle(stage: Stage, detect: Detector): void {
    const waits = Object.values(this.#settings.choices).some(choice => choice !== 'reject')
    this.repeat(stage, detect, waits)
    const last = this.#last
    if (!waits || !last || !this.isAtRest) return
    this.passes.pop()
    this.passes.push({stage, ...this.#decided(last.text, last.messages)})
    if (!this.isAtRest) this.repeat(stage, detect)
  }

  /** Look until nothing is repaired any more, or too often. */
  repeat(stage: Stage, detect: Detector, waits = false): void {
    const most = this.passes.length + rounds + 1
    do this.take(stage, detect, waits)
    while (!this.isAtRest && this.passes.length < most)
  }

  get #last(): Pass | undefined {
    return this.passes.at(-1)
  }

  #decided(text: string, messages: readonly Message[], waits = false): Omit<Pass, 'stage'> {
    const look = this.passes.length
    const locate = this.#locator(look)
    const origin = ({range: [start, end]}: Message) => [locate()(start).offset, locate()(end).offset] as const
    const {dismisses, fix, ignored, choices} = this.#settings
    const decisions = decide(text, messages, {
      fix,
      ignored,
      choices,
      waits,
      fingerprintOf: message => this.#fingerprints.of({ruleId: message.ruleId, range: origin(message)}, look),
      ...(dismisses && {isDismissedInline: (message: Message) => dismisses(message.ruleId, origin(message))})
    })
    const edits = decisions.flatMap(one => (one.decision === 'apply' ? one.message.edits : []))
    return {text, messages, decisions, edits, output: edits.length === 0 ? text : applyEdits(text, edits), locate}
  }

  /** Composes the edits before a look once somebody asks where something stands. */
  #locator(look: number): () => Locate {
    let known: Locate | undefined
    const before = this.passes.slice(0, look).map(pass => pass.edits)
    return () => (known ??= originOf(composeEdits(this.#original, before)))
  }
}
