import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {trendsReports} from '../src/report/trends/formats.js'
import {trendsSchema} from '../src/report/trends/json.js'
import {adjustedChances} from '../src/trends/adjust.js'
import {twoSided} from '../src/trends/binomial.js'
import {findChange} from '../src/trends/change.js'
import {periodFor, periodOf} from '../src/trends/periods.js'
import {type Observation, trendsOf} from '../src/trends/trends.js'

/** Numbers between 0 and 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > floor; product *= random()) count++
  return count
}

interface Feed {
  readonly source: string
  /** Messages for each 1,000 words on a day. */
  readonly rate: (day: number) => number
}

/** Twenty days of articles. Half of them are without damage, so that counts vary more than Poisson’s. */
function articlesOf(feeds: readonly Feed[], perDay: number, seed: number): Observation[] {
  const random = randomFrom(seed)
  return feeds.flatMap(({source, rate}) =>
    Array.from({length: 20 * perDay}, (_, index) => {
      const day = Math.floor(index / perDay)
      const words = 200 + Math.floor(400 * random())
      const messages = (mean: number) => (random() < 0.5 ? 0 : poisson((2 * mean * words) / 1000, random))
      const found = [['doubled-word', messages(rate(day))] as const, ['mojibake', messages(1)] as const]
      return {
        source,
        period: `2026-11-${String(day + 1).padStart(2, '0')}`,
        words,
        messages: new Map(found.filter(([, count]) => count > 0))
      }
    })
  )
}

describe('a rate that changed', () => {
  const feeds = [
    {source: 'kyiv', rate: (day: number) => (day < 12 ? 0.5 : 3)},
    {source: 'oslo', rate: () => 1}
  ]

  test('is found with its rule, its source and its day', () => {
    const {trends} = trendsOf(articlesOf(feeds, 20, 1))
    const surest = trends.slice(0, 2).map(({source, rule, direction, since}) => [source, rule, direction, since])
    expect(surest).toEqual([
      ['kyiv', 'doubled-word', 'rose', '2026-11-13'],
      ['kyiv', undefined, 'rose', '2026-11-13']
    ])
    expect(trends[0]?.ratio).toBeGreaterThan(4)
    expect(trends[0]?.q).toBeLessThan(0.001)
  })

  test('and changed back is told twice', () => {
    const block = [{source: 'kyiv', rate: (day: number) => (day >= 8 && day < 14 ? 5 : 0.5)}]
    const found = trendsOf(articlesOf(block, 20, 2)).trends.filter(one => one.rule === 'doubled-word')
    expect(found.map(one => [one.direction, one.since, one.isLast])).toEqual([
      ['rose', '2026-11-09', false],
      ['fell', '2026-11-15', true]
    ])
  })

  test('is found in time that grows with the number of periods', () => {
    let reads = 0
    const countsOf = (length: number) =>
      Array.from({length}, (_, index) => ({
        articles: 20,
        get words() {
          reads++
          return 8000
        },
        messages: 10 + (index % 3),
        hits: 5,
        squares: 0.2
      }))
    findChange(countsOf(100))
    const few = reads
    findChange(countsOf(1000))
    expect(reads - few).toBeLessThan(few * 11)
  })

  test('is not told of few articles', () => {
    const few = trendsOf(articlesOf(feeds, 20, 3).filter((_, index) => index % 40 === 0))
    expect(few.trends).toEqual([])
  })

  test('is not one article with very much damage', () => {
    const quiet = articlesOf([{source: 'oslo', rate: () => 0.1}], 20, 4)
    const [first, ...rest] = quiet.toReversed()
    const spoilt = [...rest, {...(first as Observation), messages: new Map([['doubled-word', 400]])}]
    expect(trendsOf(spoilt).trends).toEqual([])
  })
})

test('of a hundred runs of feeds that do not change at most a few tell of a change', () => {
  const steady = ['kyiv', 'oslo', 'lima'].map((source, index) => ({source, rate: () => 0.5 + index}))
  const alarmed = Array.from({length: 100}, (_, seed) => trendsOf(articlesOf(steady, 15, seed + 100))).filter(
    one => one.trends.length > 0
  )
  expect(alarmed.length).toBeLessThanOrEqual(5)
})

describe('the chance of a binomial count', () => {
  test.each([
    [10, 10, 0.5, 2 / 1024],
    [5, 10, 0.5, 1],
    [0, 3, 0.25, 2 * 0.75 ** 3],
    [9, 10, 0.5, (2 * 11) / 1024]
  ])('%i of %i at %d is %d', (hits, trials, share, expected) => {
    expect(twoSided(hits, trials, share)).toBeCloseTo(Math.min(1, expected), 12)
  })

  test('lies between 0 and 1 and is the same from either side', () => {
    const cases = fc
      .nat(3000)
      .chain(trials => fc.tuple(fc.nat(trials), fc.constant(trials), fc.double({min: 0.01, max: 0.99, noNaN: true})))
    fc.assert(
      fc.property(cases, ([hits, trials, share]) => {
        const p = twoSided(hits, trials, share)
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(twoSided(trials - hits, trials, 1 - share)).toBeCloseTo(p, 9)
      })
    )
  })
})

test('adjusted chances are those of Benjamini and Hochberg', () => {
  expect(adjustedChances([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02])
  expect(adjustedChances([])).toEqual([])
})

test('periods are days, Mondays and months', () => {
  expect(periodOf('2026-11-25', 'day')).toBe('2026-11-25')
  expect(['2026-11-22', '2026-11-23', '2026-11-29'].map(day => periodOf(day, 'week'))).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-23'
  ])
  expect(['1969-12-25', '1969-12-29', '1970-01-01'].map(day => periodOf(day, 'week'))).toEqual([
    '1969-12-22',
    '1969-12-29',
    '1969-12-29'
  ])
  expect(periodOf('2026-11-25', 'month')).toBe('2026-11')
  expect(periodFor(['2026-11-01', '2026-11-25'])).toBe('day')
  expect(periodFor(['2026-01-01', '2026-11-25'])).toBe('week')
  expect(periodFor(['2020-01-01', '2026-11-25'])).toBe('month')
})

describe('reports of trends', () => {
  const hostile = '<img src=x onerror=alert(1)>'
  const feeds = [
    {source: hostile, rate: (day: number) => (day < 12 ? 0.5 : 3)},
    {source: 'oslo', rate: () => 1}
  ]
  const told = {
    ...trendsOf(articlesOf(feeds, 20, 1)),
    version: '1.2.3',
    per: 'day',
    runs: 2,
    versions: ['1.2.2', '1.2.3']
  } as const

  test('as JSON keep to their schema', () => {
    const report = trendsSchema.parse(JSON.parse(trendsReports.json(told)))
    expect(report.trends[0]).toMatchObject({source: hostile, rule: 'doubled-word', since: '2026-11-13'})
    expect(report.sources.map(one => one.all.rates.length)).toEqual([20, 20])
  })

  test('as a page run nothing, load nothing and keep names out of the markup', () => {
    const page = trendsReports.html(told)
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|base)\b|\sstyle=|\bsrc="/u)
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page.match(/<svg role="img" aria-labelledby="s\dt s\dd"/gu)).toHaveLength(3)
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/gu), match => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('as text say what broke first', () => {
    const text = trendsReports.text(told)
    expect(text.indexOf('Broken')).toBeLessThan(text.indexOf('doubled-word rose'))
    expect(text).toContain('Runs of several versions (1.2.2, 1.2.3)')
    expect(trendsReports.text({...told, ...trendsOf([])})).toContain('Too few articles to tell a change from chance')
  })
})
