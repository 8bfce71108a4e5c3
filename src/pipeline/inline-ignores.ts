import {Fingerprints} from '../decide/fingerprint.js'
import {reasons} from '../decide/reasons.js'
import {expectation} from '../mismatch/nearest.js'
import type {Mark} from '../parse/views/view.js'
import type {Decision, Range} from '../types.js'

/** Whether a message of a rule at a place is dismissed. */
export type Dismisses = (ruleId: string, range: Range) => boolean

const comment = /<!--\s*copydesk-(disable-next-line|disable|enable)(?![\w-])([^]*?)-->/gu

interface Ignore {
  /** Of the comment. */
  readonly comment: Range
  /** What it is about. */
  readonly start: number
  /** The rules, and where it ends for each. */
  readonly ends: Map<string, number>
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

  /** @param markup All of it, in order. */
  constructor(source: string, markup: readonly Mark[]) {
    this.#source = source
    this.#ignores = source.includes('copydesk-') ? read(source, markup) : []
  }

  /** @param range Of the source. */
  dismisses(ruleId: string, [start]: Range): boolean {
    const found = this.#ignores.filter(
      one => one.hasReason && one.start <= start && start < (one.ends.get(ruleId) ?? 0)
    )
    for (const one of found) one.isUsed = true
    return found.length > 0
  }

  /**
   * Comments that dismiss nothing, as messages.
   *
   * @param ids Of all rules: what else a comment names is misspelt.
   */
  unused(ids: readonly string[]): Decision[] {
    const fingerprints = new Fingerprints(this.#source)
    return this.#ignores
      .filter(one => !one.isUsed)
      .map(one => toDecision(this.#source, one, reasonOf(one, ids), fingerprints))
  }
}

function read(source: string, markup: readonly Mark[]): Ignore[] {
  const found: Ignore[] = []
  const open = new Map<string, Ignore[]>()
  for (const {start, end, word, rest} of comments(markup)) {
    const [names = '', ...reason] = rest.split('--')
    const rules = names.split(/[\s,]+/u).filter(name => name !== '')
    if (word === 'enable') {
      close(open, rules, start)
      continue
    }
    const last = word === 'disable' ? Infinity : endOfNextLine(source, end)
    const ends = new Map(rules.map(rule => [rule, last]))
    const hasReason = reason.join('--').trim() !== ''
    const one: Ignore = {comment: [start, end], start: end, ends, hasReason, isUsed: false}
    found.push(one)
    if (word === 'disable') hold(open, one)
  }
  return found
}

/** What Markdown shows as code is none: its mark begins with a backtick, a tilde or four spaces. */
function* comments(markup: readonly Mark[]) {
  for (const {range, key: written} of markup) {
    if (!/^ {0,3}</u.test(written) || !written.includes('copydesk-')) continue
    // Behind the last end none ends, and looking for one from each beginning would take quadratic time.
    const closed = written.slice(0, written.lastIndexOf('-->') + '-->'.length)
    for (const {index, 1: word, 2: rest = '', 0: whole} of closed.matchAll(comment)) {
      const start = range[0] + index
      yield {start, end: start + whole.length, word, rest}
    }
  }
}

function hold(open: Map<string, Ignore[]>, one: Ignore): void {
  for (const rule of one.ends.keys()) {
    const held = open.get(rule) ?? []
    held.push(one)
    open.set(rule, held)
  }
}

/** An `enable` without rules is one of all. */
function close(open: Map<string, Ignore[]>, rules: readonly string[], end: number): void {
  for (const rule of rules.length === 0 ? [...open.keys()] : rules) {
    for (const one of open.get(rule) ?? []) one.ends.set(rule, end)
    open.delete(rule)
  }
}

function endOfNextLine(source: string, from: number): number {
  const line = /\S[^\n]*/gu
  line.lastIndex = from
  return line.exec(source) ? line.lastIndex : source.length
}

function reasonOf({ends, hasReason}: Ignore, ids: readonly string[]): string {
  const named = [...ends.keys()]
  const unknown = named.find(id => !ids.includes(id))
  if (unknown !== undefined) {
    const expected = expectation(unknown, ids, 'the rules that `copydesk rules` lists')
    return `Unexpected rule \`${unknown}\` in a comment, ${expected}`
  }
  const dismissed = hasReason ? `damage of ${named.join(', ')}` : 'a reason behind `--`'
  return `Unexpected comment that dismisses nothing, expected ${named.length === 0 ? 'the id of a rule' : dismissed}`
}

function toDecision(source: string, {comment: range}: Ignore, reason: string, fingerprints: Fingerprints): Decision {
  const ruleId = 'inline-ignore'
  const message = {
    ruleId,
    severity: 'warning' as const,
    fix: 'none' as const,
    range,
    reason,
    actual: source.slice(...range),
    edits: []
  }
  const fingerprint = fingerprints.of({ruleId, range}, 0)
  return {message, decision: 'skip', because: reasons.reported, edits: [], fingerprint}
}
