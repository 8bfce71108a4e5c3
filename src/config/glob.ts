/**
 * Whether a path below the configuration’s folder is meant by a pattern: `*`, `?`, `**` and `{a,b}`.
 *
 * A pattern without a slash is about names in any folder, one that ends in a slash about everything below it. Fields of records are
 * matched as well, and may say anything: time grows with the length of both, whatever they are.
 *
 * @example matchesGlob('wire/a.md', 'wire/**') // => true
 */
export function matchesGlob(file: string, pattern: string): boolean {
  const below = pattern.endsWith('/') ? `${pattern}**` : pattern
  const anywhere = below.includes('/') ? below.replace(/^\.?\//u, '') : `**/${below}`
  const {states, end} = compiled(anywhere)
  let reached = withSkips(states, [0])
  for (const character of file) {
    if (reached.size === 0) return false
    const next: number[] = []
    for (const one of reached) for (const {test, to} of states[one]?.moves ?? []) if (test(character)) next.push(to)
    reached = withSkips(states, next)
  }
  return reached.has(end)
}

/** Somewhere in a pattern: where a character leads, and where none is needed to go on. */
interface State {
  readonly moves: {readonly test: (character: string) => boolean; readonly to: number}[]
  readonly skips: number[]
}

interface Compiled {
  readonly states: readonly State[]
  readonly end: number
}

const known = new Map<string, Compiled>()

/** A configuration has few. */
function compiled(pattern: string): Compiled {
  let one = known.get(pattern)
  if (!one) {
    const states: State[] = [{moves: [], skips: []}]
    known.set(pattern, (one = {states, end: read(pattern, 0, states)}))
  }
  return one
}

const parts = /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|[^]/gu

const isInName = (character: string) => character !== '/'
const isInLine = (character: string) => !/[\n\r\u2028\u2029]/u.test(character)
const isSlash = (character: string) => character === '/'

/** Adds the states of a pattern that begins in one. @returns The one in which it ends. */
function read(pattern: string, from: number, states: State[]): number {
  const add = (): number => states.push({moves: [], skips: []}) - 1
  const move = (at: number, test: State['moves'][number]['test'], to: number) => states[at]?.moves.push({test, to})
  const skip = (at: number, to: number) => states[at]?.skips.push(to)
  let at = from
  for (const {0: part, 1: choices} of pattern.matchAll(parts)) {
    const to = add()
    if (choices !== undefined) {
      for (const choice of choices.split(',')) {
        const begin = add()
        skip(at, begin)
        skip(read(choice, begin, states), to)
      }
    } else if (part === '**/') {
      const inside = add()
      move(to, isInName, inside)
      move(inside, isInName, inside)
      move(inside, isSlash, to)
      skip(at, to)
    } else if (part === '**' || part === '*') {
      move(to, part === '*' ? isInName : isInLine, to)
      skip(at, to)
    } else move(at, part === '?' ? isInName : character => character === part, to)
    at = to
  }
  return at
}

/** What is reached without another character. */
function withSkips(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from)
  for (const one of reached) for (const to of states[one]?.skips ?? []) reached.add(to)
  return reached
}
