import {Fingerprints} from '../decide/fingerprint.js'
import type {Decision, Range} from '../types.js'

/** Whether a message of a rule at a place is dismissed. */
export type Dismisses = (ruleId: string, range: Range) => boolean

const comment = /<!--\s*copydesk-(disable-next-line|disable|enable)(?![\w-])([^]*?)-->/gu

interface Ignore {
  /** Of the comment. */
  readonly comment: Range
  /** What it is about. */
  readonly start: number
  end: number
  readonly rules: readonly string[]
  readonly hasReason: boolean
  isUsed: boolean
}

/**
 * What comments of a source dismiss: `<!-- copydesk-disable-next-line doubled-word -- a song -->`.
 *
 * `disable` holds up to an `enable` of the same rule or to the end, `disable-next-line` for the rest of its line, or for the next
 * line where nothing stands there. A comment without a rule or a reason dismisses nothing.
 */
export class InlineIgnores {
  readonly #source: string
  readonly #ignores: readonly Ignore[]

  constructor(source: string) {
    this.#source = source
    this.#ignores = source.includes('copydesk-') ? read(source) : []
  }

  /** @param range Of the source. */
  dismisses(ruleId: string, [start]: Range): boolean {
    const found = this.#ignores.filter(
      one => one.hasReason && one.rules.includes(ruleId) && one.start <= start && start < one.end
    )
    for (const one of found) one.isUsed = true
    return found.length > 0
  }

  /** Comments that dismiss nothing, as messages. */
  unused(): Decision[] {
    const fingerprints = new Fingerprints(this.#source)
    return this.#ignores.filter(one => !one.isUsed).map(one => toDecision(this.#source, one, fingerprints))
  }
}

function read(source: string): Ignore[] {
  const found: Ignore[] = []
  // Behind the last end none ends, and looking for one from each beginning would take quadratic time.
  const closed = source.slice(0, source.lastIndexOf('-->') + '-->'.length)
  for (const {index, 1: word, 2: rest = '', 0: whole} of closed.matchAll(comment)) {
    const behind = index + whole.length
    const [names = '', ...reason] = rest.split('--')
    const rules = names.split(/[\s,]+/u).filter(name => name !== '')
    if (word === 'enable') {
      for (const one of found) if (one.end === Infinity && sharesRule(one, rules)) one.end = index
      continue
    }
    const end = word === 'disable' ? Infinity : endOfNextLine(source, behind)
    const hasReason = reason.join('--').trim() !== ''
    found.push({comment: [index, behind], start: behind, end, rules, hasReason, isUsed: false})
  }
  return found
}

/** An `enable` without rules is one of all. */
function sharesRule({rules}: Ignore, enabled: readonly string[]): boolean {
  return enabled.length === 0 || rules.some(rule => enabled.includes(rule))
}

function endOfNextLine(source: string, from: number): number {
  const line = /\S[^\n]*/gu
  line.lastIndex = from
  return line.exec(source) ? line.lastIndex : source.length
}

function toDecision(source: string, {comment: range, rules, hasReason}: Ignore, fingerprints: Fingerprints): Decision {
  const ruleId = 'inline-ignore'
  const expected =
    rules.length === 0 ? 'the id of a rule' : hasReason ? `damage of ${rules.join(', ')}` : 'a reason behind `--`'
  const message = {
    ruleId,
    severity: 'warning' as const,
    fix: 'none' as const,
    range,
    reason: `Unexpected comment that dismisses nothing, expected ${expected}`,
    actual: source.slice(...range),
    edits: []
  }
  const fingerprint = fingerprints.of({ruleId, range}, 0)
  return {message, decision: 'skip', because: 'Reported only', edits: [], fingerprint}
}
