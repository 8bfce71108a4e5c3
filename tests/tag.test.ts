import {expect, test} from 'vitest'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'

const clean = createCleaner({rules: builtinRules.filter(rule => rule.id === 'leftover-tag')})
const opening = 'The vote was held on Sunday in the old town hall of Kyiv.'
const closing = 'Nothing else was said, and the mayor went home late at night.'

test.for([
  '<script src="https://hill.example/x.js" async></script>',
  '<style>.a {color: red}</style>',
  '<script>\nif (a < b) run()\n</script>'
])('%s on lines of its own goes with its line', element => {
  expect(clean(`${opening}\n\n${element}\n\n${closing}\n`).output).toBe(`${opening}\n\n${closing}\n`)
  expect(clean(`${opening}\r\n${element}\r\n${closing}\r\n`).output).toBe(`${opening}\r\n${closing}\r\n`)
  expect(clean(`${opening}\n\n${closing}\n\n${element}\n`).output).toBe(`${opening}\n\n${closing}\n`)
})

test('among words it is offered, since an article may write of it', () => {
  const {output, ledger} = clean(`${opening} It begins with <script>a()</script> there. ${closing}`)
  expect(output).toContain('<script>')
  expect(ledger.decisions.map(one => [one.decision, one.message.actual])).toEqual([['suggest', '<script>a()</script>']])
})
