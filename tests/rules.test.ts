import {describe, test} from 'vitest'
import {builtinRules} from '../src/rules/builtin.js'
import {checkExample} from './rule-examples.js'

/** Every example of every rule file. To test a rule, add an example to it. */
describe.each(builtinRules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  for (const example of rule.examples) {
    const name =
      'keep' in example ? `keeps ${JSON.stringify(example.keep)}` : `repairs ${JSON.stringify(example.before)}`
    test(name, () => checkExample(rule, example))
  }
})
