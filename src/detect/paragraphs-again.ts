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
  const seen = new Map<string, number>()
  for (const [index, paragraph] of paragraphs.entries()) {
    const {text} = paragraph
    if (text.length < shortest) continue
    const before = seen.get(text)
    seen.set(text, index)
    if (before !== undefined && index > before + 1 && isTold(text)) again.add(paragraph)
  }
  return again
}

function isTold(text: string): boolean {
  return /[.!?…]\s*$/u.test(text) && !/["“”„«»]|''/u.test(text)
}
