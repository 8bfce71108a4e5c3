import type {Range} from '../types.js'
import {classAt, figure, figureJoiner, ideograph, isLetter, joiner, widthAt} from './word-classes.js'

/** A word of a text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * A walk from word to word: what no repair may add, change or reorder. Runs of letters and digits with the marks inside them
 * (`1,204.50`, `can’t`), so that two words glued together are another word.
 */
class WordWalk {
  readonly #text: string
  readonly #to: number
  start: number
  end: number

  constructor(text: string, [start, end]: Range) {
    this.#text = text
    this.#to = end
    this.start = start
    this.end = start
  }

  /** Go to the next word, if there is one. */
  next(): boolean {
    const [text, to] = [this.#text, this.#to]
    for (this.start = this.end; this.start < to; this.start += widthAt(text, this.start)) {
      const first = classAt(text, this.start, to)
      if (isLetter(first) || first === ideograph) {
        this.end = first === ideograph ? this.start + widthAt(text, this.start) : this.#endOfWord(first)
        return true
      }
    }
    this.end = this.start
    return false
  }

  #endOfWord(first: number): number {
    const [text, to] = [this.#text, this.#to]
    let at = this.start
    for (let found = first; ;) {
      at += widthAt(text, at)
      const before = found
      found = classAt(text, at, to)
      if (isLetter(found)) continue
      if (found !== joiner && (found !== figureJoiner || before !== figure)) return at
      const behind = classAt(text, at + 1, to)
      if (found === joiner ? !isLetter(behind) : behind !== figure) return at
      found = behind
      at++
    }
  }
}

/** The words of a text; `'` and `’` count as the same. */
export function tokensOf(text: string, range: Range = [0, text.length]): Token[] {
  const tokens: Token[] = []
  for (const walk = new WordWalk(text, range); walk.next();) {
    const {start, end} = walk
    tokens.push({start, end, text: text.slice(start, end).replaceAll("'", '’')})
  }
  return tokens
}

/** Whether two stretches consist of the same words. */
export function haveSameWords(one: string, inOne: Range, other: string, inOther: Range): boolean {
  const [left, right] = [new WordWalk(one, inOne), new WordWalk(other, inOther)]
  while (left.next()) {
    if (!right.next() || left.end - left.start !== right.end - right.start) return false
    for (let at = left.start, from = right.start; at < left.end; at++, from++) {
      if (unitAt(one, at) !== unitAt(other, from)) return false
    }
  }
  return !right.next()
}

const [straight, curly] = ["'".charCodeAt(0), '’'.charCodeAt(0)]

function unitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit === straight ? curly : unit
}

const joining = new RegExp(
  String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}\p{Pd}\p{Cs}'’.,:/\uFFFD]`,
  'u'
)

/** Whether a code unit joins: 1 no, 2 yes, 0 not looked up yet. */
const joinings = new Uint8Array(0x10000)

/** Whether the code unit at a place may belong to the same word as its neighbour. */
export function joinsAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (joinings[unit] ||= joining.test(text.charAt(at)) ? 2 : 1) === 2
}
