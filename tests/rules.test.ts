import {describe, expect, test} from 'vitest'
import {checkExample, nameOf} from '../src/rule-tester.js'
import {builtinRules} from '../src/rules/builtin.js'

/** Every example of every rule file. To test a rule, add an example to it. */
describe.each(builtinRules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  for (const example of rule.examples) test(nameOf(example), () => expect(checkExample(rule, example)).toEqual([]))
})
