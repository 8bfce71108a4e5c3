import type {Document, Paragraph} from '../parse/document.js'

/** Shorter ones may well come again, in UTF-16 code units. */
const shortest = 60

const known = new WeakMap<Document, ReadonlySet<Paragraph>>()

/**
 * Paragraphs of prose that stand word for word farther up in the article, others between them: a part that was pasted twice. What is
 * quoted may be said again, and what ends in no stop may be a refrain or a row of a table.
 */
export function paragraphsAgain(document: Document): ReadonlySet<Paragraph> {
  const found = known.get(document) ?? find(document.paragraphs)
  known.set(document, found)
  return found
}

function find(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const again = new Set<Paragraph>()
  const lastOf = new Map<string, number>()
  for (const paragraph of withCommonLength(paragraphs)) {
    const {text, index} = paragraph
    const before = lastOf.get(text)
    lastOf.set(text, index)
    if (before !== undefined && index > before + 1 && isProse(text)) again.add(paragraph)
  }
  return again
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
