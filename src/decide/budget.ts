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
  const total = countWords(text)
  const apart = removedWords(text, leftovers)
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

/** Chinese and Japanese write no spaces: two letters count as a word there. */
export function countWords(text: string): number {
  return countMatches(text, /[\p{L}\p{N}][^\s]*/gu) + Math.floor(countMatches(text, ideograph) / 2)
}

const ideograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu

/** Keeps none of them: there may be millions. */
function countMatches(text: string, pattern: RegExp): number {
  let count = 0
  pattern.lastIndex = 0
  while (pattern.test(text)) count++
  return count
}

function removedWords(text: string, edits: readonly Edit[]): number {
  return edits.reduce((sum, {range, text: added}) => sum + countWords(text.slice(...range)) - countWords(added), 0)
}
