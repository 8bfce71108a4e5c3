import {readdirSync, readFileSync} from 'node:fs'
import {beforeAll, describe, expect, test} from 'vitest'
import {applyEdits} from '../src/edit/apply.js'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Choice, Decision, Result} from '../src/types.js'
import {sampleType} from './sample-type.js'

const clean = createCleaner({rules: builtinRules})
beforeAll(loadViews)

const names = readdirSync('samples/dirty')

function read(name: string): string {
  return readFileSync(`samples/dirty/${name}`, 'utf8').replace(/^\uFEFF/u, '')
}

function chosen(decisions: readonly Decision[], choice: Choice) {
  return Object.fromEntries(decisions.map(one => [one.fingerprint, choice]))
}

function found({ledger}: Result, fingerprint: string): Decision[] {
  return ledger.decisions.filter(one => one.fingerprint === fingerprint)
}

describe('the choices of a person over the samples', () => {
  test.each(names)('%s: every fingerprint is one damage', name => {
    const marks = clean(read(name), sampleType(name)).ledger.decisions.map(one => one.fingerprint)
    expect(new Set(marks).size).toBe(marks.length)
  })

  test.each(names)('%s: rejecting all repairs, also those that come in their place, gives the input back', name => {
    const text = read(name)
    let choices = {}
    let result = clean(text, sampleType(name))
    for (let round = 0; round < 8 && result.ledger.edits.length > 0; round++) {
      choices = {...choices, ...chosen(result.ledger.decisions, 'reject')}
      result = clean(text, sampleType(name), choices)
    }
    expect(result.output).toBe(text)
    expect(result.verdict).not.toBe('publish after fixes')
  })

  test.each(names)('%s: each repair that is rejected stays out, and the rest is a ledger', name => {
    const text = read(name)
    const before = clean(text, sampleType(name))
    for (const {fingerprint} of before.ledger.decisions.filter(one => one.decision === 'apply')) {
      const result = clean(text, sampleType(name), {[fingerprint]: 'reject'})
      expect(applyEdits(text, result.ledger.edits)).toBe(result.output)
      expect(found(result, fingerprint).filter(one => one.decision === 'apply')).toEqual([])
    }
  })

  test.each(names)('%s: accepting all repairs that are made changes nothing but what is said of them', name => {
    const text = read(name)
    const before = clean(text, sampleType(name))
    const made = before.ledger.decisions.filter(one => one.decision === 'apply')
    const result = clean(text, sampleType(name), chosen(made, 'accept'))
    expect(result.ledger.edits).toEqual(before.ledger.edits)
    expect(result.ledger.decisions.filter(one => one.choice === 'accept').length).toBe(made.length)
  })

  test.each(names)('%s: each suggestion that is accepted is made as it was shown', name => {
    const text = read(name)
    const before = clean(text, sampleType(name))
    const offered = before.ledger.decisions.filter(one => one.decision === 'suggest')
    let held = 0
    for (const {fingerprint, edits} of offered) {
      const result = clean(text, sampleType(name), {[fingerprint]: 'accept'})
      if (result.fatal) {
        held++
        continue
      }
      const [made] = found(result, fingerprint)
      expect(made).toMatchObject({decision: 'apply', choice: 'accept', because: 'Accepted by a person'})
      expect(applyEdits(text, result.ledger.edits)).toBe(result.output)
      const shown = applyEdits(text, [...before.ledger.edits, ...edits])
      expect(result.output.replaceAll(/\s+/gu, ' ')).toBe(
        clean(shown, sampleType(name)).output.replaceAll(/\s+/gu, ' ')
      )
    }
    expect(held).toBeLessThan(Math.max(1, offered.length))
  })
})

const opened = '“We came early. “We stayed,” he said.\n\nThe minister lost the the vote in Kyiv on Sunday.\n'

