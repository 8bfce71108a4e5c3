import {expect, test} from 'vitest'
import {Fingerprints} from '../src/decide/fingerprint.js'
import {firstOverlap} from '../src/decide/first-overlap.js'
import type {Range} from '../src/types.js'

test('the first of some ranges that overlaps another is found', () => {
  const first = firstOverlap([
    [5, 9],
    [0, 2],
    [1, 7],
    [3, 3]
  ])
  expect([first([1, 2]), first([8, 9]), first([9, 12]), first([3, 4]), first([4, 4])]).toEqual([1, 0, -1, 2, 2])
  expect(first([2, 5])).toBe(2)
  expect(firstOverlap([])([0, 9])).toBe(-1)
})

test('it is the one that looking at all of them in turn would find', () => {
  const place = (seed: number): Range => [seed % 23, (seed % 23) + ((seed * 7) % 11)]
  const ranges = Array.from({length: 40}, (_, index) => place(index * index * 31 + 5))
  const first = firstOverlap(ranges)
  for (let seed = 0; seed < 500; seed++) {
    const [start, end] = place(seed)
    const expected = ranges.findIndex(([from, to]) => from < end && start < to)
    expect(first([start, end])).toBe(expected)
  }
})

test('a damage that a later look finds where an earlier one was has its fingerprint', () => {
  const fingerprints = new Fingerprints('In Kyiv , the the vote.')
  const found = fingerprints.of({ruleId: 'doubled-word', range: [10, 17]}, 1)
  expect(fingerprints.of({ruleId: 'doubled-word', range: [10, 17]}, 2)).toBe(found)
  expect(fingerprints.of({ruleId: 'doubled-word', range: [14, 17]}, 2)).toBe(found)
  expect(fingerprints.of({ruleId: 'doubled-word', range: [10, 13]}, 1)).not.toBe(found)
  expect(fingerprints.of({ruleId: 'space-before-comma', range: [10, 17]}, 2)).not.toBe(found)
})
