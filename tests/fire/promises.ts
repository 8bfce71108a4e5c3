import {certifyArticle} from '../../src/certify/markup.js'
import {countWords, defaultBudget} from '../../src/decide/budget.js'
import {isDismissed} from '../../src/decide/reasons.js'
import {applyEdits, invertEdits, sortEdits} from '../../src/edit/apply.js'
import {protection} from '../../src/parse/protected-ranges.js'
import {readableText} from '../../src/pipeline/markup.js'
import {createCleaner} from '../../src/pipeline.js'
import {builtinRules} from '../../src/rules/builtin.js'
import type {Choice, Decision, Edit, Result, TextType} from '../../src/types.js'
import {canariesIn} from './markup.js'

/** What is promised of every article, whatever it is. */
export const promises: Readonly<Record<string, (one: Cleaned) => void>> = {
  'nothing lost': nothingLost,
  stable,
  'honest words': honestWords,
  'protected ranges': protectedRanges,
  bounded,
  explained,
  'no cue too many': noCueTooMany,
  suggestions: suggestionsApply
}

interface Article {
  readonly type: TextType
  readonly text: string
}

interface Cleaned extends Article {
  readonly result: Result
}

/** A promise that does not hold, and of which article. */
class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

export const clean = createCleaner({rules: builtinRules})
const cleanThoroughly = createCleaner({rules: builtinRules, thorough: true})
const cleanAll = createCleaner({rules: builtinRules, fix: 'suggested'})
const encodingRules = new Set(builtinRules.filter(({pack}) => pack === 'encoding').map(({id}) => id))
const leftoverPacks = new Set(['residue', 'boilerplate'])
const leftoverRules = new Set(builtinRules.filter(({pack}) => leftoverPacks.has(pack)).map(({id}) => id))

/**
 * Hold an article against every promise.
 *
 * @throws {BrokenPromise} One of them does not hold.
 */
