import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {findMessages} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import {rowsOf} from '../src/tables/rows.js'

const rules = builtinRules.filter(rule => rule.id === 'near-repeat')

/** What stands around the two sentences. */
const [before = '', ...between] = [
  'The town lies in a narrow valley and lives from timber and apples.',
  'For years its people have argued about the road along the brook.',
  'A first plan failed because the owners of the meadows refused to sell.',
  'Visitors come for the old mill, which still grinds rye on feast days.'
]

/** True doubles that the rule passes over, as it must where the words are others: `showed`, `revealed`. */
const missed = 3

describe('of hand-made pairs', () => {
  test('nearly all doubles are told, and at the later place', () => {
    const told = pairs('doubles').filter(([first, again]) => {
      const text = article(first, again)
      const messages = findMessages(text, rules)
      for (const {range} of messages) expect(text.lastIndexOf(again)).toBeLessThanOrEqual(range[0])
      return messages.length === 1
    })
    expect(told).toHaveLength(60 - missed)
  })

  test.each(pairs('others'))('%s | %s are two pieces of news', (first, other) => {
    expect(findMessages(article(first, other), rules)).toEqual([])
  })
})

test('paragraphs in a row that come again are one message', () => {
  const part = `${pairs('others')[1]?.[0]} It was a cold night.\n\n${pairs('others')[2]?.[0]} He lives in the harbour.`
  const again = part.replace('won its', 'has won its').replace('in the harbour.', 'near the harbour.')
  const text = [before, 'The fair is open. It is small.', part, ...between, again].join('\n\n')
  const messages = findMessages(text, rules)
  expect(messages.map(({range}) => text.slice(...range))).toEqual([again])
  expect(messages.map(({reason}) => reason.split('again, ')[1])).toEqual([
    expect.stringMatching(/^expected it once: line 5 has it, 9\d % alike$/)
  ])
})

test('paragraphs that come again word for word are left to the rule that offers to drop them', () => {
  const part = `${pairs('others')[1]?.[0]} It was a cold night.\n\n${pairs('others')[2]?.[0]} He lives in the harbour.`
  expect(findMessages([before, part, ...between, part].join('\n\n'), rules)).toEqual([])
})

test('a line said a thousand times takes time in proportion', () => {
  const text = `${'The choir of the harbour sings the old song of the nine ships again.\n\n'.repeat(2000)}End.`
  expect(findMessages(text, rules)).toEqual([])
})

function article(first: string, again: string): string {
  return [before, first, ...between, again].join('\n\n')
}

function pairs(name: string): (readonly [string, string])[] {
  const rows = rowsOf(readFileSync(`tests/near-repeat/${name}.tsv`, 'utf8'))
  return rows.map(([first = '', again = '']) => [first, again] as const)
}
