import {createCleaner} from '../../src/pipeline.js'
import {builtinRules} from '../../src/rules/builtin.js'
import type {Edit, Result} from '../../src/types.js'

/** All rules; the budget is off, since excerpts are short. */
export const safe = createCleaner({rules: builtinRules, budget: false})
export const suggested = createCleaner({rules: builtinRules, budget: false, fix: 'suggested'})

/** What was done to a text, one line an edit, with what stands around it. */
export function told(id: string, {input, ledger}: Result): string[] {
  return ledger.decisions
    .filter(one => one.decision === 'apply')
    .flatMap(({message, edits}) => edits.map(edit => `${id} ${message.ruleId}: ${context(input, edit)}`))
}

function context(text: string, {range: [start, end], text: inserted}: Edit): string {
  const before = text.slice(Math.max(0, start - 80), start)
  return JSON.stringify(`${before}[-${text.slice(start, end)}-]{+${inserted}+}${text.slice(end, end + 60)}`)
}