export function keepsAll({type, text}: Article): Result {
  const result = clean(text, type)
  for (const [name, promise] of Object.entries(promises)) {
    try {
      promise({type, text, result})
    } catch (error) {
      throw new BrokenPromise(`${name}: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
    }
  }
  return result
}

function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (one !== other) throw new Error(`Unexpected ${what} ${one}, expected ${other}`)
}

function replays(text: string, {input, output, ledger: {edits}}: Result): void {
  expectSame(input, text, 'input')
  expectSame(applyEdits(text, edits), output, 'output of the ledger')
  expectSame(applyEdits(output, invertEdits(text, edits)), text, 'original of the ledger')
}

function nothingLost({type, text, result}: Cleaned): void {
  replays(text, result)
  const {decisions, edits} = result.ledger
  const applied = decisions.filter(one => one.decision === 'apply').flatMap(one => one.edits)
  expectSame(sortEdits(applied), edits, 'edits of decisions')
  const isIdle = (edit: Edit) => edit.text === text.slice(...edit.range)
  if (type === 'text' && edits.some(isIdle)) throw new Error('Unexpected edit without a change')
}

function stable({type, result}: Cleaned): void {
  const again = clean(result.output, type)
  expectSame(again.output, result.output, 'output of a second run')
}

function honestWords({type, text, result}: Cleaned): void {
  const {output, certificate, ledger, fatal} = result
  expectSame(certificate, certifyArticle(text, output, ledger.edits, type), 'certificate')
  if (fatal === undefined) expectSame(certificate.breaches, [], 'breaches')
  if (certificate.decoded > 0 || isDecoded(result)) return
  const [before, after] = [text, output].map(one => readableText({id: '', path: '', text: one, type}))
  isPartOf(wordsOf(after ?? ''), wordsOf(before ?? ''))
}

/** `Heâ€\u009DHe` is two words, however one counts. */
function isDecoded({ledger}: Result): boolean {
  return ledger.decisions.some(one => one.decision === 'apply' && encodingRules.has(one.message.ruleId))
}

/** Any run of letters and digits: simpler than what the certificate takes for a word. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** In the same order, with others between. */
function isPartOf(words: readonly string[], all: readonly string[]): void {
  let at = 0
  for (const word of words) {
    while (at < all.length && all[at] !== word) at++
    if (at++ === all.length) throw new Error(`Unexpected word \`${word}\`, expected the words of the original in order`)
  }
}

const numbersAndUrls = /https?:\/\/[^\s<>"“”«»„]+|[\w.]+@[\w-]+\.\w+|\d+(?:[.,:]\d+)+/gu

function protectedRanges({type, text, result: {output, ledger, certificate}}: Cleaned): void {
  if (type === 'text' && certificate.decoded === 0) {
    const cuts = protection(text)
    const cut = ledger.edits.find(({range}) => cuts(range))
    if (cut) throw new Error(`Unexpected edit ${JSON.stringify(cut)}, expected none inside a number or URL`)
    isPartOf(output.match(numbersAndUrls) ?? [], text.match(numbersAndUrls) ?? [])
  }
  if (type !== 'text') isPartOf(canariesIn(output), canariesIn(text))
}

function bounded({type, text, result: {output, ledger, fatal, verdict}}: Cleaned): void {
  if (fatal !== undefined) {
    expectSame([output, ledger.edits, verdict], [text, [], 'hold'], 'held article')
    return
  }
  const [before, after] = [text, output].map(one => countWords(readableText({id: '', path: '', text: one, type})))
  if (before === undefined || after === undefined || type !== 'text') return
  const leftovers = ledger.decisions.filter(
    ({decision, message}) => decision === 'apply' && leftoverRules.has(message.ruleId)
  )
  const apart = leftovers.flatMap(one => one.edits).reduce((sum, {range}) => sum + countWords(text.slice(...range)), 0)
  const removed = before - after - apart
  const slack = ledger.edits.length // An edit may join two words or part one.
  const most = Math.max(3, defaultBudget.removedShare * (before - apart)) + slack
  if (removed > most) throw new Error(`Unexpected removal of ${removed} of ${before} words, expected at most ${most}`)
  if (after + slack < Math.min(defaultBudget.wordsLeft, before / 2)) {
    throw new Error(`Unexpected ${after} words of ${before} left, expected ${defaultBudget.wordsLeft} or half`)
  }
}

const told = new Set(['inline-ignore', ...builtinRules.map(({id}) => id)])

function explained({text, result: {ledger, verdict, reasons}}: Cleaned): void {
  for (const {message, because, fingerprint} of ledger.decisions) {
    const [start, end] = message.range
    const isPlaced = start >= 0 && start <= end && end <= text.length
    const isSentence =
      /^Unexpected [^]+, expected [^]+/u.test(message.reason) && !/\{(?:actual|expected)\}/u.test(message.reason)
    if (isPlaced && isSentence && because !== '' && fingerprint !== '' && told.has(message.ruleId)) continue
    throw new Error(`Unexpected message ${JSON.stringify(message)}, expected one with rule, place and reason`)
  }
  if (verdict !== 'publish' && reasons.length === 0)
    throw new Error(`Unexpected verdict \`${verdict}\` without a reason`)
}

/** Of second readings that cost the same, any may be told. */
function withoutOtherReadings({ledger, ...result}: Result) {
  const decisions = ledger.decisions.map(one => ({...one, message: {...one.message, otherwise: undefined}}))
  return {...result, edits: ledger.edits, decisions}
}

function noCueTooMany({type, text, result}: Cleaned): void {
  const thorough = withoutOtherReadings(cleanThoroughly(text, type))
  expectSame(withoutOtherReadings(result), thorough, 'result of the fast way')
}

function suggestionsApply({type, text, result}: Cleaned): void {
  const offered = result.ledger.decisions.filter(one => one.decision === 'suggest' && !isDismissed(one))
  for (const {message} of offered) isReversible(text, message.edits)
  const one = offered[text.length % Math.max(1, offered.length)] // Any one of them.
  if (!one) return
  replays(text, cleanAll(text, type))
  isTaken({type, text}, result, one)
  if (offered.length === 1) return
  const taken = (all: readonly Decision[]) =>
    clean(text, type, Object.fromEntries(all.map(({fingerprint}): [string, Choice] => [fingerprint, 'accept'])))
  const [forth, back] = [taken(offered), taken(offered.toReversed())]
  replays(text, forth)
  expectSame(back, forth, 'result of suggestions in another order')
}

function isReversible(text: string, edits: readonly Edit[]): void {
  expectSame(applyEdits(applyEdits(text, edits), invertEdits(text, edits)), text, 'original of a suggestion')
}

/** One suggestion of an article that was cleaned before: its repair is made, or it is said why not. */
function isTaken({type, text}: Article, before: Result, {fingerprint, message}: Decision): void {
  const after = clean(text, type, {[fingerprint]: 'accept'})
  replays(text, after)
  const one = after.ledger.decisions.find(decision => decision.fingerprint === fingerprint)
  if (!one) throw new Error(`Unexpected loss of ${fingerprint}, expected what became of it`)
  if (after.fatal !== undefined) return
  if (one.decision === 'suggest') throw new Error(`Unexpected suggestion ${fingerprint} again, expected it to be taken`)
  const isDone = ({range: [start, end]}: Edit) =>
    before.ledger.edits.some(({range}) => range[0] <= start && end <= range[1])
  if (message.edits.every(isDone)) return // A safe repair of another rule does the same.
  if (one.decision === 'apply' && one.edits.length > 0 && after.output === before.output)
    throw new Error(`Unexpected output without ${fingerprint}, expected its repair`)
}
