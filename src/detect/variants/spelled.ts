import type {Document} from '../../parse/document.js'
import {defineFormTrait, FormNotes, type FormNumbers} from '../../parse/form-numbers.js'
import type {Words} from '../../parse/words.js'
import {type Way, waysAt} from './way.js'

const shortestName = 5
const longestName = 40

/** Only these are written in another way once romanised. */
const varies = /[^a-z]|kh|ou|y[aeou]|(?:iy|yy|ii|ij|yi)$/

/** Two names, not one in two spellings: `Brian`, `Bryan`. */
const otherNames = new Set(['brian'])

/** For each form the id of what it is once romanised, which for most is their own. */
const romanisedIds = defineFormTrait((form, vocabulary) => vocabulary.add(isVarying(form) ? romanised(form) : form))

/** Names that romanisation writes in several ways: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Erdoğan`, `Erdogan`. */
export function spelledWays(document: Document): Way[] {
  const words = document.words
  const ids = romanisedIds(words)
  const shared = sharedIds(words, ids)
  if (shared.size === 0) return []
  const keys = new Map<number, string>()
  for (const id of words.ids) {
    const key = ids[id] ?? 0
    if (shared.has(key)) keys.set(id, words.vocabulary.forms[key] ?? '')
  }
  return waysAt(document, words, keys).filter(({text}) => /^\p{Lu}\p{Ll}{4,}$/u.test(text))
}

/** For each romanised form the first form that was met of those that become it. */
const firsts = new FormNotes()

/** Romanised forms that several forms of an article become. */
function sharedIds(words: Words, romanisedIds: FormNumbers): ReadonlySet<number> {
  const shared = new Set<number>()
  firsts.begin(words, words.vocabulary.forms.length)
  for (let index = 0; index < words.count; index++) {
    const id = words.ids[index] ?? 0
    const key = romanisedIds[id] ?? 0
    const first = firsts.get(key)
    if (first < 0) firsts.set(key, id)
    else if (first !== id && !otherNames.has(words.vocabulary.forms[key] ?? '')) shared.add(key)
  }
  return shared
}

function isVarying(form: string): boolean {
  return form.length >= shortestName && form.length <= longestName && varies.test(form)
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
