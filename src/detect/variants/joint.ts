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
  const closed = new Map<number, string[]>()
  for (const form of words.forms) {
    if (!isClosed(form)) continue
    const same = closed.get(beginning(form))
    if (same) same.push(form)
    else closed.set(beginning(form), [form])
  }
  const pairs = new Map<number, string>()
  for (const [left, form] of words.forms.entries()) {
    if (form.length < shortestPart) continue
    for (const joined of closed.get(beginning(form)) ?? []) {
      if (joined.length < form.length + shortestPart || !joined.startsWith(form)) continue
      const right = words.idOf.get(joined.slice(form.length))
      if (right !== undefined) pairs.set(pairOf(words, left, right), joined)
    }
  }
  return pairs
}

/** A small number for the first three letters; different ones may share it. */
function beginning(form: string): number {
  return (form.charCodeAt(0) * 31 + form.charCodeAt(1)) * 31 + form.charCodeAt(2)
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
