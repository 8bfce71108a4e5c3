import fc from 'fast-check'
import {expect, test} from 'vitest'
import {matchesOf} from '../src/parse/matches.js'

test.each([/a*/gu, /(?<=b)a|$/gu, /\b/gu, /a\n?/gmu, /a/giu])('%s finds what matchAll finds', pattern => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom('a', 'A', 'b', '\n', '𝐀', '\uD835')}), text => {
      expect(matchesOf(pattern, text)).toEqual([...text.matchAll(pattern)])
    })
  )
})

test('an expression that would find the same for ever is refused', () => {
  expect(() => matchesOf(/a/u, 'a')).toThrow('without `g`')
})
