import type {Words} from '../parse/words.js'

/** A stretch between stops, marks, brackets and line ends. */
interface Clause {
  /** Its words by id, without figures; of `l’homme` and `town’s` only the longer part. */
  readonly members: readonly number[]
  /** With the space around it. */
  readonly start: number
  readonly end: number
}

const borders = new Set(Array.from('.!?;:"“”„«»()[]\n\r', border => border.charCodeAt(0)))
const [space, straight, curly] = [0x20, 0x27, 0x2019]

export function* clauses(text: string, {count, starts, ends, ids}: Words): Generator<Clause> {
  let members: number[] = []
  let first = 0
  /** How long the word before the apostrophe is. */
  let before = 0
  for (let index = 0; index < count; index++) {
    const start = starts[index] ?? 0
    const end = ends[index] ?? 0
    const next = index + 1 < count ? (starts[index + 1] ?? 0) : text.length
    const close = next === end + 1 && index + 1 < count
    const code = text.charCodeAt(end)
    const length = end - start
    const rest = close && (code === straight || code === curly) ? (ends[index + 1] ?? 0) - next : 0
    const isShorter = length <= rest || length < before
    before = rest > 0 ? length : 0
    if (!isShorter && !isFigure(text.charCodeAt(start))) members.push(ids[index] ?? 0)
    if (close && code === space) continue
    const border = borderIn(text, end, next)
    if (border === next && index + 1 < count) continue
    yield {members, start: first, end: border}
    members = []
    first = lastBorder(text, border, next)
  }
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function borderIn(text: string, from: number, to: number): number {
  let at = from
  while (at < to && !borders.has(text.charCodeAt(at))) at++
  return at
}

/** Behind the last border before the next word. */
function lastBorder(text: string, from: number, to: number): number {
  let at = to
  while (at > from && !borders.has(text.charCodeAt(at - 1))) at--
  return at
}
