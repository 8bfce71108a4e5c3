import {isAsciiFigure, isAsciiLetter} from '../../parse/ascii.js'
import {signs} from '../../parse/signs.js'
import {hashes, hashOf, lastLetters} from './letters.js'
import {normalizeLine} from './fold.js'
import {escapePattern, scriptOpenings} from './pattern.js'
import {asks, requestRow} from './prompts.js'
import {isMark, letterOf, plainLetters, plainUnit} from './plain-units.js'
import {buttons, dateWords} from './words.js'

/** So many letters at the start of a line, and at its end, are compared. */
const headLength = 8
const tailLength = 5
/** No more units than this are taken off the ends of a line when it is folded. */
const stripped = 20

/**
 * What letters may be: the start of a longer line, a whole short line, all that a pattern begins or ends with, a word of dates.
 * Above them stand the bits of {@link endBit}.
 */
const bits = {line: 1, short: 2, head: 4, tail: 8, date: 16} as const
const anyEnd = -1 << 5

/** The bit of a unit that lines with the same letters at their start end with. */
function endBit(unit: number): number {
  return 1 << (5 + (unit % 26))
}

/** Outlines as JSON holds them: to work out those of all tables takes longer than to clean an article. */
export interface WrittenOutlines {
  /** Base64. */
  readonly hints: string
  readonly letters: readonly (readonly [letters: string, notes: number])[]
  readonly inner: readonly string[]
  readonly marks: readonly number[]
}

/**
 * How the lines of some tables begin and end, so that nearly all lines of an article are told from them without being folded.
 *
 * Only lines that begin with a Latin letter, a mark or a bracket are told; others always might be listed.
 */
export class Outlines {
  /** What letters with a hash may be; looked up only where this says that they may be anything. */
  readonly #hints: Uint8Array
  readonly #known: Map<string, number>
  /** Texts of which one stands in every line that patterns without a start or an end of their own match. */
  readonly #inner: string[]
  #anyInner: RegExp | undefined
  /** Marks that lines begin with. */
  readonly #marks: Set<number>

  /** @param written Of no lines: left out. */
  constructor(written?: WrittenOutlines) {
    this.#hints = written ? bytesOf(written.hints) : new Uint8Array(hashes)
    this.#known = new Map(written?.letters)
    this.#inner = [...(written?.inner ?? [])]
    this.#marks = new Set(written?.marks)
    if (!written) this.#noteWords()
  }

