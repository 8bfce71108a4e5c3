import {mkdtemp, mkdir, rm, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {describeSites} from '../src/cli/learn-words.js'
import {foldLine} from '../src/detect/leftover-line/fold.js'
import {linePattern} from '../src/detect/leftover-line/pattern.js'
import {type Counter, FrequentItems} from '../src/learn/frequent-items.js'
import {isTooGeneral} from '../src/learn/generality.js'
import {Learner, mostSites} from '../src/learn/learner.js'
import {lineForms} from '../src/learn/line-forms.js'
import {maskNames, maskNumbers} from '../src/learn/mask.js'
import {packFiles, type PackSite, ruleIds} from '../src/learn/pack.js'
import {checkExample} from '../src/rule-tester.js'
import {loadPack} from '../src/rules/load.js'

const counter = (missed: number): Counter => ({seen: 0, missed})

function countAll(items: readonly string[], capacity: number): FrequentItems<Counter> {
  const counted = new FrequentItems(capacity, counter)
  for (const item of items) counted.see(item)
  return counted
}

function exactCounts(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Few items come often, many once, as lines do. */
const stream = fc.array(
  fc.oneof(
    fc.constantFrom('Source link', 'Share this:', 'Leave a Comment'),
    fc.nat({max: 400}).map(number => `line ${number}`)
  ),
  {maxLength: 600}
)

describe('frequent items are counted in one pass', () => {
  test('exactly, while there is room for all of them', () => {
    fc.assert(
      fc.property(stream, items => {
        const counted = countAll(items, 500)
        expect(new Map(Array.from(counted.entries(), ([key, {seen}]) => [key, seen]))).toEqual(exactCounts(items))
        expect(counted.floor).toBe(0)
      })
    )
  })

  test('within the bound, when there is not', () => {
    fc.assert(
      fc.property(stream, fc.integer({min: 2, max: 60}), fc.integer({min: 0, max: 600}), (items, capacity, at) => {
        const counted = countAll(items.slice(0, at), capacity)
        counted.shrink(Math.max(2, capacity >> 1))
        for (const item of items.slice(at)) counted.see(item)
        expectBounded(counted, items, Math.max(2, capacity >> 1))
      })
    )
  })
})

function expectBounded(counted: FrequentItems<Counter>, items: readonly string[], capacity: number): void {
  const kept = new Map(counted.entries())
  expect(kept.size).toBeLessThanOrEqual(capacity)
  expect(counted.floor).toBeLessThanOrEqual((2 * items.length) / capacity)
  for (const [item, count] of exactCounts(items)) {
    const {seen, missed} = kept.get(item) ?? {seen: 0, missed: counted.floor}
    expect(seen).toBeLessThanOrEqual(count)
    expect(seen + missed).toBeGreaterThanOrEqual(count)
    expect(missed).toBeLessThanOrEqual(counted.floor)
  }
}

describe('what varies gives way to a placeholder', () => {
  test.each([
    ['Post Views: 1,234', 'Post Views: {number}'],
    ['Updated: Monday, 4 March 2024, 10:15 GMT', 'Updated: {date}'],
    ['Published on March 4th, 2024 at 9:05 pm', 'Published on {date}'],
    ['2024-03-04 14:20 | News', '{date} | News'],
    ['Page 2 of 14', 'Page {number} of {number}'],
    ['12k followers', '{number} followers'],
    ['Live COVID-19 map', 'Live COVID-19 map'],
    ['You may also like', 'You may also like'],
    ['The bill may pass in March', 'The bill may pass in March']
  ])('%s becomes %s', (line, masked) => expect(maskNumbers(line)).toBe(masked))

  test('each name in turn, and a first word only with others behind it', () => {
    expect(maskNames('Follow Ann Lee on Twitter')).toEqual([
      '{name} on Twitter',
      'Follow {name} on Twitter',
      'Follow Ann Lee on {name}'
    ])
    expect(maskNames('Comments')).toEqual([])
    expect(maskNames('a statement by the Ministry of Defence')).toEqual(['a statement by the {name}'])
  })

  test('a form matches its own line', () => {
    const word = fc.constantFrom(
      'Follow',
      'Ann',
      'Lee',
      'of',
      'views:',
      '12',
      '1,234.5',
      'March',
      '4,',
      '2024',
      '#x',
      '“a”',
      '–',
      '5%',
      'é.'
    )
    fc.assert(
      fc.property(fc.array(word, {minLength: 1, maxLength: 9}), words => {
        const line = words.join(' ')
        for (const form of lineForms(line).filter(one => one.includes('{'))) {
          expect(linePattern(form)(foldLine(line))).toBe(true)
        }
      })
    )
  })

  test.each([
    '{number}',
    '{date} | {number}',
    '{name} on {date}',
    'the {number} of {number}',
    'Follow {name}',
    '{name} said on {date}'
  ])('%s is too general to be offered', pattern => expect(isTooGeneral(pattern)).toBe(true))

  test.each(['{number} comments', 'Updated: {date}', 'Follow {name} on Twitter', 'Tags: {name}', 'Source link'])(
    '%s is not',
    pattern => expect(isTooGeneral(pattern)).toBe(false)
  )
})

const cities = ['Izmir', 'Porto', 'Graz', 'Lille', 'Osaka', 'Tunis', 'Bergen', 'Gdansk', 'Amman', 'Vilnius']
const surnames = ['Lee', 'Novak', 'Costa', 'Hill', 'Weber', 'Kaya', 'Rossi', 'Silva', 'Singh', 'Moreno']

/** A word that no other article has. */
function wordOf(index: number): string {
  return Array.from(String(index), digit => 'bcdfghjklm'[Number(digit)]).join('o')
}

function article(
  index: number,
  {head = [], inside = [], tail = []}: Partial<Record<'head' | 'inside' | 'tail', string[]>>
) {
  const city = cities[index % cities.length]
  const prose = (what: string) =>
    `The council of ${city} ${what} after weeks of talks, and the mayor promised report ${wordOf(index)} for the end of the year.`
  const lines = [
    `${city} votes on plan ${wordOf(index)}`,
    ...head,
    prose('met'),
    prose('voted'),
    ...inside,
    prose('rested'),
    prose('ate')
  ]
  return {id: `article-${index}`, text: [...lines, prose('went home'), ...tail].join('\n\n')}
}

function learnFrom(count: number, make: (index: number) => Parameters<typeof article>[1], minimum?: number) {
  const learner = new Learner()
  for (let index = 0; index < count; index++) learner.add('all', article(index, make(index)))
  return learner.sites(minimum)[0]
}

const formsOf = (site: ReturnType<typeof learnFrom>) => site?.lines.map(({form}) => form)

describe('lines that recur are learned', () => {
  test('with their count, share, place and an article that has them', () => {
    const site = learnFrom(40, index => ({tail: index % 2 === 0 ? ['Click the bell to get notifications'] : []}))
    const line = 'Click the bell to get notifications'
    const learned = {form: line, line, articles: 20, share: 0.5, place: 'tail', example: 'article-2', isStanding: false}
    expect(site).toEqual({site: 'all', articles: 40, minimum: 5, shortBy: 0, lines: [learned]})
  })

  test('once per article, whatever their case and punctuation', () => {
    const site = learnFrom(9, () => ({tail: ['» Back to top', 'BACK TO TOP', 'Back to top.']}))
    expect(site?.lines.map(({articles}) => articles)).toEqual([9])
  })

  test('with placeholders for what varies, and without where nothing does', () => {
    const site = learnFrom(40, index => ({
      head: [`Updated: ${1 + (index % 28)} March 2024`, 'Channel 24 live'],
      tail: [`Follow Ann ${surnames[index % 10]} on Twitter`, `${index} people read this`]
    }))
    expect(formsOf(site)?.sort()).toEqual([
      'Channel 24 live',
      'Follow {name} on Twitter',
      'Updated: {date}',
      '{number} people read this'
    ])
  })

  test('not below the minimum, which is 5 articles and 1 % unless it is given', () => {
    const make = (index: number) => ({tail: index < 4 ? ['Back to top'] : []})
    expect(formsOf(learnFrom(40, make))).toEqual([])
    expect(formsOf(learnFrom(40, make, 4))).toEqual(['Back to top'])
    expect(learnFrom(700, make)?.minimum).toBe(7)
  })

  test('standing paragraphs are marked', () => {
    const line = 'The Coastal Press Agency is supported by its readers and accepts no party money.'
    expect(learnFrom(40, () => ({tail: [line]}))?.lines.map(({form, isStanding}) => [form, isStanding])).toEqual([
      [line, true]
    ])
  })
})

describe('sites are told apart', () => {
  test('each with its own count and minimum', () => {
    const learner = new Learner()
    for (let index = 0; index < 60; index++) {
      const site = index % 3 === 0 ? 'Ada' : 'Karsi'
      learner.add(site, article(index, {tail: [`${site} on every screen`]}))
    }
    const found = learner.sites().map(({site, articles, lines}) => [site, articles, lines.map(({form}) => form)])
    expect(found).toEqual([
      ['Ada', 20, ['Ada on every screen']],
      ['Karsi', 40, ['Karsi on every screen']]
    ])
  })

  test('up to the number that there is memory for', () => {
    const learner = new Learner()
    for (let index = 0; index < mostSites; index++) expect(learner.add(`site ${index}`, article(index, {}))).toBe(true)
    expect(learner.add('one more', article(1, {}))).toBe(false)
    expect(learner.add('site 7', article(1, {}))).toBe(true)
  })
})

describe('news is not learned', () => {
  test.each([
    ['a byline', {head: ['By Ann Lee']}],
    ['a credit', {tail: ['(Reuters)', 'Reporting by Ann Lee; editing by Jo Hill', 'Photo: Ann Lee']}],
    ['a dateline', {head: ['KYIV, Ukraine']}],
    ['speech', {inside: ['“There is no alternative.”']}]
  ])('%s', (_, lines) => expect(formsOf(learnFrom(40, () => lines))).toEqual([]))

  test('a subheading in every fortieth article, a sentence in every tenth', () => {
    const make = (index: number) => ({
      inside: [
        ...(index % 40 === 0 ? ['Background'] : []),
        ...(index % 10 === 1 ? ['Police are looking into the cause.'] : [])
      ]
    })
    expect(formsOf(learnFrom(400, make))).toEqual([])
  })

  test('sentences that differ in numbers', () => {
    const inside = (index: number) => [`The index fell ${index} percent to ${index * 7} points.`]
    expect(formsOf(learnFrom(40, index => ({inside: inside(index)})))).toEqual([])
  })

  test('copies of one article', () => {
    expect(formsOf(learnFrom(40, () => ({})))).toEqual([])
    const learner = new Learner()
    for (let index = 0; index < 40; index++) learner.add('all', article(7, {tail: ['Back to top']}))
    expect(learner.sites()[0]?.lines).toEqual([])
  })
})

describe('a pack is made of what was learned', () => {
  const lines = ['#news for you', '[ad_x] "quoted" \\ here', 'Caf\u00E9\u00A0bar \u200Bopen', 'Back to top']

  test('the loader takes it, and its examples hold', async () => {
    const site = learnFrom(40, index => ({tail: [...lines, `News ID ${index}`]}))
    const [rule] = await loaded(site as PackSite, 'learned-all')
    expect(rule?.status).toBe('nursery')
    expect(rule?.options['table']).toHaveLength(5)
    for (const example of rule?.examples ?? [])
      expect(checkExample(rule as NonNullable<typeof rule>, example)).toEqual([])
    for (const line of [...lines, 'News ID 99']) {
      const after = 'The vote is over.'
      const example = {before: `${after}\n\n${line}`, after, at: line}
      expect(checkExample(rule as NonNullable<typeof rule>, example)).toEqual([])
    }
  })

  test('under an id of its own, whatever a site is called', () => {
    expect(
      ruleIds(['../../etc', 'Новости', 'news.example.com', 'News Example Com', 'é'.repeat(300), '', 'site'])
    ).toEqual([
      'learned-etc',
      'learned-site',
      'learned-news-example-com',
      'learned-news-example-com-2',
      `learned-${'e'.repeat(60)}`,
      'learned-site-2',
      'learned-site-3'
    ])
  })
})

async function loaded(site: PackSite, id: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
  try {
    const pack = path.join(folder, 'pack')
    await mkdir(pack)
    for (const {name, text} of packFiles(site, id)) await writeFile(path.join(pack, name), text)
    return loadPack(pack)
  } finally {
    await rm(folder, {recursive: true})
  }
}

test('what is told of a line neither acts nor hides, and numbers are those of all that is told', () => {
  const told = {line: 'karsi', articles: 1643, share: 1, place: 'tail', example: 'a.txt', isStanding: true} as const
  const line = {...told, form: 'Karsi\u200B\u001B[2J'}
  const site = {site: 'all', articles: 1643, minimum: 5, shortBy: 0, lines: [line]}
  expect(describeSites([site])).toBe(
    'all: 1,643 articles, 1 line in 5 or more\n  1,643  100.0 %  tail    Karsi<U+200B>␛[2J  (e.g. a.txt)\n'
  )
})
