import type {Document} from '../../parse/document.js'
import {type Words, wordsOf} from '../../parse/words.js'
import {type Way, wayOf, waysAt} from './way.js'

/** Shorter words join to other words: `a way`, `away`. */
const shortestJoint = 8
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
  const words = wordsOf(document)
  const open = openWays(document, words)
  if (open.length === 0) return open
  const keys = new Map(open.map(({key}) => [words.idOf.get(key) ?? -1, key]))
  const closed = waysAt(document, words, keys).filter(({text}) => !/\p{Ll}\p{Lu}/u.test(text))
  return [...open, ...closed].sort((a, b) => a.range[0] - b.range[0])
}

/** Pairs of words that also stand as one word. */
function openWays(document: Document, words: Words): Way[] {
  const {text} = document
  const spaced = spacedPairs(words)
  const ways: Way[] = []
  for (let index = 0; index + 1 < words.count; index++) {
    const end = words.ends[index] ?? 0
    const next = words.starts[index + 1] ?? 0
    if (next !== end + 1) continue
    const code = text.charCodeAt(end)
    if (code === 0x2d) {
      const key = formAt(words, index) + formAt(words, index + 1)
      if (isClosed(key) && words.idOf.has(key)) ways.push(wayOf(document, words, index, index + 1, key))
    } else if (code === 0x20 && spaced.size > 0) {
      const key = spaced.get(pairOf(words, words.ids[index] ?? 0, words.ids[index + 1] ?? 0))
      if (key !== undefined && !/^\p{Lu}/u.test(text.slice(next, next + 1)))
        ways.push(wayOf(document, words, index, index + 1, key))
    }
  }
  return ways
}

/** Words whose two halves are words of the article as well. Few are, so few pairs need a look. */
function spacedPairs(words: Words): ReadonlyMap<number, string> {
  const pairs = new Map<number, string>()
  for (const forms of sameBeginnings(words.forms)) {
    for (const joined of forms) {
      if (!isClosed(joined)) continue
      for (const half of forms) {
        if (joined.length < half.length + shortestPart || !joined.startsWith(half)) continue
        const left = words.idOf.get(half) ?? 0
        const right = words.idOf.get(joined.slice(half.length))
        if (right !== undefined) pairs.set(pairOf(words, left, right), joined)
      }
    }
  }
  return pairs
}

/** Forms that begin with the same three letters, where there are several. */
function sameBeginnings(forms: readonly string[]): Iterable<readonly string[]> {
  const counts = new Uint8Array(beginnings)
  for (const form of forms) {
    if (form.length < shortestPart) continue
    const at = beginning(form)
    counts[at] = Math.min((counts[at] ?? 0) + 1, 2)
  }
  const groups = new Map<number, string[]>()
  for (const form of forms) {
    if (form.length < shortestPart) continue
    const at = beginning(form)
    if ((counts[at] ?? 0) < 2) continue
    const same = groups.get(at)
    if (!same) groups.set(at, [form])
    else if (same.length < mostAlike) same.push(form)
  }
  return groups.values()
}

/** No more forms with one beginning are compared with each other. */
const mostAlike = 60
const beginnings = 0x2000

/** A small number for the first three letters; different ones may share it. */
function beginning(form: string): number {
  return ((form.charCodeAt(0) * 31 + form.charCodeAt(1)) * 31 + form.charCodeAt(2)) & (beginnings - 1)
}

function isClosed(form: string): boolean {
  return form.length >= shortestJoint && form.length <= 40 && !otherWords.has(form)
}

function pairOf({forms}: Words, left: number, right: number): number {
  return left * forms.length + right
}

function formAt({forms, ids}: Words, index: number): string {
  return forms[ids[index] ?? 0] ?? ''
}