  get written(): WrittenOutlines {
    const hints = btoa(Array.from(this.#hints, byte => String.fromCharCode(byte)).join(''))
    return {hints, letters: [...this.#known], inner: this.#inner, marks: [...this.#marks]}
  }

  #noteWords(): void {
    for (const word of buttons) this.#note(normalizeLine(word).slice(0, tailLength), bits.head | anyEnd)
    for (const word of dateWords) {
      const [letters = ''] = /^[a-z]*/u.exec(normalizeLine(word)) ?? []
      if (letters !== '') this.#note(letters.slice(0, headLength), bits.date | anyEnd)
    }
  }

  /**
   * @param line As it is listed.
   * @param normalized As leftovers are compared.
   */
  add(line: string, normalized: string): void {
    if (isMark(normalized.charCodeAt(0))) this.#marks.add(normalized.charCodeAt(0))
    if (!line.includes('{')) {
      const end = endBit(normalized.charCodeAt(normalized.length - 1))
      if (normalized.length >= headLength) this.#note(normalized.slice(0, headLength), bits.line | end)
      if (normalized.length <= headLength) this.#note(normalized, bits.short | end)
      return
    }
    if (line === requestRow) {
      for (const words of asks) this.#note(normalizeLine(words).slice(0, headLength), bits.head | anyEnd)
      return
    }
    const [head = '', tail = ''] = [normalized.split('{')[0], normalized.split('}').at(-1)]
    const end = tail === '' ? anyEnd : endBit(tail.charCodeAt(tail.length - 1))
    if (head !== '') this.#note(head.slice(0, headLength), bits.head | end)
    else if (tail !== '') this.#note(lastLetters(tail, tailLength), bits.tail | anyEnd)
    else if (normalized === '{code}')
      // Other code begins or ends with marks that are always looked at.
      for (const opening of scriptOpenings) this.#note(opening.slice(0, headLength), bits.head | anyEnd)
    else if (!/^\{(?:number|date|sites?|buttons|hashtags)\}|\{address\}/u.test(normalized))
      this.#inner.push(longestText(normalized))
  }

  /**
   * Whether one of the lines could be this one. Never wrong about one that is, but for accents within a line that has neither a start
   * nor an end of its own, `{name} reporting from {name}`.
   *
   * @param found The signs that stand in it.
   */
  mayHave(text: string, found: number): boolean {
    const isQuotation = isMark(text.charCodeAt(0)) && isMark(text.charCodeAt(text.length - 1))
    const start = isQuotation ? 0 : behindMarks(text)
    const end = isQuotation ? text.length : beforeStops(text)
    const opening = text.charCodeAt(start)
    if (!isQuotation && !isBracket(opening) && letterOf(opening) === 0) return true
    const last = text.charCodeAt(end - 1)
    return (
      !isKept(last) ||
      this.#marks.has(plainUnit(text, 0)) ||
      (found & signs.at) !== 0 ||
      (isBracket(opening) && hasFigureSoon(text)) ||
      this.#mayBegin(text, start, isMark(last) ? anyEnd : endBit(letterOf(last) || last)) ||
      this.#mayEnd(text, end) ||
      (this.#anyInner ??= anyOf(this.#inner)).test(text)
    )
  }

  #note(letters: string, note: number): void {
    let hash = note & bits.tail ? 1 : 0
    for (let at = 0; at < letters.length; at++) hash = hashOf(hash, letters.charCodeAt(at))
    this.#hints[hash] = (this.#hints[hash] as number) | note
    this.#known.set(letters, (this.#known.get(letters) ?? 0) | note)
  }

  #is(letters: string, asked: number, end: number): boolean {
    const known = this.#known.get(letters) ?? 0
    return (known & asked) !== 0 && (known & end) !== 0
  }

  #mayBegin(text: string, start: number, end: number): boolean {
    let hash = 0
    for (let at = start; at < start + headLength; at++) {
      const unit = plainUnit(text, at)
      if (unit === 0) return true
      hash = hashOf(hash, unit)
      const hint = this.#hints[hash] as number
      if (hint === 0) continue
      const isWhole = at - start + 1 === headLength
      const isDate = hint & bits.date && (isWhole || !isAsciiLetter(text.charCodeAt(at + 1))) && hasFigureSoon(text)
      const asked =
        bits.head |
        (text.length - at <= stripped + 1 ? bits.short : 0) |
        (isWhole ? bits.line : 0) |
        (isDate ? bits.date : 0)
      if (hint & asked && this.#is(plainLetters(text, start, at), asked, end)) return true
    }
    return false
  }

  #mayEnd(text: string, end: number): boolean {
    let hash = 1
    for (let at = end - 1; at >= end - tailLength; at--) {
      const unit = plainUnit(text, at)
      if (unit === 0) return true
      hash = hashOf(hash, unit)
      if ((this.#hints[hash] as number) & bits.tail && this.#is(plainLetters(text, end - 1, at), bits.tail, anyEnd))
        return true
    }
    return false
  }
}

/** Of base64; as browsers can too. */
function bytesOf(written: string): Uint8Array {
  const letters = atob(written)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  return bytes
}

const noted = new WeakMap<object, () => Outlines>()

/** Note the outlines of all lines in Latin letters that rules with these options list, or that show the end of an article. */
export function noteOutlines(options: readonly object[], written: WrittenOutlines): void {
  // What is written is let go once it is read.
  let source: WrittenOutlines | undefined = written
  let outlines: Outlines | undefined
  const read = () => {
    outlines ??= new Outlines(source)
    source = undefined
    return outlines
  }
  for (const own of options) noted.set(own, read)
}

export function notedOutlines(options: object): Outlines | undefined {
  return noted.get(options)?.()
}

function isBracket(code: number): boolean {
  return code === 0x28 || code === 0x5b
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
  return letterOf(code) !== 0 || isAsciiFigure(code) || code === 0x29 || code === 0x3f || isMark(code)
}

/** A date has one. */
function hasFigureSoon(text: string): boolean {
  return /^\P{N}{0,40}\p{N}/u.test(text)
}

/** The longest text between placeholders. */
function longestText(line: string): string {
  return line.split(/\{\w+\}/u).reduce((a, b) => (b.length > a.length ? b : a))
}

function anyOf(texts: readonly string[]): RegExp {
  const sources = texts.map(text => escapePattern(text.trim()).replaceAll(' ', String.raw`\s+`))
  // The engine finds such an expression faster where `(?!)` does not stand among the others.
  return new RegExp(sources.length > 0 ? sources.join('|') : '(?!)', 'iu')
}
