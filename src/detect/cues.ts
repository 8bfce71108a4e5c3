import {unitsOf} from '../parse/units.js'
import {tokensOf} from './tokens.js'

/** Bits of one number, and of the two of a table: more patterns than these ask a second table, which is another way through the text. */
const word = 32
const most = 2 * word

/** Kinds of code units: the ASCII ones, those beyond that some pattern names, and all others as one. */
const ascii = 128
const kinds = 256
const beyond = kinds - 1
const lineBreak = 0x0a
/** What a multi-line `^` stands behind. */
const breaks = [...'\n\r\u2028\u2029']
const newsMarks = [...'‘’“”–—…']

/** What a token may stand for. */
interface Units {
  /** Not 0 for each kind that it may be. */
  readonly is: Readonly<Uint8Array>
  /** Roughly how often it stands in English. */
  readonly commonness: number
}

/** What two neighbours may be of which one stands wherever a pattern matches. */
type Pair = readonly [first: Units, second: Units]

/**
 * Which of some patterns could match anywhere in a text, all found in one pass: of each alternative of a pattern a pair of
 * neighbours is known that no match is without. A pattern that shows no such pair always could.
 *
 * @example cueFinder([' [,;]', ',,'])('a ,b')(0) // => true
 */
export function cueFinder(patterns: readonly string[]): (text: string) => (index: number) => boolean {
  const tables = Array.from(
    {length: Math.ceil(patterns.length / most)},
    (_, index) => new Table(patterns.slice(index * most, (index + 1) * most))
  )
  return text => {
    const found = tables.flatMap(table => table.find(text))
    return index => (((found[Math.floor(index / word)] ?? 0) >> (index % word)) & 1) === 1
  }
}

class Table {
  readonly #named: readonly string[]
  readonly #known = new Map<string, Units>()
  /** For each code unit the number of its class: units that no pair tells apart are one. They are few, so the table of pairs is small. */
  readonly #classOf: Readonly<Uint8Array>
  readonly #width: number
  /** By two classes a bit for each pattern that the pair is known of: of the first 32, and of the others. */
  readonly #pairs: Uint32Array
  readonly #more: Uint32Array

  constructor(patterns: readonly string[]) {
    const alternatives = patterns.map(tokensOf)
    this.#named = [...new Set([...newsMarks, ...breaks.slice(2), ...alternatives.flat(2).flatMap(namedIn)])].slice(
      0,
      beyond - ascii
    )
    const pairs = alternatives.map(one => this.#pairsOf(one))
    const {numbers, examples} = classify(pairs.flat(2))
    this.#width = examples.length
    this.#pairs = new Uint32Array(this.#width ** 2)
    this.#more = new Uint32Array(this.#width ** 2)
    for (const [index, own] of pairs.entries()) {
      const table = index < word ? this.#pairs : this.#more
      for (const pair of own) this.#note(table, pair, examples, 1 << (index % word))
    }
    this.#classOf = this.#toUnits(numbers)
  }

  /** A text begins behind a line break and ends before one, as each of its lines does. */
  find(text: string): [number, number] {
    const [classOf, pairs, more, width] = [this.#classOf, this.#pairs, this.#more, this.#width]
    const units = unitsOf(text)
    const edge = classOf[lineBreak] as number
    let [found, foundMore, before] = [0, 0, edge * width]
    for (let at = 0; at < text.length; at++) {
      const own = classOf[units[at] as number] as number
      found |= pairs[before + own] as number
      foundMore |= more[before + own] as number
      before = own * width
    }
    return [found | (pairs[before + edge] as number), foundMore | (more[before + edge] as number)]
  }

  /** @param examples A kind of each class. */
  #note(table: Uint32Array, [first, second]: Pair, examples: readonly number[], bit: number): void {
    for (const [a, one] of examples.entries()) {
      if (first.is[one] === 0) continue
      for (const [b, other] of examples.entries())
        if (second.is[other] !== 0) (table[a * this.#width + b] as number) |= bit
    }
  }

  /** What is told of kinds, told of code units. */
  #toUnits(numbers: Readonly<Uint8Array>): Uint8Array {
    const told = new Uint8Array(0x10000).fill(numbers[beyond] as number)
    told.set(numbers.subarray(0, ascii))
    for (const [index, unit] of this.#named.entries()) told[unit.charCodeAt(0)] = numbers[ascii + index] as number
    return told
  }

  /** For each alternative the rarest pair. */
  #pairsOf(alternatives: readonly (readonly string[])[]): Pair[] {
    return alternatives.map(tokens => {
      const units = tokens.map(token => this.#unitsOf(token))
      const pairs = units.map((first, index): Pair => [first, units[index + 1] ?? any])
      return pairs.reduce((a, b) => (commonness(b) < commonness(a) ? b : a), [any, any])
    })
  }

  #unitsOf(token: string): Units {
    let units = this.#known.get(token)
    if (!units) this.#known.set(token, (units = toUnits(this.#kindsOf(token))))
    return units
  }

  /** What kinds of code units a token may stand for. */
  #kindsOf(token: string): Uint8Array {
    const unit = (kind: number) => (kind < ascii ? String.fromCharCode(kind) : (this.#named[kind - ascii] ?? ''))
    if (token === '^') return Uint8Array.from({length: kinds}, (_, kind) => Number(breaks.includes(unit(kind))))
    const expression = new RegExp(`^${token}$`, 'u')
    const isMore = !isNamed(token) || namedIn(token).some(one => !this.#named.includes(one))
    return Uint8Array.from({length: kinds}, (_, kind) => Number(kind === beyond ? isMore : expression.test(unit(kind))))
  }
}

/** The class of each kind, and a kind of each class. */
function classify(units: readonly Units[]): {readonly numbers: Uint8Array; readonly examples: readonly number[]} {
  const told = [...new Set(units)]
  const known = new Map<string, number>()
  const examples: number[] = []
  const numbers = Uint8Array.from({length: kinds}, (_, kind) => {
    const traits = told.map(({is}) => is[kind]).join('')
    const number = known.get(traits) ?? examples.push(kind) - 1
    known.set(traits, number)
    return number
  })
  return {numbers, examples}
}

const frequent = 'jxqzkvbygpwfmculdrhsnioate '

function toUnits(is: Uint8Array): Units {
  let commonness = 0
  for (let kind = 0; kind < kinds; kind++)
    if (is[kind] !== 0) commonness += 1 + frequent.indexOf(String.fromCharCode(kind)) ** 2
  return {is, commonness}
}

const any = toUnits(new Uint8Array(kinds).fill(1))

/** Characters beyond ASCII that a token names by themselves, not as the ends of a range. */
const named = /(?<!-)(?:\\u(?!00[0-7])[0-9A-Fa-f]{4}|[^\0-\x7F])(?!-)/gu

function namedIn(token: string): string[] {
  return (token.match(named) ?? []).map(one =>
    one.length === 1 ? one : String.fromCharCode(Number.parseInt(one.slice(2), 16))
  )
}

/** Whether a token stands for nothing beyond ASCII but what it names. */
function isNamed(token: string): boolean {
  return /^(?:|[\0-[\]-\x7F]|\\[^\w]|\\[wd]|\[(?!\^)(?:[\0-[\]-\x7F]|\\[^\w]|\\[wd])*\])$/u.test(
    token.replaceAll(named, '')
  )
}

function commonness([first, second]: Pair): number {
  return first.commonness * second.commonness
}
