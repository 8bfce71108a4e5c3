import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {isBeyondLatin, signs, signsIn} from '../src/parse/signs.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import {serializeRules, deserializeRules} from '../src/rules/serialized.js'
import {rowsOf} from '../src/tables/rows.js'

/** Leftovers of pages in fifteen languages, as the page wrote them and as engines put them into English. */
const clean = createCleaner({rules: builtinRules})

const article = `The alliance will open a school for network defence in the harbour town of Brenndorf next spring.

Sixty officers from nine countries are to be taught there each year, the ministry said on Thursday. The old customs house is being rebuilt for them, and the town pays for the road.

“We have waited eleven years for this,” the mayor said. The first course begins in May and lasts for ten weeks.`

const rows = rowsOf(readFileSync('tests/leftovers.tsv', 'utf8')).map(
  ([language = '', what = '', original = '', translated = '']) => ({language, what, lines: [original, translated]})
)
const cases = rows.flatMap(({language, what, lines}) => lines.map(line => [language, what, line] as const))

describe('a line below the article goes', () => {
  test.each(cases)('%s %s: %s', (_, __, line) => {
    expect(clean(`${article}\n\n${line}\n`).output).toBe(`${article}\n`)
    expect(clean(`${article}\n${line}`).output).toBe(article)
  })
})

test('halves of characters, as escapes in JSON make them, change nothing in the articles behind them', () => {
  const chinese = `${'𠀀𠀁𠀂𠀃'.repeat(40)}。\n\nRelated\n\nOther headline here\n\nShare\n`
  const before = clean(chinese).ledger
  expect(before.decisions.length).toBeGreaterThan(0)
  clean('The \uD840 line.\n\n\uD840 lone line of text.\n\nRelated\n\nOther headline here\n\nShare\n')
  expect(clean(chinese).ledger).toEqual(before)
})

describe('with the rules as the package holds them', () => {
  const held = deserializeRules(
    JSON.parse(JSON.stringify(serializeRules(builtinRules))) as ReturnType<typeof serializeRules>
  )
  const cleanWithThem = createCleaner({rules: held})

  test('they are the same rules', () => {
    expect(held).toEqual(builtinRules)
  })

  test.each(cases)('%s %s: %s', (_, __, line) => {
    const text = `${article}\n\n${line}\n`
    expect(cleanWithThem(text)).toEqual(clean(text))
  })
})

describe('so it does at the end of the last paragraph', () => {
  const inline = cases.filter(([, what]) => what !== 'form')
  test.each(inline)('%s %s: %s', (_, __, line) => {
    expect(clean(`${article}${line}`).output).toBe(article)
    expect(clean(`${article} ${line}\n`).output).toBe(`${article}\n`)
  })
})

describe('what may be the end of the article is offered', () => {
  test.each([
    ['figures', '0800 555 0100'],
    ['a result', '3-2'],
    ['a list', 'Health\nPolitics\nSport\nCulture'],
    ['the list that a line announces', 'The mayor has three rules:\n\n- Listen\n- Share\n- Reply'],
    ['the quotation that a line announces', 'The letter of the mayor ends with five words:\n\nThe end of the message']
  ])('%s', (_, end) => {
    const {output, ledger} = clean(`${article}\n\n${end}\n`)
    expect(output).toBe(`${article}\n\n${end}\n`)
    expect(ledger.decisions.some(({decision}) => decision === 'suggest')).toBe(true)
  })

  test.each([
    ['prose leads to it', 'At the top of each page of the magazine stood a single word:', 'The publisher shrugged.'],
    [
      'a sentence goes on behind it',
      'At the top of each page of the magazine, in small letters, the word',
      'stood alone.'
    ]
  ])('the label of an advertisement is offered where %s', (_, before, behind) => {
    const text = `${before}\n\nADVERTISEMENT\n\n${behind}\n\n${article}\n`
    expect(clean(text)).toMatchObject({output: text, ledger: {decisions: [{decision: 'suggest'}]}})
  })

  test('tags with a sentence behind them are offered', () => {
    const text = `${article}[tagsToTranslate]dam The council will meet again on Friday.\n`
    expect(clean(text)).toMatchObject({output: text, ledger: {decisions: [{decision: 'suggest'}]}})
  })

  test('figures beside other leftovers go', () => {
    expect(clean(`${article}\n\nShare this:\n\nFacebook\n\n0800 555 0100\n`).output).toBe(`${article}\n`)
  })

  test.each([
    'Tags: the dog wears three of them.',
    'Related: the school will be rebuilt, too.',
    'Topics: the talks will deal with the old harbour, the road and the bridge.'
  ])('a sentence behind a heading stays: %s', line => {
    expect(clean(`${article}\n\n${line}\n`)).toMatchObject({output: `${article}\n\n${line}\n`, ledger: {decisions: []}})
  })
})

test('the budget counts no leftover lines, whatever pack lists them', () => {
  const [own] = builtinRules.filter(rule => rule.id === 'app-prompt')
  const lines = ['Ring the bell of the harbour office', 'Ask at the desk for the list of boats']
  const options = {lines, table: [], closed: true, ends: false, below: [], weak: false}
  const cleanOwn = createCleaner({rules: own ? [{...own, id: 'house', pack: 'house', options}] : []})
  const text = `${lines.join('\n\n')}\n\n${article.slice(0, 250)}\n`
  expect(cleanOwn(text)).toMatchObject({output: `${article.slice(0, 250)}\n`})
})

describe('a listed line that is a quotation goes, whatever marks it is in', () => {
  const [own] = builtinRules.filter(rule => rule.id === 'app-prompt')
  test.each(["'Read the harbour news'", '‘Read the harbour news’', '`Read the harbour news`'])('%s', listed => {
    const options = {lines: [listed], table: [], closed: true, ends: false, below: [], weak: false}
    const cleanOwn = createCleaner({rules: own ? [{...own, id: 'house', options}] : []})
    for (const line of ["'Read the harbour news'", '‘Read the harbour news’'])
      expect(cleanOwn(`${article}\n\n${line}\n`)).toMatchObject({output: `${article}\n`})
  })
})

describe('markers of the plugin go, in a line and in the text', () => {
  test.each(['[ad_1]', '[ad_2]', '[source_link]', '[matched_content]'])('%s', marker => {
    expect(clean(`${marker}\n\n${article}`).output).toBe(article)
    expect(clean(`${article}\n\n${marker}`).output).toBe(article)
    expect(clean(`${article}${marker}`).output).toBe(article)
  })
})

describe('an article about comment sections keeps the words', () => {
  test.each(cases)('%s %s: %s', (_, __, line) => {
    const about = [
      `How pages end: a study of nine hundred news sites`,
      `Most of them show “${line}” below the text, the authors found, and few readers see it.`,
      `Where ${line} stands, says the study, the article is over. A tenth of the pages had nothing of the kind.`,
      `“${line}”`,
      `The authors asked forty editors why. None of them knew, and one had never seen the words before.`
    ].join('\n\n')
    expect(clean(about).output).toBe(about)
  })
})

test('a code unit is beyond Latin in a table where it is in an article', () => {
  const units = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code))
  expect(units.filter(isBeyondLatin)).toEqual(units.filter(unit => signsIn(unit) & signs.beyondLatin))
})
