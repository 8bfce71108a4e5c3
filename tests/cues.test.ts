import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {beginnings} from '../src/detect/literals.js'
import {builtinRules} from '../src/rules/builtin.js'

describe('what a pattern begins with', () => {
  test.for([
    ['@@ ', ['@@ ']],
    [' [,;]', [' ,', ' ;']],
    ['\\uFFFD|\\?\\?', ['\uFFFD', '??']],
    ['[[<](?:a|b)|c', ['[', '<', 'c']],
    ['ab?c', ['a']],
    ['a{2}', undefined],
    ['ab+|[|]', ['ab', '|']],
    ['(a|b)', undefined],
    ['a|', undefined],
    ['.a', undefined],
    ['[a-c]', undefined],
    ['^a', undefined],
    ['\\d', undefined],
    ['[abcdefghijklmnopqrstuvwxyz]', undefined]
  ] as const)('%s', ([pattern, texts]) => {
    expect(beginnings(pattern)).toEqual(texts)
  })

  const cues = builtinRules.map(rule => rule.options['cue']).filter(cue => typeof cue === 'string')
  test.for(cues)('%s', cue => {
    const texts = beginnings(cue)
    if (!texts) return
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(cue)), text => {
        expect(texts.some(one => text.includes(one))).toBe(true)
      }),
      {numRuns: 200}
    )
  })
})