describe('a choice', () => {
  test('survives edits elsewhere in the article', () => {
    const [first] = clean(opened).ledger.decisions
    const choices = chosen(first ? [first] : [], 'reject')
    const edited = `A new paragraph , put in front.\n\n${opened}And one at the end.\n`
    expect(found(clean(edited, 'text', choices), first?.fingerprint ?? '')).toMatchObject([
      {decision: 'skip', because: 'Rejected by a person', choice: 'reject'}
    ])
  })

  test('is about one of two damages that look the same', () => {
    const damaged = 'and on that Sunday evening the the ferries of the town stayed'
    const text = `Rain fell ${damaged} in port.\n\nA year later the wind rose ${damaged} away again.\n`
    const marks = clean(text).ledger.decisions.map(one => one.fingerprint)
    expect(marks[1]).toBe(`${marks[0]}-2`)
    const {output} = clean(text, 'text', {[marks[1] ?? '']: 'reject'})
    expect(output.split('\n\n').map(line => line.includes('the the'))).toEqual([false, true])
  })

  test('is about one of two damages that look the same in different pieces of a huge text', () => {
    const story = 'The council met on Sunday in Kyiv.\n\nThe minister lost the the vote in the chamber of the town.\n\n'
    const quiet = 'Nothing else happened in the town that day.\n\n'
    const text = story + quiet.repeat(260_000 / quiet.length) + story
    const marks = clean(text).ledger.decisions.flatMap(one =>
      one.message.ruleId === 'doubled-word' ? [one.fingerprint] : []
    )
    expect(marks).toEqual([marks[0], `${marks[0]}-2`])
  })

  test('holds where repairs beside it change its surroundings', () => {
    const text = 'He lost the the vote , in the the town.\n'
    const {ledger} = clean(text)
    const vote = ledger.decisions.find(one => one.message.actual === 'the the')
    expect(clean(text, 'text', {[vote?.fingerprint ?? '']: 'reject'}).output).toBe(
      'He lost the the vote, in the town.\n'
    )
  })

  test('cannot get past the budget', () => {
    const text =
      'They voted voted on it.\n\nShe waited waited there.\n\nWe counted counted again.\n\nIt rained rained hard.\n'
    const tight = createCleaner({rules: builtinRules, budget: {removedShare: 0.05, wordsLeft: 0}})
    const offered = tight(text)
    expect(offered.ledger.decisions.map(one => one.decision)).toEqual(['suggest', 'suggest', 'suggest', 'suggest'])
    expect(offered.verdict).toBe('publish')
    const result = tight(text, 'text', chosen(offered.ledger.decisions, 'accept'))
    expect(result.output).toBe(text)
    expect(result.reasons).toEqual(['Unexpected removal of 24 % of the words, expected at most 5 %'])
  })

  test('does not let what is made unattended drop words of a quotation', () => {
    const [rule] = builtinRules.filter(one => one.kind === 'substitution')
    if (!rule) throw new Error('There is no rule to begin with')
    const careless = {...rule, id: 'careless', fix: 'safe', options: {pattern: 'really ', replace: ''}} as const
    const text = '“We are really happy,” the mayor said on Sunday.\n\nThey voted voted on it in Kyiv.\n'
    const cleanCarelessly = createCleaner({rules: [...builtinRules, careless]})
    const held = ['Unexpected removal of `really` inside quotation marks, expected it to stay']
    const offered = cleanCarelessly(text)
    expect(offered.reasons).toEqual(held)
    const repeat = offered.ledger.decisions.filter(one => one.message.actual === 'voted voted')
    expect(cleanCarelessly(text, 'text', chosen(repeat, 'accept'))).toMatchObject({output: text, reasons: held})
    const suggested = createCleaner({rules: [...builtinRules, careless], fix: 'suggested'})
    expect(suggested(text)).toMatchObject({output: text, reasons: held})
    const [own] = offered.ledger.decisions.filter(one => one.message.ruleId === 'careless')
    expect(cleanCarelessly(text, 'text', chosen(own ? [own] : [], 'accept')).output).toBe(text.replace('really ', ''))
  })

  test('can take the other reading', () => {
    const text = read('spanish-second-division-derby.txt')
    const close = clean(text).ledger.decisions.find(one => (one.message.otherwise?.edits.length ?? 0) > 0)
    const print = close?.fingerprint ?? ''
    const result = clean(text, 'text', {[print]: 'otherwise'})
    expect(found(result, print)[0]?.choice).toBe('otherwise')
  })
})
