import {checkSync} from 'recheck'
import {expect, test} from 'vitest'
import {builtinRules} from '../src/rules/builtin.js'

const patterns = builtinRules.flatMap(({id, options: {pattern}}) =>
  typeof pattern === 'string' ? [[id, pattern] as const] : []
)

/** Where the whole pattern is too large to be analysed, attacks are tried: always the same ones. */
test.each(patterns)('the pattern of %s is linear', (_, pattern) => {
  expect(checkSync(pattern, 'gmu', {timeout: 20_000, randomSeed: 1})).not.toMatchObject({status: 'vulnerable'})
})
