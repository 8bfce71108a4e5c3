import {applyEdits} from '../../edit/apply.js'
import type {Edit} from '../../types.js'
import {type CodePage, codePages} from '../../language/code-pages.js'
import {oddness} from './oddness.js'
import {findRuns, type Run} from './runs.js'

/** What people write with: letters of living scripts, punctuation, signs, emoji. */
const plausible =
  /^[\u0000-\u007F\u00A0-\u017E\u0192\u01A0\u01A1\u01AF\u01B0\u0218-\u021B\u0259\u02BB\u02BC\u02D9-\u02DD\u02C7\u0300-\u0338\u0370-\u045F\u0490-\u0493\u04AE\u04AF\u04B0-\u04B3\u04BA\u04BB\u04D8\u04D9\u04E8\u04E9\u05B0-\u05EA\u060C-\u06FF\u0900-\u0DFF\u0E00-\u0E7F\u1000-\u109F\u10D0-\u10FF\u1780-\u17FF\u1E80-\u1E85\u1E9E\u1EA0-\u1EF9\u2002-\u200F\u2010-\u2027\u202F-\u205F\u2060\u2070-\u209F\u20A0-\u20BF\u2100-\u214F\u2150-\u23FF\u2460-\u24FF\u2500-\u27BF\u2800\u2B00-\u2BFF\u3000-\u30FF\u3105-\u312F\u4E00-\u9FFF\uAC00-\uD7A3\uFB00-\uFB06\uFE0E\uFE0F\uFEFF\uFF01-\uFFEE\uFFFD\u{1F000}-\u{1FAFF}]+$/u

/** How much less odd a text must become to be repaired: by itself, or where other damage of its kind is certain. */
const [certain, likely] = [3, 1]
/** How many wrong readings may lie below one. */
const deepest = 2
const context = 3

interface Settled extends Run {
  /** What is meant in the end, all wrong readings undone. */
  readonly repaired: string
}

interface Candidate extends Settled {
  /** How much less odd the text becomes. */
  readonly gain: number
  /** How odd it still is around here. */
  readonly left: number
}

/** What one reading of a whole text would mend. */
interface Reading {
  readonly page: CodePage
  readonly sure: readonly Candidate[]
  readonly all: readonly Candidate[]
  /** The whole text was read like this: nothing beyond ASCII is left over. */
  readonly whole: boolean
  readonly weight: number
}

interface Repair {
  readonly edits: readonly Edit[]
  /** The code pages that were found at work, most first. */
  readonly pages: readonly CodePage[]
}

/**
 * Undo one wrong reading, or several one on top of the other.
 *
 * The code page that explains most takes its runs first. Runs that prove themselves vouch for others of the same page.
 */
export function repairRuns(text: string, depth = deepest): Repair {
  const readings = codePages()
    .map(page => read(text, page, depth))
    .filter(reading => reading.sure.length > 0)
    .sort((a, b) => b.weight - a.weight)
  const taken = new Uint8Array(readings.length > 0 ? text.length : 0)
  const edits: Edit[] = []
  for (const {sure, all, whole} of readings) {
    const proven = new Set(sure)
    for (const one of all) {
      if (!proven.has(one) && !isVouchedFor(one, whole)) continue
      if (taken.subarray(one.start, one.end).includes(1)) continue
      taken.fill(1, one.start, one.end)
      edits.push({range: [one.start, one.end], text: one.repaired})
    }
  }
  return {edits: edits.sort((a, b) => a.range[0] - b.range[0]), pages: readings.map(one => one.page)}
}

function read(text: string, page: CodePage, depth: number): Reading {
  const found = [...findRuns(text, page)].filter(run => !isCut(text, run.start, page))
  const runs = found.flatMap(
    (run, index) => settled(text, run, found[index - 1]?.end ?? 0, found[index + 1]?.start, depth) ?? []
  )
  const all = runs.map((run, index) => weigh(text, run, runs[index - 1], runs[index + 1]))
  const sure = all.filter(one => isCertain(one, depth) && (!isLost(one) || isOnlyLoss(text, one)))
  if (sure.length === 1 && sure[0]?.repaired === 'å' && !isAllDamage(text, runs)) sure.pop()
  const whole = sure.length > 2 && sure.length > all.length / 2 && isAllDamage(text, runs)
  return {page, all, sure, whole, weight: sure.reduce((sum, one) => sum + one.gain, 0)}
}

function isLost({repaired, lossy}: Candidate): boolean {
  return lossy && /^\uFFFD+$/u.test(repaired)
}

