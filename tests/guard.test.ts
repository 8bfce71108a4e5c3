import {describe, expect, test} from 'vitest'
import {countWords, defaultBudget, overBudget} from '../src/decide/budget.js'
import {applyEdits} from '../src/edit/apply.js'
import {protection} from '../src/parse/protected-ranges.js'
import {isSpace, runAt} from '../src/parse/white-space.js'
import {createCleaner} from '../src/pipeline.js'
import {breachOf, held} from '../src/pipeline/held.js'
import {certify} from '../src/certify/certificate.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Certificate, Choice, Decision, Edit, FixTier} from '../src/types.js'

/** A text in which `‹…›` shows what an edit would replace. */
function cut(marked: string): {text: string; range: readonly [number, number]} {
  const start = marked.indexOf('‹')
  return {text: marked.replaceAll(/[‹›]/gu, ''), range: [start, marked.indexOf('›') - 1]}
}

function isCut(marked: string): boolean {
  const {text, range} = cut(marked)
  return protection(text)(range)
}

describe('no repair cuts into', () => {
  const cases: Record<string, readonly string[]> = {
    'a number': [
      'in 1‹,›204 words',
      '3‹.›5',
      'at 12‹:›30',
      '1,‹›204',
      '1,2‹04 words›',
      '‹in 1›,204',
      '1’2‹0›4',
      '24/‹7›',
      '2020‹-›21',
      '1–‹2›-3'
    ],
    'a URL': [
      'see https://a.example/the‹-the›/x now',
      'http‹://›a.example',
      'ftp://a.example/‹x›',
      'at www‹.›a.example',
      'www.a‹b›c',
      'at HTTPS://A‹.›EXAMPLE now',
      'at WwW‹.›a.example'
    ],
    'an e-mail address': [
      'ann.lee‹@›a.example',
      'ann‹.›lee@a.example',
      'write to ann_l%e+e-@a-b.example‹.›com now',
      'ann@a‹.›example',
      '1a2@3b‹4›.5c6',
      '1a2@3b4.5c‹6›'
    ],
    'a handle': ['so @‹co›py said', '@cop‹›y', '(@1‹_›a)'],
    'what stands behind another': ['1,204 and @an‹n›', '1,204/www‹.›b']
  }
  for (const [what, marked] of Object.entries(cases))
    test.each(marked)(`${what}: %s`, one => expect(isCut(one)).toBe(true))
})

describe('a repair may', () => {
  const cases: Record<string, readonly string[]> = {
    'remove something protected as a whole': [
      'in ‹1,204› words',
      '‹in 1,204 words›',
      '‹https://a.example›',
      'so ‹@ann › said',
      '“‹ann@a.example›”x',
      '“x“‹ann@a.example›'
    ],
    'stand at its edge': [
      '‹in ›1,204 words',
      'in 1,204‹ words›',
      '‹›1,204',
      '1,204‹›',
      '“https://a.example‹”›',
      '@ann‹,› he'
    ],
    'change what is none': [
      'a ‹the the›',
      'no‹ ,› 7',
      '5‹ ›204',
      '5‹ , ›204',
      'ends.‹ ›The',
      'a‹,›b',
      '1‹a›2',
      'it@‹ ›x',
      'a/‹b›',
      'xwww‹.›a',
      'report‹.›pdf',
      'a‹@› b',
      'a1‹@›b',
      'http‹:/›x',
      'a1‹,›2',
      'https://a.example/a‹"b›'
    ],
    'change what stands beside it': [
      '1,204 w‹or›ds',
      'wo‹r›ds 1,204',
      '1,204…w‹or›ds…www.a',
      'so‹,›“1,204”',
      '“1,204”‹,›so'
    ]
  }
  for (const [what, marked] of Object.entries(cases))
    test.each(marked)(`${what}: %s`, one => expect(isCut(one)).toBe(false))
})

test.each(['HTTP://EXAMPLE.COM/cafÃ©', 'WWW.EXAMPLE.COM/cafÃ©'])('%s holds no article', url => {
  const clean = createCleaner({rules: builtinRules})
  expect(clean(`Read ${url} now, since the the vote was lost.`)).toMatchObject({
    output: `Read ${url} now, since the vote was lost.`,
    verdict: 'publish after fixes'
  })
})

test('one protection answers for all places of a text, in any order', () => {
  const text = 'At 12:30 @ann paid 1,204 for http://a.example/x-y and 3.5 more.'
  const cutsProtected = protection(text)
  const cuts = Array.from(text, (_, at) => (cutsProtected([at, at + 1]) ? text[at] : ' ')).join('')
  expect(cuts).toBe('   12:30 @ann      1,204     http://a.example/x-y     3.5      ')
  const other = protection(text)
  const backwards = Array.from(text, (_, at) => text.length - 1 - at).map(at => other([at, at]))
  expect(backwards.reverse()).toEqual(Array.from(text, (_, at) => cutsProtected([at, at])))
})

