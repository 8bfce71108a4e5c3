import {expect} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {findMessages} from '../src/pipeline.js'
import type {Example, Rule} from '../src/rules/rule.js'
import type {Message} from '../src/types.js'

/** An example holds: what it keeps has no message, and what it repairs has one, which repairs it and can be undone. */
export function checkExample(rule: Rule, example: Example): void {
  if ('keep' in example) expect(reasons(rule, example.keep)).toEqual([])
  else checkRepair(rule, example)
}

function checkRepair(rule: Rule, {before, after, at}: {before: string; after: string; at?: string | undefined}): void {
  const messages = findMessages(before, [rule])
  expect(messages.map(message => message.reason)).toHaveLength(1)
  const [message] = messages as [Message]
  if (at !== undefined) expect(before.slice(...message.range)).toBe(at)
  expect(message.reason.replaceAll(message.actual, '…')).toMatch(/^Unexpected [^{}\n]*$/u)
  expect(message.ruleId).toBe(rule.id)
  expect(message.fix).toBe(rule.status === 'nursery' && rule.fix === 'safe' ? 'suggest' : rule.fix)
  expect(applyEdits(before, message.edits)).toBe(after)
  expect(applyEdits(after, invertEdits(before, message.edits))).toBe(before)
  if (rule.fix !== 'none') expect(reasons(rule, after)).toEqual([])
}

function reasons(rule: Rule, text: string): string[] {
  return findMessages(text, [rule]).map(message => message.reason)
}
