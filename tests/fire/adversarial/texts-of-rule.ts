import {RegExpParser, visitRegExpAST} from '@eslint-community/regexpp'
import fc from 'fast-check'
import {patternsIn} from '../../../src/detect/pattern.js'
import {kinds} from '../../../src/detect/kinds.js'
import type {Rule} from '../../../src/rules/rule.js'
import {inTurn, repeated, type Text} from './text.js'

/** Of more samples of a rule than this some are taken, evenly. */
const most = 8

/**
 * Text that looks like what a rule looks for, or almost: its examples, its words, what its patterns match, whole, cut short and begun.
 */
export function textsOf(rule: Rule): Text[] {
  const {all, one} = seedsOf(rule)
  return [...mixed(rule, all), ...one.flatMap(alone)]
}

/** The same, all samples of a rule in turn. */
export function mixedTextsOf(rule: Rule): Text[] {
  return mixed(rule, seedsOf(rule).all)
}

function seedsOf(rule: Rule): {readonly all: readonly string[]; readonly one: readonly string[]} {
  const examples = rule.examples.flatMap(one =>
    'keep' in one ? [one.keep] : [one.before, ...(one.at === undefined ? [] : [one.at])]
  )
  const matched = patternsOf(rule).flatMap(matching)
  const words = stringsIn(rule.options).map(one => one.replaceAll(/\{\w+\}/gu, 'Ana 12'))
  const all = [...new Set([...evenly(examples, most), ...matched, ...evenly(words, most)])].filter(one => one !== '')
  return {all, one: evenly(all, most)}
}

function mixed({id}: Rule, seeds: readonly string[]): Text[] {
  return [
    inTurn(`all of ${id}`, seeds, ' '),
    inTurn(`all of ${id}`, seeds, '\n'),
    inTurn(`all of ${id} cut by one`, seeds.map(cut), '\n\n'),
    inTurn(`halves of ${id}`, seeds.map(half), ''),
    inTurn(
      `halves of ${id} with a long end`,
      seeds.map(one => half(one) + ' a'.repeat(150)),
      '\n'
    )
  ]
}

function alone(seed: string): Text[] {
  return [repeated(`${seed} `), repeated(`${seed}\n`), repeated(cut(seed)), repeated(`${half(seed)}\n`)]
}

function cut(seed: string): string {
  return Array.from(seed).slice(0, -1).join('') || seed
}

function half(seed: string): string {
  const all = Array.from(seed)
  return all.slice(0, Math.ceil(all.length / 2)).join('')
}

function evenly(all: readonly string[], count: number): string[] {
  const step = Math.max(1, all.length / count)
  return Array.from({length: Math.min(all.length, count)}, (_, index) => all[Math.floor(index * step)] ?? '')
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(stringsIn)
  return []
}

function patternsOf({kind, options}: Rule): string[] {
  const known = kinds[kind]
  return known ? patternsIn(known.options, options).map(([, pattern]) => pattern) : []
}

/** Texts that a pattern matches, or would without its look around and behind; none where they cannot be made. */
function matching(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(new RegExp(`^(?:${withoutAssertions(pattern)})$`, 'u')), {seed: 1, numRuns: 4})
  } catch {
    return []
  }
}

function withoutAssertions(pattern: string): string {
  const ranges: [number, number][] = []
  const tree = new RegExpParser().parsePattern(pattern, 0, pattern.length, {unicode: true})
  visitRegExpAST(tree, {onAssertionEnter: ({start, end}) => void ranges.push([start, end])})
  let [text, at] = ['', 0]
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue
    text += pattern.slice(at, start)
    at = end
  }
  return text + pattern.slice(at)
}