describe('white space', () => {
  test('is what `\\s` takes for it, in every code unit', () => {
    const differs = Array.from({length: 0x10000}, (_, unit) => unit).filter(
      unit => isSpace(unit) !== /\s/.test(String.fromCharCode(unit))
    )
    expect(differs).toEqual([])
  })

  test.each([
    ['one two', 0, [0, 3]],
    ['one two', 3, [0, 3]],
    ['one two', 4, [4, 7]],
    ['one two', 7, [4, 7]],
    ['a  b', 2, [2, 2]]
  ])('parts the runs of characters: %j at %i', (text, at, run) => {
    expect(runAt(text, at)).toEqual(run)
  })
})

describe('words', () => {
  test.each([
    ['', 0],
    ['In Kyiv – 3,000 boats', 4],
    ['don’t “stop”', 2],
    ['… – !', 0],
    [' a\n\tb\u00A0c ', 3],
    ['!a b!', 2],
    ['中', 1],
    ['中文字', 2],
    ['中文字文', 3],
    ['ひらカタ', 3],
    ['a中文', 2],
    ['𠀀𠀁 𝐚', 3],
    ['\uD835 a', 1]
  ])('of %j are %i', (text, words) => expect(countWords(text)).toBe(words))

  test('are counted as far as somebody wants to know', () => {
    expect(countWords('a b c d', 2)).toBe(2)
    expect(countWords('a b c d', 4)).toBe(4)
    expect(countWords('a b c d', 5)).toBe(4)
  })
})

const words = (count: number) => Array.from({length: count}, () => 'word').join(' ')

/** An edit that removes some words from the start. */
const removal = (count: number, from = 0): Edit => ({range: [from * 5, (from + count) * 5], text: ''})

describe('an article is held', () => {
  test('where more than a share of its words would go', () => {
    expect(overBudget(words(100), [removal(16)], [], defaultBudget)).toBe(
      'Unexpected removal of 16 % of the words, expected at most 15 %'
    )
    expect(overBudget(words(100), [removal(15)], [], defaultBudget)).toBeUndefined()
    expect(overBudget(words(1000), [removal(500), removal(100, 500)], [], {removedShare: 0.5, wordsLeft: 0})).toBe(
      'Unexpected removal of 60 % of the words, expected at most 50 %'
    )
  })

  test('where few words would be left, and less than half', () => {
    const budget = {removedShare: 1, wordsLeft: 30}
    expect(overBudget(words(60), [removal(31)], [], budget)).toBe(
      'Unexpected article of 29 words after the repairs, expected 30 or half of its 60'
    )
    expect(overBudget(words(60), [removal(30)], [], budget)).toBeUndefined()
    expect(overBudget(words(100), [removal(70)], [], budget)).toBeUndefined()
    expect(overBudget(words(58), [removal(29)], [], budget)).toBeUndefined()
  })

  test('counted without its leftovers, in what goes and in what it is measured by', () => {
    const leftovers = [removal(50)]
    expect(overBudget(words(150), leftovers, leftovers, defaultBudget)).toBeUndefined()
    expect(overBudget(words(150), [...leftovers, removal(15, 50)], leftovers, defaultBudget)).toBeUndefined()
    expect(overBudget(words(150), [...leftovers, removal(16, 50)], leftovers, defaultBudget)).toBe(
      'Unexpected removal of 16 % of the words, expected at most 15 %'
    )
  })

  test('for its leftovers too where they leave next to nothing', () => {
    const leftovers = [removal(40)]
    expect(overBudget(words(50), leftovers, leftovers, defaultBudget)).toBe(
      'Unexpected article of 10 words after the repairs, expected 30 or half of its 50'
    )
  })

  test('never for three words or fewer', () => {
    const budget = {removedShare: 0.15, wordsLeft: 0}
    expect(overBudget(words(8), [removal(3)], [], budget)).toBeUndefined()
    expect(overBudget(words(8), [removal(4)], [], budget)).toBe(
      'Unexpected removal of 50 % of the words, expected at most 15 %'
    )
  })

  test('never for three words besides its leftovers', () => {
    const budget = {removedShare: 0.15, wordsLeft: 0}
    const leftovers = [removal(4)]
    expect(overBudget(words(10), [...leftovers, removal(3, 4)], leftovers, budget)).toBeUndefined()
  })

  test('never without an edit, or where as much is written as goes', () => {
    expect(overBudget('', [], [], {removedShare: 0, wordsLeft: 100})).toBeUndefined()
    const rewritten: Edit = {range: [0, 20], text: 'a b c d '}
    expect(overBudget(words(8), [rewritten], [], {removedShare: 0, wordsLeft: 100})).toBeUndefined()
    const longer: Edit = {range: [0, 20], text: 'a b c d e f'}
    expect(overBudget(words(8), [longer], [], {removedShare: 0, wordsLeft: 100})).toBeUndefined()
  })

  test('where each of two edits takes half of a word', () => {
    const halves: Edit[] = Array.from({length: 20}, (_, index) => [
      {range: [index * 6, index * 6 + 2] as const, text: ''},
      {range: [index * 6 + 3, index * 6 + 5] as const, text: ''}
    ]).flat()
    expect(overBudget('ab/cd '.repeat(20), halves, [], defaultBudget)).toContain('Unexpected removal of 100 %')
  })

  test('whatever the order of its edits', () => {
    const leftovers = [removal(20, 30), removal(20)]
    expect(overBudget(words(100), [removal(20), removal(20, 30)], leftovers, defaultBudget)).toBeUndefined()
  })

  test('never where words are only decoded or joined', () => {
    const budget = {removedShare: 0, wordsLeft: 100}
    const decoded: Edit[] = [0, 9, 23].map(start => ({range: [start, start + 7], text: '’'}))
    expect(overBudget('&ldquo;It&rsquo;s late,&rdquo; he said.', decoded, [], budget)).toBeUndefined()
    const spaces: Edit[] = [3, 12, 21].map(start => ({range: [start, start + 6], text: ' '}))
    expect(overBudget('The&nbsp;old&nbsp;tow&nbsp;hall', spaces, [], budget)).toBeUndefined()
    const marks: Edit[] = [8, 18].map(start => ({range: [start, start + 3], text: ''}))
    expect(overBudget('The coun@@ cil mee@@ ts', marks, [], budget)).toBeUndefined()
  })

  test('where all that is no leftover would go', () => {
    const leftovers = [removal(6)]
    expect(overBudget(words(10), [...leftovers, removal(4, 6)], leftovers, {removedShare: 0.15, wordsLeft: 0})).toBe(
      'Unexpected removal of 100 % of the words, expected at most 15 %'
    )
  })
})

