import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {certify} from '../../src/certify/certificate.js'
import {createCleaner} from '../../src/pipeline.js'
import {formats} from '../../src/report/formats.js'
import {builtinRules} from '../../src/rules/builtin.js'
import {Tally} from '../../src/run/summary.js'
import type {Article, Outcome, Summary} from '../../src/types.js'

export const clean = createCleaner({rules: builtinRules})
export const dirty = readFileSync('samples/dirty/turkish-ferry-lines.txt', 'utf8')

export function outcomeOf(text: string, article: Partial<Article> = {}): Extract<Outcome, {type: 'cleaned'}> {
  const whole = {id: 'a.txt', path: 'a.txt', ...article, text}
  return {type: 'cleaned', article: whole, result: clean(text)}
}

function summaryOf(outcomes: readonly Outcome[]): Summary {
  const tally = new Tally()
  for (const one of outcomes) tally.add(one)
  return tally.summary
}

export function written(format: keyof typeof formats, outcomes: readonly Outcome[]): string {
  const reporter = formats[format]({version: '1.0.0', colour: false, fix: 'safe', describe: rule => `why ${rule}`})
  return [reporter.begin(), ...outcomes.map(one => reporter.outcome(one)), reporter.end(summaryOf(outcomes))].join('')
}

const held: Outcome = {
  type: 'cleaned',
  article: {id: '7', path: 'feed.jsonl', line: 7, text: 'x'},
  result: {
    ...clean('x'),
    verdict: 'hold',
    fatal: 'Unexpected removal, expected less',
    certificate: certify('x', 'x', [])
  }
}
export const unreadable: Outcome = {
  type: 'unreadable',
  unreadable: {path: 'b.jsonl', line: 3, problem: 'Unexpected end'}
}
const record = outcomeOf(dirty, {id: 'n1', path: 'feed.jsonl', line: 2})

/** One of each kind: damaged, without damage, part of a file, held, unreadable. */
export const outcomes = [outcomeOf(dirty), outcomeOf('Nothing is wrong here.\n'), record, held, unreadable]

/** An article with names and texts as bad as they come. */
export const hostile = fc
  .record({
    name: fc.string({unit: 'binary', minLength: 1}),
    before: fc.constantFrom('', ']]>', '%0A::error::', '"<&\'>', '\u001B[31m', '\uD800', 'a\r\nb', ',:')
  })
  .map(({name, before}) =>
    outcomeOf(`${before} The minister lost the the vote ${before}`, {id: name, path: `${before}${name}`})
  )

/** Of a place in a text, both from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

/** A text with replacements, as a tool makes them that knows nothing of Copydesk. */
export function edited(
  text: string,
  edits: readonly {readonly range: readonly [number, number]; readonly text: string}[]
): string {
  return edits
    .toSorted((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
    .reduce((all, {range: [start, end], text: inserted}) => all.slice(0, start) + inserted + all.slice(end), text)
}
