import {certify} from './certify/certificate.js'
import {type Budget, defaultBudget, overBudget} from './decide/budget.js'
import {judge} from './decide/verdict.js'
import {applyEdits} from './edit/apply.js'
import {moveRange} from './edit/move.js'
import type {Clock} from './detect/kind.js'
import type {Kinds} from './detect/kinds.js'
import {cutPieces} from './parse/pieces.js'
import {chain, parse} from './pipeline/chain.js'
import {breachOf, held} from './pipeline/held.js'
import type {Dismisses} from './pipeline/inline-ignores.js'
import {type Cleaned, composePasses, shiftPiece} from './pipeline/compose-passes.js'
import {Looks, type LookSettings} from './pipeline/looks.js'
import {cleanMarkup} from './pipeline/markup.js'
import {refuseNoText, refuseUnknownSettings, refuseUnknownType} from './pipeline/refuse-unknown.js'
import {takesPart} from './rules/languages.js'
import type {Rule} from './rules/rule.js'
import type {Choices, Edit, Message, Range, Result, TextType} from './types.js'

/** The order in which packs take part: where repairs overlap, the earlier one wins. Packs not named here come last. */
const packOrder = ['encoding', 'residue', 'boilerplate', 'repeats', 'speech', 'typography', 'consistency']

/** What rules of these packs, or of these kinds, remove was never part of the article, or stands there once more: the budget does not count it. */
const leftoverPacks = ['residue', 'boilerplate']
const leftoverKinds = ['leftover-line', 'repeated-block']

/** What it finds in plain text is markup in HTML and Markdown. */
const markupKind = 'tag'

export interface CleanOptions {
  readonly rules: readonly Rule[]
  /** Ids of rules that comments in articles may name, whether they take part or not. Default: those of `rules`. */
  readonly ids?: readonly string[]
  /** Kinds that rules name besides the built-in ones. */
  readonly kinds?: Kinds
  /** `suggested` applies suggestions too. Default: `safe`. */
  readonly fix?: 'safe' | 'suggested'
  /** BCP 47; rules for other languages only are left out. Default: `en`. */
  readonly language?: string
  /** Fingerprints of messages that a person has dismissed. */
  readonly ignored?: ReadonlySet<string>
  /** `false`: none. */
  readonly budget?: Budget | false
  /** Told how long each rule takes. */
  readonly clock?: Clock
  /** Look everywhere, not only where a cheap cue says that there may be damage: slower, with the same result. */
  readonly thorough?: boolean
}

/**
 * Cleans one text. Pure: the same text gives the same result.
 *
 * @param type Of HTML and Markdown only the text between the markup is cleaned; `await loadViews()` before the first.
 * @param choices What a person decided about messages of this text: they win over the tiers, never over guard and budget.
 */
export type Cleaner = (text: string, type?: TextType, choices?: Choices) => Result

/**
 * Build the plugin chain once, to clean many texts.
 *
 * Encoding is repaired, until there is nothing to repair, before anything else looks at the text. All other packs look at the same text, and again at what
 * they made of it, until a look finds nothing more to repair; what only reports looks once, at the end. An article that does
 * not come to rest is left as it was.
 * A text longer than any article is cleaned piece by piece, so that time grows with its length and memory does not.
 *
 * @throws {Error} A rule names a kind that does not exist, or its options do not fit the kind; the language is no tag, or there is no such `fix`.
 * @example createCleaner({rules: builtinRules})('In Kyiv , the vote.').output // => 'In Kyiv, the vote.'
 */
export function createCleaner({rules, language = 'en', ...given}: CleanOptions): Cleaner {
  refuseUnknownSettings({...given, rules, language})
  const {ids = rules.map(rule => rule.id), ...options} = given
  const active = byPack(rules.filter(rule => takesPart(rule, language)))
  const clean = createTextCleaner(active, language, options)
  let cleanReadable: TextCleaner | undefined
  return (text, type = 'text', choices = {}) => {
    refuseNoText(text)
    if (type === 'text') return clean(text, choices)
    refuseUnknownType(type)
    const cleanView = (cleanReadable ??= createTextCleaner(
      active.filter(rule => rule.kind !== markupKind),
      language,
      options
    ))
    return cleanMarkup(text, type, ids, (view, dismisses) => cleanView(view, choices, dismisses))
  }
}

