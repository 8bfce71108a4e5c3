import type {AST} from '@eslint-community/regexpp'

/** Of a repetition: which of its characters may follow which. */
class Positions {
  readonly atoms: AST.Node[] = []
  readonly follow: Set<number>[] = []

  /** @throws {RangeError} There are too many to be looked at. */
  read(node: AST.Node): Fragment {
    if (node.type === 'Quantifier') return this.#repeat(node)
    if (node.type === 'Alternative') return node.elements.reduce((all, one) => this.#join(all, this.read(one)), nothing)
    if (node.type === 'Group' || node.type === 'CapturingGroup')
      return node.alternatives.map(one => this.read(one)).reduce(either)
    const isCharacter = node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass'
    // Assertions and references take no character of their own.
    return isCharacter ? this.#atom(node) : nothing
  }

  link(from: readonly number[], to: readonly number[]): void {
    for (const one of from) for (const next of to) this.follow[one]?.add(next)
  }

  #atom(node: AST.Node): Fragment {
    if (this.atoms.length >= most) throw new RangeError('Unexpected pattern with so many characters')
    const place = this.atoms.push(node) - 1
    this.follow.push(new Set())
    return {first: [place], last: [place], isEmpty: false}
  }

  #join(before: Fragment, after: Fragment): Fragment {
    this.link(before.last, after.first)
    return {
      first: before.isEmpty ? [...before.first, ...after.first] : before.first,
      last: after.isEmpty ? [...before.last, ...after.last] : after.last,
      isEmpty: before.isEmpty && after.isEmpty
    }
  }

  /** A few times are written out. */
  #repeat({element, min, max}: AST.Quantifier): Fragment {
    if (max >= large) {
      const once = this.read(element)
      this.link(once.last, once.first)
      return {...once, isEmpty: once.isEmpty || min === 0}
    }
    let all = nothing
    for (let count = 0; count < max; count++) {
      const once = this.read(element)
      all = this.#join(all, {...once, isEmpty: once.isEmpty || count >= min})
    }
    return all
  }
}

/** A part of a pattern: what it may begin and end with, and whether it may be left out. */
interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly isEmpty: boolean
}

const nothing: Fragment = {first: [], last: [], isEmpty: true}

/** Repetitions of more than this take as long as unbounded ones. */
const large = 10
/** So many characters of a repetition are looked at. */
const most = 200

function either(left: Fragment, right: Fragment): Fragment {
  return {
    first: [...left.first, ...right.first],
    last: [...left.last, ...right.last],
    isEmpty: left.isEmpty || right.isEmpty
  }
}

/**
 * Whether a repetition can match the same text in many ways, since what it repeats can: `(?:\w|\d)*`, `(?:a|ab|b)*`, `(?:a?){30}`.
 *
 * Some way leads from a character back to it along two paths that read the same text. What repeats in what it repeats is not looked at.
 */
export function isAmbiguous({element, min, max}: AST.Quantifier, flags: string): boolean {
  if (max < large) return false
  const positions = new Positions()
  try {
    const once = positions.read(element)
    if (once.isEmpty && min >= large) return true
    positions.link(once.last, once.first)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
  return hasTwoPaths(positions, alikeAmong(positions.atoms, flags))
}

type Alike = (a: number, b: number) => boolean

function hasTwoPaths({atoms, follow}: Positions, isAlike: Alike): boolean {
  const count = atoms.length
  const next = (pair: number): number[] => {
    const [left, right] = [Math.floor(pair / count), pair % count]
    const found: number[] = []
    for (const a of follow[left] ?? [])
      for (const b of follow[right] ?? []) if (isAlike(a, b)) found.push(a * count + b)
    return found
  }
  const isApart = (pair: number) => Math.floor(pair / count) !== pair % count
  return atoms.some((_, at) => {
    const start = at * count + at
    const apart = next(start).filter(isApart)
    return apart.length > 0 && reaches(apart, start, next)
  })
}

function reaches(from: readonly number[], end: number, next: (pair: number) => readonly number[]): boolean {
  const seen = new Set(from)
  for (const pair of seen) {
    if (pair === end) return true
    for (const one of next(pair)) seen.add(one)
  }
  return false
}

/** Characters that stand for all others. */
const usual = [...'aZ5_ \t\n\r.,-\'"“é\u00A0жЖ中あ한ع\u0301\u200B😀']

/** Whether two of some characters or classes can be the same character. */
function alikeAmong(atoms: readonly AST.Node[], flags: string): Alike {
  const named = atoms.flatMap(charactersIn).map(code => String.fromCodePoint(code))
  const candidates = [...new Set([...usual, ...named])]
  const matched = atoms.map(({raw}) => {
    const expression = new RegExp(`^(?:${raw})$`, flags.replace(/[gmy]/gu, ''))
    return new Set(candidates.filter(one => expression.test(one)))
  })
  return (a, b) => [...(matched[a] ?? [])].some(one => matched[b]?.has(one))
}

/** Those that are named, and the ends of ranges. */
function charactersIn(node: AST.Node): number[] {
  if (node.type === 'Character') return [node.value]
  if (node.type === 'CharacterClassRange') return [node.min.value, node.max.value]
  return node.type === 'CharacterClass' ? node.elements.flatMap(charactersIn) : []
}
