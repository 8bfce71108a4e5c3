import {sortEdits} from '../edit/apply.js'
import type {Edit} from '../types.js'

export interface Budget {
  /** Largest share of an article’s words that may go, leftover lines not counted. */
  readonly removedShare: number
  /** An article with fewer words left than this, and less than half of what it had, is held. */
  readonly wordsLeft: number
}

export const defaultBudget: Budget = {removedShare: 0.15, wordsLeft: 30}

/**
 * Whether too much of an article would go.
 *
 * @param edits All edits of the article.
 * @param leftovers Those of them that remove leftover lines.
 * @returns Why the article is held, as one sentence; `undefined` when it is within its budget.
 */
export function overBudget(
  text: string,
  edits: readonly Edit[],
  leftovers: readonly Edit[],
  budget: Budget
): string | undefined {
  const removed = removedWords(text, edits)
  if (removed <= 0) return undefined
  const apart = removedWords(text, leftovers)
  const total = countWords(text, enough(removed, apart, budget))
  const share = (removed - apart) / Math.max(1, total - apart)
  if (share > budget.removedShare && removed - apart > 3) {
    return `Unexpected removal of ${Math.round(share * 100)} % of the words, expected at most ${Math.round(budget.removedShare * 100)} %`
  }
  const left = total - removed
  if (left < budget.wordsLeft && left < total / 2) {
    return `Unexpected article of ${left} words after the repairs, expected ${budget.wordsLeft} or half of its ${total}`
  }
  return undefined
}

/** Of an article with as many words nothing can be too much: the rest of it need not be counted. */
function enough(removed: number, apart: number, {removedShare, wordsLeft}: Budget): number {
  const forShare = removed - apart > 3 ? apart + (removed - apart) / removedShare : 0
  return Math.max(forShare, removed + wordsLeft) + 1
}

/** What a code unit is to a count: a sum of these; 0 where it was not looked up yet. */
const classes = new Uint8Array(0x10000)
const [known, space, word, ideograph, halfPair] = [1, 2, 4, 8, 16]
classes.fill(halfPair, 0xd800, 0xdc00)

const tests: readonly (readonly [RegExp, number])[] = [
  [/\s/u, space],
  [/[\p{L}\p{N}]/u, word],
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, ideograph]
]

function classify(character: string): number {
  return tests.reduce((sum, [test, found]) => (test.test(character) ? sum | found : sum), known)
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const found = (classes[unit] ||= classify(text.charAt(at)))
  return found === halfPair ? classify(String.fromCodePoint(text.codePointAt(at) ?? 0)) : found
}

/**
 * Words: what stands between spaces and has a letter or a figure. Chinese and Japanese write no spaces: two letters count as a
 * word there.
 *
 * @param enough Where there are more words, as many are counted.
 * @example countWords('In Kyiv – 3,000 boats') // => 4
 */
export function countWords(text: string, enough = Infinity): number {
  let [words, ideographs, isIn] = [0, 0, false]
  for (let at = 0; at < text.length && words < enough; at++) {
    const found = classAt(text, at)
    if ((found & space) !== 0) isIn = false
    else if ((found & word) !== 0 && !isIn) {
      isIn = true
      words++
    }
    if ((found & ideograph) !== 0) ideographs++
  }
  return words + Math.floor(ideographs / 2)
}

/** How much of a word that an edit cuts is looked at on either side, in UTF-16 code units. */
const sight = 40

function removedWords(text: string, edits: readonly Edit[]): number {
  let removed = 0
  for (const edit of mergeTouching(text, edits)) removed += removedBy(text, edit)
  return removed
}

/** Edits with no space between them are one: what two of them take of a word is more than each sees. */
function* mergeTouching(text: string, edits: readonly Edit[]): Generator<Edit> {
  let open: Edit | undefined
  for (const edit of sortEdits(edits)) {
    const between = open ? text.slice(open.range[1], edit.range[0]) : ' '
    if (open && !/\s/u.test(between))
      open = {range: [open.range[0], edit.range[1]], text: open.text + between + edit.text}
    else {
      if (open) yield open
      open = edit
    }
  }
  if (open) yield open
}

/** None where the edit only changes a word, `It&rsquo;s` to `It’s`, and none where it only joins two: `coun@@ cil`. */
function removedBy(text: string, {range: [start, end], text: added}: Edit): number {
  const gone = text.slice(start, end)
  const alone = countWords(gone) - countWords(added)
  if (alone <= 0) return 0
  const before = /\S*$/u.exec(text.slice(Math.max(0, start - sight), start))?.[0] ?? ''
  const after = /^\S*/u.exec(text.slice(end, end + sight))?.[0] ?? ''
  return Math.max(0, Math.min(alone, countWords(before + gone + after) - countWords(before + added + after)))
}
