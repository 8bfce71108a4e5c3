import type {Document, Paragraph} from '../parse/document.js'

/** Shorter ones may well come again, in UTF-16 code units. */
const shortest = 60
/** A text in which more parts come again says things again on purpose: minutes, forms, a ticker. */
const mostParts = 20

/** A part of an article, by the indexes of its paragraphs. */
interface Part {
  readonly start: number
  readonly end: number
}

const known = new WeakMap<Document, readonly Part[]>()

/**
 * Parts that stand word for word farther up in the article, other text between them: pasted twice. Each begins with a paragraph of prose:
 * what is quoted may be said again, and what ends in no stop may be a refrain or a row of a table. They are few.
 */
export function partsAgain(document: Document): readonly Part[] {
  const found = known.get(document) ?? find(document.paragraphs)
  known.set(document, found)
  return found
}

function find(paragraphs: readonly Paragraph[]): Part[] {
  const parts: Part[] = []
  const lastOf = new Map<string, number>()
  let covered = 0
  for (const {text, index: start} of withCommonLength(paragraphs)) {
    const before = lastOf.get(text)
    lastOf.set(text, start)
    if (before === undefined || start <= before + 1 || start < covered || !isProse(text)) continue
    covered = start + 1
    while (before + covered - start < start && paragraphs[before + covered - start]?.text === paragraphs[covered]?.text)
      covered++
    parts.push({start, end: covered})
  }
  return parts.length > mostParts ? [] : parts
}

/** Those as long as another one, in order: they are few, and to hash all texts takes longer. */
function withCommonLength(paragraphs: readonly Paragraph[]): Paragraph[] {
  const long = paragraphs.filter(({text}) => text.length >= shortest)
  const counts = new Map<number, number>()
  for (const {text} of long) counts.set(text.length, (counts.get(text.length) ?? 0) + 1)
  return counts.size === long.length ? [] : long.filter(({text}) => counts.get(text.length) !== 1)
}

/** It ends as a sentence does, and quotes nothing. */
function isProse(text: string): boolean {
  return /[.!?…]\s*$/u.test(text) && !hasMark(text)
}

/** A mark of quotation: what is quoted may be said again. */
export function hasMark(text: string): boolean {
  return /["“”„«»]|''/u.test(text)
}
