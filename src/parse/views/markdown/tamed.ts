/** More marks of links and emphasis than any paragraph has: the parser’s time is quadratic in them. */
const mostMarks = 1000
/** More lines than any paragraph has: its time is quadratic in these as well. */
const mostLines = 4000
/** More quotations and lists inside each other than any line begins. */
const mostNested = 100

const lines = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu
const marks = /[[\]*_~]/gu
const fence = /^ {0,3}(?:~{3,}|`{3,}[^`]*$)/u
/** A heading or an item, whatever stands before it. */
const block = /^ {0,3}(?:#{1,6}|[-+*]|1[.)])[ \t]+\S/u
const numbered = /^\d{1,9}([.)])[ \t]+\S/u
const definition = /^ {0,3}\[[^[\]\\]{1,200}\]:[ \t]*[^\s<()]{1,500}[ \t]*$/u
const containers = /(?:[ \t]{0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))/uy

/**
 * A source for the parser, of the same length: what a paragraph has too much of is hidden from it, as letters.
 *
 * Text that does not read as it is written is left alone, so nothing is cleaned there.
 */
export function tamed(source: string): string {
  const hidden = [...excess(source)]
  if (hidden.length === 0) return source
  const parts: string[] = []
  let last = 0
  for (const [at, instead] of hidden) {
    parts.push(source.slice(last, at), instead)
    last = at + instead.length
  }
  return parts.join('') + source.slice(last)
}

/** What is hidden, and what the parser sees instead. */
function* excess(source: string): Generator<[at: number, instead: string]> {
  const paragraph = new Paragraph()
  let ending = ''
  for (const {0: line, index} of source.matchAll(lines)) {
    const text = line.trimEnd()
    if (paragraph.add(text) > mostLines) yield [index - ending.length, joint(line).padEnd(ending.length)]
    ending = /[\r\n]*$/u.exec(line)?.[0] ?? ''
    const nested = nestedAt(text)
    if (nested !== undefined) yield [index + nested, 'x']
    if (fence.test(text)) continue
    for (const {index: at} of text.slice(nested ?? 0).matchAll(marks)) {
      const place = (nested ?? 0) + at
      if (++paragraph.marks > mostMarks && place !== nested) yield [index + place, 'x']
    }
  }
}

/** Lines that may be one paragraph to the parser. */
class Paragraph {
  marks = 0
  #lines = 0
  /** What stands behind the number of an item that it began with. */
  #number: string | undefined
  #isDefinitions = true

  /** @returns How many lines it has with this one. */
  add(line: string): number {
    const number = numbered.exec(line)?.[1]
    const isNext = this.#lines > 0 && this.#number !== undefined && number === this.#number
    if (line === '' || block.test(line) || isNext || (this.#isDefinitions && definition.test(line))) this.#begin(number)
    else if (this.#lines === 0) this.#number = number
    this.#isDefinitions = line === '' || (this.#isDefinitions && definition.test(line))
    return line === '' ? 0 : ++this.#lines
  }

  #begin(number: string | undefined): void {
    this.marks = 0
    this.#lines = 0
    this.#number = number
  }
}

/** What joins a line to the one before: marks that begin it would go on as marks behind those of that line. */
function joint(line: string): string {
  containers.lastIndex = 0
  return containers.test(line) ? 'x' : ''
}

/** Where a line goes on too deep in quotations and lists. */
function nestedAt(line: string): number | undefined {
  containers.lastIndex = 0
  for (let depth = 0; depth < mostNested; depth++) if (!containers.test(line)) return undefined
  const from = containers.lastIndex
  return from < line.length ? from : undefined
}
