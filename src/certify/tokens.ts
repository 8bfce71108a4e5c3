import type {Range} from '../types.js'

/** A word of a text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

const ideograph = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}`
const hasIdeographs = new RegExp(`[${ideograph}]`, 'u')

/**
 * What no repair may add, change or reorder: runs of letters and digits with the marks inside them (`1,204.50`, `can’t`), so
 * that two words glued together are another word.
 */
const word = patternOf(String.raw`[\p{L}\p{M}\p{N}]`)
/** The same where an ideograph is a word by itself. */
const wordOrIdeograph = new RegExp(
  `[${ideograph}]|${patternOf(String.raw`(?:(?![${ideograph}])[\p{L}\p{M}\p{N}])`).source}`,
  'gu'
)

function patternOf(letter: string): RegExp {
  const inner = String.raw`(?:[\p{Pd}'’](?=${letter})|(?<=\p{N})[.,:/](?=\p{N}))`
  return new RegExp(`${letter}+(?:${inner}${letter}+)*`, 'gu')
}

/** The words of a text; `'` and `’` count as the same. */
export function tokensOf(text: string, [start, end]: Range = [0, text.length]): Token[] {
  const part = text.slice(start, end).replaceAll("'", '’')
  const pattern = hasIdeographs.test(part) ? wordOrIdeograph : word
  const tokens: Token[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
    const from = start + match.index
    tokens.push({start: from, end: from + match[0].length, text: match[0]})
  }
  return tokens
}

const joining = new RegExp(String.raw`(?![${ideograph}])[\p{L}\p{M}\p{N}\p{Pd}\p{Cs}'’.,:/\uFFFD]`, 'u')

/** Whether a code unit may belong to the same word as its neighbour. */
export function joins(unit: string | undefined): boolean {
  return unit !== undefined && joining.test(unit)
}
