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
  // By length: few have the same, and to hash them all takes longer.
  const seen = new Map<number, Paragraph[]>()
  for (const paragraph of paragraphs) {
    const {text, index} = paragraph
    if (text.length < shortest) continue
    const alike = seen.get(text.length)
    if (!alike) seen.set(text.length, [paragraph])
    else {
      const before = alike.findLast(one => one.text === text)
      if (before && index > before.index + 1 && isProse(text)) again.add(paragraph)
      alike.push(paragraph)
    }
  }
  return again
}

/** It ends as a sentence does, and quotes nothing. */
function isProse(text: string): boolean {
  return /[.!?…]\s*$/u.test(text) && !/["“”„«»]|''/u.test(text)
}
