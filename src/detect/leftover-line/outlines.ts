import {signs} from '../../parse/signs.js'
import {hashes, hashOf, lastLetters} from './letters.js'
import {escapePattern, normalizeLine} from './pattern.js'
import {dateWords, services} from './words.js'

/** So many letters at the start of a line, and at its end, are compared. */
const headLength = 8
const tailLength = 5
/** No more units than this are taken off the ends of a line when it is folded. */
const stripped = 20

const beginsPlainly = /^[\p{L}\p{N}{]/u

/** What letters may be: the start of a longer line, a whole short line, all that a pattern begins or ends with. */
const bits = {line: 1, short: 2, head: 4, tail: 8} as const

/**
 * How the lines of some tables begin and end, so that nearly all lines of an article are told from them without being folded.
 *
 * Only lines that begin in ASCII are told; others always might be listed.
 */
export class Outlines {
  /** What letters with a hash may be; looked up only where this says that they may be anything. */
  readonly #hints = new Uint8Array(hashes)
  readonly #known = new Map<string, number>()
  /** Texts of which one stands in every line that patterns without a start or an end of their own match. */
  readonly #inner: string[] = []
  #anyInner: RegExp | undefined
  /** First units of lines that begin with something else than a letter or a figure. */
  readonly #signs = new Set<string>()

  constructor() {
    for (const service of services) this.#note(normalizeLine(service).slice(0, tailLength), bits.head)
  }

  /**
   * @param line As it is listed.
   * @param normalized As leftovers are compared.
   */
  add(line: string, normalized: string): void {
    if (!beginsPlainly.test(normalized)) this.#signs.add(normalized.charAt(0))
    if (!line.includes('{')) {
      if (normalized.length >= headLength) this.#note(normalized.slice(0, headLength), bits.line)
      if (normalized.length <= headLength) this.#note(normalized, bits.short)
      return
    }
    const [head = '', tail = ''] = [normalized.split('{')[0], normalized.split('}').at(-1)]
    if (head !== '') this.#note(head.slice(0, headLength), bits.head)
    else if (tail !== '') this.#note(lastLetters(tail, tailLength), bits.tail)
    else if (!/^\{(?:number|date|sites?)\}|\{address\}/u.test(normalized)) this.#inner.push(longestText(normalized))
  }

  /**
   * Whether one of the lines could be this one. Never wrong about one that is.
   *
   * @param found The signs that stand in it.
   */
  mayHave(text: string, found: number): boolean {
    const isQuotation = isMark(text.charCodeAt(0)) && isMark(text.charCodeAt(text.length - 1))
    const start = isQuotation ? 0 : behindMarks(text)
    const end = isQuotation ? text.length : beforeStops(text)
    if (!isLetter(text.charCodeAt(start)) && !isQuotation) return true
    return (
      this.#signs.has(text.charAt(0)) ||
      (found & signs.at) !== 0 ||
      this.#mayBegin(text, start) ||
      this.#mayEnd(text, end) ||
      mayBeDate(text) ||
      (this.#anyInner ??= anyOf(this.#inner)).test(text)
    )
  }

  #note(letters: string, bit: number): void {
    let hash = bit === bits.tail ? 1 : 0
    for (let at = 0; at < letters.length; at++) hash = hashOf(hash, letters.charCodeAt(at))
    this.#hints[hash] = (this.#hints[hash] as number) | bit
    this.#known.set(letters, (this.#known.get(letters) ?? 0) | bit)
  }

  #is(letters: string, bit: number): boolean {
    return ((this.#known.get(plainLetters(letters)) ?? 0) & bit) !== 0
  }

  #mayBegin(text: string, start: number): boolean {
    let hash = 0
    for (let at = start; at < start + headLength; at++) {
      const unit = plainUnit(text, at)
      if (unit === 0) return true
      hash = hashOf(hash, unit)
      const hint = this.#hints[hash] as number
      if (hint === 0) continue
      const isWhole = at - start + 1 === headLength
      const asked = bits.head | (text.length - at <= stripped + 1 ? bits.short : 0) | (isWhole ? bits.line : 0)
      if (hint & asked && this.#is(text.slice(start, at + 1), asked)) return true
    }
    return false
  }

  #mayEnd(text: string, end: number): boolean {
    if (!isKept(text.charCodeAt(end - 1))) return true
    let hash = 1
    for (let at = end - 1; at >= end - tailLength; at--) {
      const unit = plainUnit(text, at)
      if (unit === 0) return true
      hash = hashOf(hash, unit)
      if (
        (this.#hints[hash] as number) & bits.tail &&
        this.#is(lastLetters(text.slice(at, end), tailLength), bits.tail)
      )
        return true
    }
    return false
  }
}

/** A unit as folding leaves it; 0: what becomes of it depends on its neighbours. */
function plainUnit(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  if (code === 0x2018 || code === 0x2019) return 0x27
  if (code === 0x20) return isFree(text.charCodeAt(at - 1)) && isFree(text.charCodeAt(at + 1)) ? code : 0
  return code > 0x20 && code < 0x7f && code !== 0x3a && code !== 0x60 ? code : isMark(code) ? code : 0
}

/** What a space beside it stays beside. */
function isFree(code: number): boolean {
  return (code > 0x20 && code < 0x7f && code !== 0x3a) || isMark(code)
}

function isMark(code: number): boolean {
  return code === 0x201c || code === 0x201d || code === 0x22 || code === 0x27 || code === 0x2018 || code === 0x2019
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

function behindMarks(text: string): number {
  let at = 0
  while (at < stripped && isMark(text.charCodeAt(at))) at++
  return at
}

/** Behind the last letter, figure or bracket of a line. */
function beforeStops(text: string): number {
  let at = text.length
  while (at > text.length - stripped && at > 0 && isStripped(text.charCodeAt(at - 1))) at--
  return at
}

function isStripped(code: number): boolean {
  return isMark(code) || code === 0x2e || code === 0x2c || code === 0x21 || code === 0x3b || code === 0x2026
}

/** What folding leaves at the end of a line. */
function isKept(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x29 || code === 0x3f || isMark(code)
}

const dates = new Set(dateWords.map(word => /^[a-z]*/u.exec(normalizeLine(word))?.[0]))

/** A word of dates, and a figure soon after it. */
function mayBeDate(text: string): boolean {
  const [opening = ''] = /^[A-Za-z]*/u.exec(text) ?? []
  return opening.length < 10 && dates.has(opening.toLowerCase()) && /^\P{N}{0,40}\p{N}/u.test(text)
}

function plainLetters(text: string): string {
  return text.replaceAll(/[‘’]/g, "'").toLowerCase()
}

/** The longest text between placeholders. */
function longestText(line: string): string {
  return line.split(/\{\w+\}/u).reduce((a, b) => (b.length > a.length ? b : a))
}

function anyOf(texts: readonly string[]): RegExp {
  const sources = texts.map(text => escapePattern(text.trim()).replaceAll(' ', String.raw`\s+`))
  return new RegExp(['(?!)', ...sources].join('|'), 'iu')
}
