import type {Document} from '../../parse/document.js'
import {wordsOf} from '../../parse/words.js'
import {type Way, waysAt} from './way.js'

const shortestName = 5
const longestName = 40

/** Only these are written in another way once romanised. */
const varies = /[^a-z]|kh|ou|y[aeou]|(?:iy|yy|ii|ij|yi)$/

/** Two names, not one in two spellings: `Brian`, `Bryan`. */
const otherNames = new Set(['brian'])

/** Names that romanisation writes in several ways: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Erdoğan`, `Erdogan`. */
export function spelledWays(document: Document): Way[] {
  const words = wordsOf(document)
  const keys = new Map<number, string>()
  for (const [id, form] of words.forms.entries()) {
    if (form.length >= shortestName && form.length <= longestName && varies.test(form)) keys.set(id, romanised(form))
  }
  for (const key of [...keys.values()]) {
    const id = words.idOf.get(key)
    if (id !== undefined && !keys.has(id)) keys.set(id, key)
  }
  const shared = new Map<string, number>()
  for (const key of keys.values()) shared.set(key, (shared.get(key) ?? 0) + 1)
  for (const [id, key] of keys) if (shared.get(key) === 1 || otherNames.has(key)) keys.delete(id)
  if (keys.size === 0) return []
  return waysAt(document, words, keys).filter(({text}) => /^\p{Lu}\p{Ll}{4,}$/u.test(text))
}

function romanised(name: string): string {
  return name
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/(?:iy|yy|ii|ij|yi)$/u, 'y')
    .replaceAll(/kh|ḫ/gu, 'h')
    .replaceAll('ou', 'u')
    .replaceAll(/(?<=\p{L})y(?=[aeou])/gu, 'i')
}