type TextCleaner = (text: string, choices: Choices, dismisses?: Dismisses) => Result

function createTextCleaner(
  active: readonly Rule[],
  language: string,
  options: Omit<CleanOptions, 'rules' | 'ids' | 'language'>
): TextCleaner {
  const {thorough = false, clock, kinds} = options
  const data = {language, thorough, ...(clock && {clock})}
  const repairing = new Set(active.filter(rule => rule.fix !== 'none').map(rule => rule.kind))
  const [encoding, others] = partition(active, rule => rule.pack === 'encoding')
  const [repairs, reports] = partition(others, rule => repairing.has(rule.kind))
  const build = (rules: readonly Rule[]) => chain(rules, data, kinds)
  const detectors = {encoding: build(encoding), repairs: build(repairs), reports: build(reports)}
  const settings = {fix: options.fix ?? 'safe', ignored: options.ignored ?? new Set<string>()}
  const leftoverRules = new Set(active.filter(isOfLeftovers).map(rule => rule.id))
  const cleanPiece = (text: string, own: Omit<LookSettings, 'fix' | 'ignored'>): Cleaned => {
    const looks = new Looks(text, {...settings, ...own})
    looks.repeat('encoding', detectors.encoding)
    const isDecoded = looks.isAtRest
    looks.settle('repairs', detectors.repairs)
    const isSettled =
      looks.isAtRest && (looks.hasRepaired('repairs') ? looks.isAtRestFor(detectors.encoding) : isDecoded)
    if (isSettled) looks.take('reports', detectors.reports)
    return composePasses(text, looks.passes, isSettled)
  }
  return (text, choices, dismisses) => {
    const counts = new Map<string, number>()
    const pieces = cutPieces(text).map(([start, end]) => {
      const dismissesIn = dismisses && ((ruleId: string, range: Range) => dismisses(ruleId, moveRange(range, start)))
      const own = {choices, counts, ...(dismissesIn && {dismisses: dismissesIn})}
      return shiftPiece(cleanPiece(text.slice(start, end), own), start)
    })
    return finish(text, pieces, leftoverRules, options.budget ?? defaultBudget)
  }
}

/** What some rules find in a text, before anything is decided. */
export function findMessages(text: string, rules: readonly Rule[], kinds?: Kinds): Message[] {
  return chain(rules, {}, kinds)(parse(text))
}

function byPack(rules: readonly Rule[]): Rule[] {
  const position = (rule: Rule) => (packOrder.includes(rule.pack) ? packOrder.indexOf(rule.pack) : packOrder.length)
  return rules.toSorted((a, b) => position(a) - position(b))
}

function isOfLeftovers({pack, kind}: Rule): boolean {
  return leftoverPacks.includes(pack) || leftoverKinds.includes(kind)
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}

function finish(
  input: string,
  pieces: readonly Cleaned[],
  leftoverRules: ReadonlySet<string>,
  budget: Budget | false
): Result {
  const edits = pieces.flatMap(piece => piece.edits)
  const decisions = pieces.flatMap(piece => piece.decisions)
  const leftovers = decisions.filter(one => one.decision === 'apply' && leftoverRules.has(one.message.ruleId))
  const output = applyEdits(input, edits)
  const certifyEdits = (some: readonly Edit[]) => certify(input, applyEdits(input, some), some)
  const certificate = certify(input, output, edits)
  const fatal =
    pieces.find(piece => piece.fatal !== undefined)?.fatal ??
    breachOf(certificate, decisions, certifyEdits) ??
    (budget &&
      overBudget(
        input,
        edits,
        leftovers.flatMap(one => one.edits),
        budget
      ))
  if (fatal) return held(input, decisions, fatal, certifyEdits([]))
  return {input, output, ledger: {decisions, edits}, ...judge(decisions), certificate}
}
