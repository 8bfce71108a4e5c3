import type {Range} from '../types.js'

/** A word of a text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a code point is to a word. 0: not looked up yet. */
const classes = new Uint8Array(0x10000)
const [none, letter, capital, figure, ideograph, joiner, figureJoiner] = [1, 2, 3, 4, 5, 6, 7]

/** Ideographs are words by themselves. */
const tests: readonly (readonly [RegExp, number])[] = [
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, ideograph],
  [/\p{N}/u, figure],
  [/\p{Lu}/u, capital],
  [/[\p{L}\p{M}]/u, letter],
  [/[\p{Pd}'’]/u, joiner],
  [/[.,:/]/u, figureJoiner]
]

function classOf(code: number): number {
  const known = code < 0x10000 ? classes[code] : 0
  if (known) return known
  const character = String.fromCodePoint(code)
  const found = tests.find(([test]) => test.test(character))?.[1] ?? none
  if (code < 0x10000) classes[code] = found
  return found
}

function classAt(text: string, at: number, end: number): number {
  return at < end ? classOf(codeAt(text, at)) : none
}

function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) ?? unit) : unit
}

function isLetter(found: number): boolean {
  return found === letter || found === capital || found === figure
}

type Visit = (start: number, end: number, isName: boolean, isNumber: boolean) => void

/**
 * Visit the words of a text: what no repair may add, change or reorder. Runs of letters and digits with the marks inside them
 * (`1,204.50`, `can’t`), so that two words glued together are another word.
 *
 * A name begins with a capital; a number has a digit.
 */
export function eachWord(text: string, [start, end]: Range, visit: Visit): void {
  let at = start
  while (at < end) {
    const from = at
    const first = classAt(text, at, end)
    at += widthAt(text, at)
    if (first === ideograph) visit(from, at, false, false)
    if (!isLetter(first)) continue
    let isNumber = first === figure
    for (let before = first; ; at += widthAt(text, at)) {
      let next = classAt(text, at, end)
      if (next === joiner || (next === figureJoiner && before === figure)) {
        const behind = classAt(text, at + 1, end)
        if (next === joiner ? !isLetter(behind) : behind !== figure) break
        next = behind
        at++
      } else if (!isLetter(next)) break
      if (next === figure) isNumber = true
      before = next
    }
    visit(from, at, first === capital, isNumber)
  }
}

/** In UTF-16 code units. */
function widthAt(text: string, at: number): 1 | 2 {
  return codeAt(text, at) > 0xffff ? 2 : 1
}

/** The words of a text; `'` and `’` count as the same. */
export function tokensOf(text: string, range: Range = [0, text.length]): Token[] {
  const tokens: Token[] = []
  eachWord(text, range, (start, end) => tokens.push({start, end, text: text.slice(start, end).replaceAll("'", '’')}))
  return tokens
}

const joining = new RegExp(
  String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}\p{Pd}\p{Cs}'’.,:/\uFFFD]`,
  'u'
)

/** Whether a code unit may belong to the same word as its neighbour. */
export function joins(unit: string | undefined): boolean {
  return unit !== undefined && joining.test(unit)
}
