import type {Document} from '../../parse/document.js'
import type {Words} from '../../parse/words.js'
import {closedPairs, hyphen} from './closed-pairs.js'
import {formAt, type Way, wayOf, waysAt} from './way.js'

/** Shorter words join to other words: `a way`, `away`. */
const shortestPart = 3

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
export function jointWays(document: Document): Way[] {
  const words = document.words
  const open = openWays(document, words)
  if (open.length === 0) return open
  const keys = new Map(open.map(({key}) => [words.vocabulary.find(key) ?? -1, key]))
  const closed = waysAt(document, words, keys).filter(({text}) => !/\p{Ll}\p{Lu}/u.test(text))
  return [...open, ...closed].sort((a, b) => a.range[0] - b.range[0])
}

/** Pairs of words that also stand as one word. */
function openWays(document: Document, words: Words): Way[] {
  const ways: Way[] = []
  let present: ReadonlySet<number> | undefined
  for (const index of closedPairs(words, shortestPart)) {
    const key = formAt(words, index) + formAt(words, index + 1)
    const closed = words.vocabulary.find(key)
    if (closed === undefined || otherWords.has(key) || !(present ??= new Set(words.ids)).has(closed)) continue
    if (words.gaps[index] === hyphen || !/^\p{Lu}/u.test(document.text.charAt(words.starts[index + 1] ?? 0)))
      ways.push(wayOf(document, words, index, index + 1, key))
  }
  return ways
}
