import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {cueFinder} from '../src/detect/cues.js'
import {tokensOf} from '../src/detect/tokens.js'
import {builtinRules} from '../src/rules/builtin.js'

describe('the tokens that a pattern begins with', () => {
  test.for([
    ['@@ ', [['@', '@', ' ']]],
    [
      ' [,;]|^ab?',
      [
        [' ', '[,;]'],
        ['^', 'a']
      ]
    ],
    ['\\uFFFD|\\?\\?', [['\\uFFFD'], ['\\?', '\\?']]],
    ['ab+c|[|]', [['a', 'b'], ['[|]']]],
    ['a{2}', [[]]],
    ['(a|b)', [[]]],
    ['a|', [['a'], []]]
  ] as const)('%s', ([pattern, tokens]) => {
    expect(tokensOf(pattern)).toEqual(tokens)
  })
})

test('of more units beyond ASCII than a table has room for none is lost', () => {
  const patterns = Array.from({length: 31}, (_, index) => {
    const units = Array.from({length: 6}, (__, one) => String.fromCharCode(0x4e00 + 6 * index + one))
    return `X[${units.join('')}]`
  })
  const find = cueFinder(patterns)
  const lost = patterns.filter((pattern, index) => !find(`X${pattern.at(-2) ?? ''}`)(index))
  expect(lost).toEqual([])
})

describe('a pattern could match wherever it does', () => {
  const rules = builtinRules.filter(rule => rule.kind === 'substitution')
  const cues = rules.map(rule => rule.options['cue']).filter(cue => typeof cue === 'string')
  const find = cueFinder(cues)
  test.for(cues.map((cue, index) => [cue, index] as const))('%s', ([cue, index]) => {
    const around = fc.string({unit: 'binary', maxLength: 5})
    fc.assert(
      fc.property(around, fc.stringMatching(new RegExp(cue)), around, (before, text, behind) => {
        fc.pre(new RegExp(cue, 'm').test(before + text + behind))
        expect(find(before + text + behind)(index)).toBe(true)
      }),
      {numRuns: 200}
    )
  })
})
