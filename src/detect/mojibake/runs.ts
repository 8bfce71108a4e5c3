import type {CodePage} from '../../language/code-pages.js'

/** Characters that, as bytes of one code page, are valid UTF-8 from end to end. */
export interface Run {
  readonly start: number
  readonly end: number
  /** What the bytes mean as UTF-8. */
  readonly decoded: string
  /** How many characters of UTF-8 these were. */
  readonly length: number
  /** A byte was lost on the way: `�` stands for the character it belonged to. */
  readonly lossy: boolean
}

/** What one sequence of bytes means, and where it ends. */
interface Sequence {
  readonly end: number
  readonly code: number
}

const lost = 0xfffd

/** All runs of a text, as long as they can be. Linear: no sequence is longer than four characters. */
export function* findRuns(text: string, page: CodePage): Generator<Run> {
  for (let start = 0; start < text.length; start++) {
    if (text.charCodeAt(start) < 0x80) continue
    let end = start
    let decoded = ''
    let length = 0
    let lossy = false
    for (let next = readSequence(text, end, page); next; next = readSequence(text, end, page)) {
      decoded += String.fromCodePoint(next.code)
      lossy ||= next.code === lost && text.slice(end, next.end).includes('\uFFFD')
      length++
      end = next.end
    }
    if (length === 0) continue
    yield {start, end, decoded, length, lossy}
    start = end - 1
  }
}

/** Strict UTF-8 of the characters at `at`, with the surrogate pairs that some writers make of emoji. */
function readSequence(text: string, at: number, page: CodePage): Sequence | undefined {
  const first = readOne(text, at, page)
  if (!first || first.code < 0xd800 || first.code > 0xdfff) return first
  const second = first.code < 0xdc00 ? readOne(text, first.end, page) : undefined
  if (!second || second.code < 0xdc00 || second.code > 0xdfff) return undefined
  return {end: second.end, code: 0x10000 + ((first.code - 0xd800) << 10) + (second.code - 0xdc00)}
}

function readOne(text: string, at: number, page: CodePage): Sequence | undefined {
  const lead = page.get(text[at] ?? '') ?? 0
  const size = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (size === 0) return undefined
  let code = lead & (0xff >> (size + 1))
  let broken = false
  for (let index = at + 1; index < at + size; index++) {
    const character = text[index] ?? ''
    const byte = character === '\uFFFD' ? 0x80 : (page.get(character) ?? spaceByte(text, at, index, lead, page))
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return undefined
    broken ||= character === '\uFFFD'
    code = (code << 6) | (byte & 0x3f)
  }
  if (broken) return {end: at + size, code: lost}
  return code < [0, 0, 0x80, 0x800, 0x10000][size]! || code > 0x10ffff ? undefined : {end: at + size, code}
}

/** A no-break space that became a plain one, inside a word of a script that takes three bytes: `à¸ à¸²`. */
function spaceByte(text: string, at: number, index: number, lead: number, page: CodePage): number | undefined {
  const inside = lead === 0xe0 && text[index] === ' ' && index === at + 2 && text[index + 1] === text[at]
  return inside && page.has(text[at + 1] ?? '') ? 0xa0 : undefined
}
