import {expect, test} from 'vitest'
import {courseOf} from '../scripts/soak/sampler.js'

const samples = (megabytes: (index: number) => number, descriptors: (index: number) => number = () => 30) =>
  Array.from({length: 400}, (_, index) => ({megabytes: megabytes(index), descriptors: descriptors(index)}))

test('memory that fills once and stays is flat', () => {
  expect(courseOf(samples(index => Math.min(200, 80 + index * 2))).isFlat).toBe(true)
})

test('memory that grows by half a megabyte a sample is not', () => {
  const course = courseOf(samples(index => 80 + index / 2))
  expect(course).toEqual({megabytes: [105, 155, 205, 255], descriptors: [30, 30, 30, 30], isFlat: false})
})

test('one descriptor more at the end than before is a leak', () => {
  expect(
    courseOf(
      samples(
        () => 80,
        index => (index < 300 ? 30 : 31)
      )
    ).isFlat
  ).toBe(false)
})

test('too short a run says nothing', () => {
  expect(() => courseOf(samples(() => 80).slice(0, 79))).toThrow('Unexpected 79 samples, expected 80 or more')
})
