import path from 'node:path'
import {checkSync} from 'recheck'
import {describe, expect, test} from 'vitest'
import {builtinRules} from '../src/rules/builtin.js'
import {slownessOf} from '../src/rules/linear.js'
import {loadPack, loadPacks} from '../src/rules/load.js'
import {RuleError} from '../src/rules/rule-error.js'
import {withRuleFile} from './rule-file.js'

const patterns = builtinRules.flatMap(({id, options: {pattern}}) =>
  typeof pattern === 'string' ? [[id, pattern] as const] : []
)

/** Where the whole pattern is too large to be analysed, attacks are tried: always the same ones. */
test.each(patterns)('the pattern of %s is linear', (_, pattern) => {
  expect(checkSync(pattern, 'gmu', {timeout: 3_500, randomSeed: 1})).not.toMatchObject({status: 'vulnerable'})
})

describe('a rule with a pattern that could take very long is refused, with its file, line and field', () => {
  const cases: [pattern: string, what: string][] = [
    ['(a+)+b', 'repetition `a+`, which can match the same text in many ways'],
    ['^(?:x|y+)*z', 'repetition `y+`, which can match the same text in many ways'],
    ['^a*a*b', 'repetitions `a*` and `a*`, which can share the same text'],
    [' +,', 'repetition ` +`, which can begin anywhere in the same text'],
    ['(?<=a+)b', 'repetition `a+` without a bound in a lookbehind'],
    ['(?:a{1,50}){1,50}b', 'repetitions `(?:a{1,50}){1,50}`, `a{1,50}`, which can share the same text'],
    ['^(?:a{1,9}){1,9}b', 'repetitions `(?:a{1,9}){1,9}`, `a{1,9}`, which can share the same text'],
    ['^(?:\\w|\\d)*!', 'repetition `(?:\\w|\\d)*`, which can match the same text in many ways'],
    ['^(?:a|ab|b){1,60}c', 'repetition `(?:a|ab|b){1,60}`, which can match the same text in many ways'],
    ['^(?:a?a?){1,40}b', 'repetition `(?:a?a?){1,40}`, which can match the same text in many ways'],
    ['^(?:a?){30}b', 'repetition `(?:a?){30}`, which can match the same text in many ways'],
    ['^(?:[a-z]|[A-Z]){2,}!', 'repetition `(?:[a-z]|[A-Z]){2,}`, which can match the same text in many ways']
  ]
  test.each(cases)('%s', (pattern, what) => {
    const lines = [
      'id: slow',
      'kind: substitution',
      'message: Unexpected `{actual}`, expected `{expected}`',
      'why: Because.',
      'severity: warning',
      'fix: safe',
      'options:',
      '  pattern: x',
      '  ignoreCase: true',
      '  except:',
      '    - y',
      `    - '${pattern}'`,
      'examples: [{before: x, after: z}, {keep: y}]'
    ]
    withRuleFile('slow', lines, file => {
      const load = () => loadPack(path.dirname(file))
      expect(load).toThrow(RuleError)
      expect(load).toThrow(`${file}:12: \`options.except.1\`: Unexpected ${what}, expected a pattern whose time grows`)
    })
  })

  test.each([
    '^(?:foo|for|bar){1,40}x',
    '^(?:[0-9]{2}[0-9]{3},)+x',
    '^(?:[a-z]|[A-Z])+!',
    '^(?:"[^"]{0,100}",)+x',
    'a{1,200}b',
    '(?<![\\p{L}])\\p{L}+x',
    '\\bfoo\\w+bar',
    '(?:[a-z]{1,20} ){1,5}x'
  ])('not %s', pattern => {
    expect(slownessOf(pattern)).toBeUndefined()
  })

  test('none of the built-in rules is', () => {
    const idsOf = (rules: readonly {readonly id: string}[]) => rules.map(({id}) => id)
    expect(idsOf(loadPacks('rules'))).toEqual(idsOf(builtinRules))
  })
})
