import retextEnglish from 'retext-english'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {builtinRules, createCleaner, kinds, retextBlocks, retextCopydesk} from '../src/index.js'
import {repeatedBlock} from '../src/kinds.js'

describe('a kind is a unified plugin by itself', () => {
  for (const [name, kind] of Object.entries(kinds)) {
    const rule = builtinRules.find(one => one.kind === name)
    const example = rule?.examples.find(one => 'before' in one)
    if (!rule || !example || !('before' in example)) throw new Error(`No example for ${name}`)

    test.each([
      ['retextBlocks', retextBlocks],
      ['retext-english', retextEnglish]
    ] as const)(`${name} on the tree of %s`, (_, parser) => {
      const file = new VFile(example.before)
      const processor = unified().use(parser).use(kind, [rule])
      processor.runSync(processor.parse(file), file)
      const [message] = file.messages
      expect(message).toMatchObject({source: 'copydesk', ruleId: rule.id})
      expect(message?.url).toContain(`#${rule.id}`)
      expect(message?.actual).toBeTypeOf('string')
      if (rule.fix !== 'none') expect(message?.expected).toHaveLength(1)
    })
  }

  test('works without a rule around its options', () => {
    const file = new VFile(
      'Ana left. The tram stopped at nine in the morning. The tram stopped at nine in the morning.'
    )
    const processor = unified()
      .use(retextBlocks)
      .use(repeatedBlock, [{options: {unit: 'sentence'}}])
    processor.runSync(processor.parse(file), file)
    expect(file.messages.map(message => message.line)).toEqual([1])
  })

  test.each(['utf8', 'a mark of its encoding'])('reads a file of bytes: %s', kind => {
    const text = 'Ana left. The tram stopped at nine in the morning. The tram stopped at nine in the morning.'
    const file = new VFile(new TextEncoder().encode(kind === 'utf8' ? text : `\uFEFF${text}`))
    const processor = unified()
      .use(retextBlocks)
      .use(repeatedBlock, [{options: {unit: 'sentence'}}])
    processor.runSync(processor.parse(file), file)
    expect(file.messages.map(message => message.actual)).toEqual(['The tram stopped at nine in the morning.'])
  })

  test('says which option does not fit', () => {
    const {substitution} = kinds
    if (!substitution) throw new Error('No kind `substitution`')
    const processor = unified()
      .use(retextBlocks)
      .use(substitution, [{options: {pattern: '(', replace: ''}}])
    expect(() => processor.freeze()).toThrow(/Unexpected pattern/u)
  })
})

test.each(['en', 'en-GB', 'EN-us'])('%s has the rules of English', language => {
  const clean = createCleaner({rules: builtinRules, language})
  expect(clean('He said the the vote “was lost.').output).toBe('He said the vote “was lost.”')
})

test.each(['', 'en_US', 'english'])('%j is refused as a language: no rule of English would take part', language => {
  expect(() => createCleaner({rules: builtinRules, language})).toThrow(
    `Unexpected language \`${language}\`, expected a language tag (BCP 47) such as \`en\` or \`en-GB\``
  )
})

describe('the preset', () => {
  const [english] = builtinRules.filter(one => one.id === 'doubled-word')
  if (!english) throw new Error('No rule `doubled-word`')
  const german = {...english, id: 'doppeltes-wort', languages: ['de']}
  const processor = unified()
    .use(retextBlocks)
    .use(retextCopydesk([english, german]))

  test.each([
    [undefined, ['doubled-word']],
    ['en-GB', ['doubled-word']],
    ['de', ['doppeltes-wort']],
    ['fr', []]
  ])('has the rules for the language %s of a file', (language, expected) => {
    const file = new VFile({value: 'He lost the the vote.', data: {...(language !== undefined && {language})}})
    processor.runSync(processor.parse(file), file)
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(expected)
  })
})

test('the cue of a stock plugin looks at each paragraph by itself', () => {
  const [own] = builtinRules.filter(rule => rule.id === 'stray-straight-apostrophe')
  const rules = own ? [{...own, options: {...own.options, cue: "^It's|don't$"}}] : []
  const text = "It’s late, and they’re here.\n\nIt's so.\n\nWe don't\n\nThe end."
  const found = (thorough: boolean) => createCleaner({rules, thorough})(text).ledger.decisions.length
  expect([found(false), found(true)]).toEqual([2, 2])
})
