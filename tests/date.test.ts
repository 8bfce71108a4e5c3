import {expect, test} from 'vitest'
import {dayInPath, dayOf} from '../src/read/day.js'
import {certify} from '../src/certify/certificate.js'
import {DamageTally} from '../src/report/html/damage-tally.js'
import type {Outcome} from '../src/types.js'

test.each([
  ['2026-05-31', '2026-05-31'],
  ['2026-05-31T23:10:00+02:00', '2026-05-31'],
  ['2026-05-31 10:00:00', '2026-05-31'],
  ['Sun, 31 May 2026 23:10:00 +0200', '2026-05-31'],
  ['3 September 2026', '2026-09-03'],
  ['2026-02-31', undefined],
  ['31/05/2026', undefined],
  ['soon', undefined],
  ['1780000000', '2026-05-28'],
  ['x', undefined]
])('%j is the day %j', (written, day) => {
  expect(dayOf(written)).toBe(day)
})

test.each([
  ['news/2026-05-31-bridge.md', '2026-05-31'],
  ['news/2026/05/31/bridge.txt', '2026-05-31'],
  ['news/12026-05-310.txt', undefined],
  ['news/2026-13-01.txt', undefined]
])('the name %s has the day %j', (file, day) => {
  expect(dayInPath(file)).toBe(day)
})

function outcome(date: string): Outcome {
  const text = 'One two three four five six seven eight nine ten.'
  const result = {
    input: text,
    output: text,
    ledger: {decisions: [], edits: []},
    verdict: 'publish',
    reasons: [],
    certificate: certify(text, text, [])
  } as const
  return {type: 'cleaned', article: {id: 'x', path: 'in.jsonl', line: 1, text, date}, result}
}

test('days become weeks where there are many, and weeks months', () => {
  const names = (days: number) => {
    const tally = new DamageTally()
    for (let day = 0; day < days; day++) {
      tally.add(outcome(new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)))
    }
    return tally.timeline.map(one => one.name)
  }
  expect(names(3)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
  expect(names(70).slice(0, 2)).toEqual(['2025-12-29', '2026-01-05'])
  expect(names(700).slice(0, 2)).toEqual(['2026-01', '2026-02'])
})