/** `SlovenÄ�ina`: where nothing else is lost, a Latin lead byte in front of the loss proves itself. */
function isOnlyLoss(text: string, {start, end}: Candidate): boolean {
  return (
    /^(?:[ÃÄÅĂĹ]\uFFFD)+$/u.test(text.slice(start, end)) &&
    text.indexOf('\uFFFD') > start &&
    !text.includes('\uFFFD', end)
  )
}

/** Whether no character beyond ASCII stands outside the runs. A lone `Ã¥` beside a genuine dash may be another mix-up. */
function isAllDamage(text: string, runs: readonly Run[]): boolean {
  const beyond = (part: string) => part.match(/[^\u0000-\u007F]/gu)?.length ?? 0
  return beyond(text) === runs.reduce((sum, {start, end}) => sum + beyond(text.slice(start, end)), 0)
}

/** Whether a sequence that has lost a byte leads up to this place: nobody can say what its rest belongs to. */
function isCut(text: string, start: number, page: CodePage): boolean {
  for (let at = start - 2; at >= start - 3 && at >= 0; at--) {
    const lead = page.get(text[at] ?? '') ?? 0
    const between = Array.from(text.slice(at + 1, start), character => page.get(character) ?? 0)
    if (lead >= (start - at === 2 ? 0xe0 : 0xf0) && lead <= 0xf4 && between.every(byte => byte > 0x7f && byte < 0xc0))
      return true
  }
  return false
}

/** @returns Nothing where what comes out is nothing that people write. */
function settled(text: string, run: Run, from: number, to: number | undefined, depth: number): Settled | undefined {
  const before = text.slice(Math.max(from, run.start - context), run.start)
  const after = text.slice(run.end, Math.min(to ?? text.length, run.end + context))
  const repaired = settle(before, run.decoded, after, depth)
  return plausible.test(repaired) ? {...run, repaired: repaired.replaceAll(invisible, '')} : undefined
}

const invisible = /[\u200B\u2060\uFEFF\u00AD]/gu

/** Neighbours count as repaired, so that the parts of one damaged word do not hold each other back. */
function weigh(text: string, run: Settled, last: Settled | undefined, next: Settled | undefined): Candidate {
  const before = text.slice(Math.max(0, run.start - context), run.start)
  const after = text.slice(run.end, run.end + context)
  const was = oddnessIn(before, text.slice(run.start, run.end), after)
  const isNear = (gap: number) => gap < context
  const left =
    last && isNear(run.start - last.end) ? (last.repaired + text.slice(last.end, run.start)).slice(-context) : before
  const right =
    next && isNear(next.start - run.end) ? (text.slice(run.end, next.start) + next.repaired).slice(0, context) : after
  return {
    ...run,
    gain: was - oddnessIn(left, run.repaired, right),
    left: oddness(left + run.repaired + right)
  }
}

/** What is odd about a part of a text, its borders with what stands around it included. */
function oddnessIn(before: string, part: string, after: string): number {
  return oddness(before + part + after) - oddness(before) - oddness(after)
}

/** Text that went through two wrong readings needs two repairs. */
function settle(before: string, decoded: string, after: string, depth: number): string {
  if (depth === 0 || !/[^\u0000-\u007F]{2}/u.test(decoded)) return decoded
  const edits = repairRuns(before + decoded + after, depth - 1).edits.filter(
    ({range: [start, end]}) => start >= before.length && end <= before.length + decoded.length
  )
  if (edits.length === 0) return decoded
  return applyEdits(before + decoded + after, edits).slice(before.length, -after.length || undefined)
}

function isCertain({gain, left, length, repaired}: Candidate, depth: number): boolean {
  const enough = depth < deepest ? certain - 1 : certain
  if (gain < enough || left > tolerated(gain)) return false
  if (length === 1 && /^[\p{M}ĉĝĥĵŝŭĸŀŉŧŋĕĭŏ]$/iu.test(repaired) && depth === deepest) return false
  const foreign = length === 1 && /^\p{L}$/u.test(repaired) && !/^[\p{Script=Latin}\p{Script=Greek}]$/u.test(repaired)
  return !foreign || depth < deepest || (gain >= certain * 2 && !/[\u3000-\uD7FF]/u.test(repaired))
}

/** Proven as it may be, a repair that leaves wreckage around it has not understood the text. */
function tolerated(gain: number): number {
  return Math.max(1, gain / 2)
}

function isVouchedFor({gain, left, lossy}: Candidate, whole: boolean): boolean {
  return gain >= (lossy || whole ? 0 : likely) && left <= tolerated(gain)
}