function applied(fix: FixTier, choice?: Choice): Decision {
  const message = {ruleId: 'r', severity: 'warning', fix, range: [0, 1], reason: 'Unexpected `a`', actual: 'a'} as const
  const edits: Edit[] = [{range: [0, 1], text: ''}]
  return {
    message: {...message, edits},
    decision: 'apply',
    because: 'Safe',
    fingerprint: 'f',
    edits: [],
    ...(choice && {choice})
  }
}

function certificateOf(input: string, edits: readonly Edit[], output: string): Certificate {
  return certify(input, output, edits)
}

describe('a certificate that breaks holds the article', () => {
  const text = '“We saw two boats,” he said.'
  const dropped: Edit = {range: [8, 12], text: ''}
  const breach = (certificate: Certificate, decisions: readonly Decision[]) =>
    breachOf(certificate, decisions, edits => certificateOf(text, edits, applyEdits(text, edits)))
  const quoted = certificateOf(text, [dropped], '“We saw boats,” he said.')
  const added = certificateOf('a b', [{range: [1, 1], text: ' x'}], 'a x b')
  const both = certificateOf(
    '“We saw two boats,” he said.',
    [
      {range: [8, 12], text: ''},
      {range: [27, 27], text: ' x'}
    ],
    '“We saw boats,” he said x.'
  )

  test('with what breaks it as the reason', () => {
    expect([quoted, added, both].map(one => one.holds)).toEqual([false, false, false])
    expect(breach(quoted, [applied('safe')])).toBe(quoted.breaches[0])
    expect(breach(added, [applied('suggest')])).toBe(added.breaches[0])
    expect(breach(both, [applied('suggest')])).toBe(both.breaches[0])
  })

  test('unless a person has asked for what drops words of a quotation', () => {
    expect(breach(quoted, [applied('safe'), applied('suggest')])).toBeUndefined()
    expect(breach(quoted, [applied('safe', 'accept')])).toBeUndefined()
    expect(breach(quoted, [{...applied('suggest'), decision: 'suggest'}])).toBe(quoted.breaches[0])
  })

  test('unless what drops them was asked for, not something else', () => {
    expect(breach(quoted, [{...applied('safe'), edits: [dropped]}, applied('suggest')])).toBe(quoted.breaches[0])
    expect(breach(quoted, [applied('safe'), {...applied('suggest'), edits: [dropped]}])).toBeUndefined()
  })

  test.each([
    ['a word is added', {added: 1}],
    ['a URL is lost', {urls: {...quoted.urls, equal: false}}],
    ['something else is wrong', {breaches: [...quoted.breaches, 'Unexpected end']}],
    ['no word of a quotation is lost', {quoted: {...quoted.quoted, lost: 0}}]
  ])('even then where %s', (_, more) => {
    expect(breach({...quoted, ...more}, [applied('suggest')])).toBe(quoted.breaches[0])
  })

  test('and one that holds does not', () => {
    expect(breach(certificateOf('a', [], 'a'), [])).toBeUndefined()
  })
})

test('what is held is left as it was, and every repair says so', () => {
  const certificate = certificateOf('ab', [], 'ab')
  const offered: Decision = {...applied('suggest'), decision: 'suggest', because: 'A person has to decide'}
  const result = held('ab', [applied('safe'), offered], 'Unexpected end', certificate)
  expect(result).toMatchObject({input: 'ab', output: 'ab', fatal: 'Unexpected end', verdict: 'hold'})
  expect(result.reasons).toEqual(['Unexpected end'])
  expect(result.ledger.edits).toEqual([])
  expect(result.ledger.decisions).toEqual([
    {...applied('safe'), decision: 'skip', because: 'The article is held', edits: [{range: [0, 1], text: ''}]},
    offered
  ])
})
