import {describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {findMessages} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Rule} from '../src/rules/rule.js'
import type {Message} from '../src/types.js'

/** Every example of every rule file. To test a rule, add an example to it. */
describe.each(builtinRules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  for (const example of rule.examples) {
    if ('keep' in example)
      test(`keeps ${JSON.stringify(example.keep)}`, () => expect(reasons(rule, example.keep)).toEqual([]))
    else test(`repairs ${JSON.stringify(example.before)}`, () => checkRepair(rule, example))
  }
})

function checkRepair(rule: Rule, {before, after, at}: {before: string; after: string; at?: string | undefined}): void {
  const messages = findMessages(before, [rule])
  expect(messages.map(message => message.reason)).toHaveLength(1)
  const [message] = messages as [Message]
  if (at !== undefined) expect(before.slice(...message.range)).toBe(at)
  expect(message.reason).toMatch(/^Unexpected [^{}\n]*$/u)
  expect(message.ruleId).toBe(rule.id)
  expect(message.fix).toBe(rule.fix)
  expect(applyEdits(before, message.edits)).toBe(after)
  expect(applyEdits(after, invertEdits(before, message.edits))).toBe(before)
  if (rule.fix !== 'none') expect(reasons(rule, after)).toEqual([])
}

function reasons(rule: Rule, text: string): string[] {
  return findMessages(text, [rule]).map(message => message.reason)
}
