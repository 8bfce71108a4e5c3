import {z} from 'zod'
import type {Document} from '../parse/document.js'
import type {Finding, Range} from '../types.js'
import {defineKind} from './kind.js'

/**
 * One name or term written in two ways in one article: `Kyiv` and `Kiev`, `cyberattack` and `cyber attack`.
 *
 * Reported at the first place of the rarer way, never edited: a quotation may keep the other one, and house style decides.
 */
export const variants = defineKind({
  options: z.strictObject({
    by: z.enum(['table', 'joint', 'spelling']).describe('Listed ways; one or two words; spellings of a foreign name.'),
    table: z.array(z.array(z.string()).min(2)).default([]).describe('Ways of writing one term, a row a term.')
  }),
  *detect(document, {by, table}): Generator<Finding> {
    const words = wordsOf(document)
    if (by === 'table') yield* listedVariants(words, table)
    else yield* variantsBy(by === 'joint' ? joints(words) : spellings(words))
  }
})

interface Word {
  readonly text: string
  readonly range: Range
}

/** A way of writing a term, under the key that all its ways share. */
interface Way extends Word {
  readonly key: string
}

function wordsOf({text}: Document): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+){0,4}/gu), ({0: word, index}) => ({
    text: word,
    range: [index, index + word.length]
  }))
}

function* listedVariants(words: readonly Word[], table: readonly (readonly string[])[]): Generator<Finding> {
  const keys = new Map(table.flatMap(ways => ways.map(way => [way.toLowerCase(), ways[0] ?? way] as const)))
  const ways = words.flatMap((word): Way[] => {
    const key = keys.get(word.text.toLowerCase())
    return key === undefined ? [] : [{...word, key}]
  })
  yield* variantsBy(ways)
}

/** Shorter words join to other words: `a way`, `away`. */
const shortestJoint = 8

/** Closed up they are other words: `a longtime friend`, `everyday life`. */
const otherWords = new Set([
  'longtime',
  'everyday',
  'sometime',
  'sometimes',
  'anytime',
  'someday',
  'onetime',
  'whatever',
  'background'
])

/**
 * `cyberattack` beside `cyber attack` or `cyber-attack`.
 *
 * `state-level talks` beside `at state level` is how English is written: a hyphen alone is no second way.
 */
function joints(words: readonly Word[]): Way[] {
  const closed = new Set(
    words.map(({text}) => text.toLowerCase()).filter(text => text.length >= shortestJoint && !/['’-]/u.test(text))
  )
  return words.flatMap((word, index): Way[] => {
    const next = words[index + 1]
    const key = word.text.toLowerCase().replaceAll('-', '')
    const own = closed.has(key) && !otherWords.has(key) && !/\p{Ll}\p{Lu}/u.test(word.text) ? [{...word, key}] : []
    if (next?.range[0] !== word.range[1] + 1 || word.text.length < 3 || next.text.length < 3) return own
    const both = key + next.text.toLowerCase()
    if (!closed.has(both) || otherWords.has(both) || /^\p{Lu}/u.test(next.text)) return own
    return [...own, {text: `${word.text} ${next.text}`, range: [word.range[0], next.range[1]], key: both}]
  })
}

/** Names that romanisation writes in several ways: `Zelensky`, `Zelenskyy`, `Zelenskiy`; `Erdoğan`, `Erdogan`. */
function spellings(words: readonly Word[]): Way[] {
  return words.filter(({text}) => /^\p{Lu}\p{Ll}{4,}$/u.test(text)).map(word => ({...word, key: romanised(word.text)}))
}

function romanised(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replace(/(?:iy|yy|ii|ij|yi)$/u, 'y')
    .replaceAll(/kh|ḫ/gu, 'h')
    .replaceAll('ou', 'u')
    .replaceAll(/(?<=\p{L})y(?=[aeou])/gu, 'i')
}

function* variantsBy(ways: readonly Way[]): Generator<Finding> {
  const terms = new Map<string, Map<string, Way[]>>()
  for (const way of ways) {
    const term = terms.get(way.key) ?? new Map<string, Way[]>()
    terms.set(way.key, term)
    const spelled = way.text.toLowerCase()
    term.set(spelled, [...(term.get(spelled) ?? []).slice(0, 99), way])
  }
  for (const term of terms.values()) {
    if (term.size < 2) continue
    const [usual, ...rarer] = [...term.values()].sort((a, b) => b.length - a.length)
    for (const [first] of rarer) {
      if (first && usual?.[0])
        yield {range: first.range, expected: usual[0].text, edits: [], values: {usual: usual[0].text}}
    }
  }
}
