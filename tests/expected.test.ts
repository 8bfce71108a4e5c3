import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {builtinRules, createCleaner} from '../src/index.js'

const clean = createCleaner({rules: builtinRules})

test.each([
  ['double-attribution', 'Ana Hall said: “It is open,” she told reporters.', 'she told reporters.', ''],
  ['bare-attribution', 'Ana Hall said: “It is open.” She said.', 'She said.', ''],
  ['unclosed-quotation', 'Ana Hall said: “It is open.\n\nThe bridge was shut.', '“', undefined],
  ['unopened-quotation', 'We saw that it is open,” she said.', '”', undefined],
  ['unclosed-before-attribution', '“We saw that it is open, she said.', ',', ',”'],
  ['doubled-word', 'In the the vote.', 'the the', 'the']
])('%s says what is there and what should be', (ruleId, text, actual, expected) => {
  const [message, ...others] = clean(text)
    .ledger.decisions.map(decision => decision.message)
    .filter(one => one.ruleId === ruleId)
  expect([message?.actual, message?.expected, others]).toEqual([actual, expected, []])
})

test('no message of a sample expects what is there', () => {
  const messages = readdirSync('samples/dirty')
    .filter(name => name.endsWith('.txt'))
    .flatMap(name => clean(readFileSync(`samples/dirty/${name}`, 'utf8')).ledger.decisions)
    .map(({message}) => message)
  expect(messages.filter(({actual, expected}) => expected === actual)).toEqual([])
})
