import {describe, expect, test} from 'vitest'
import {applyEdits, invertEdits, isSorted, sortEdits} from '../src/edit/apply.js'
import {composeEdits, inPlace, originOf} from '../src/edit/compose.js'
import {moveEdits, moveRange} from '../src/edit/move.js'
import type {Edit} from '../src/types.js'

const replace = (start: number, end: number, text: string): Edit => ({range: [start, end], text})

describe('edits of a text', () => {
  test('count in the text as given, in whatever order they come', () => {
    expect(applyEdits('the the end', [replace(8, 11, 'start'), replace(0, 4, '')])).toBe('the start')
  })

  test('may touch, and an insertion comes before what is replaced behind it', () => {
    expect(applyEdits('abcd', [replace(1, 2, 'X'), replace(2, 3, 'Y'), replace(1, 1, 'i')])).toBe('aiXYd')
  })

  test('may stand at either end of a text', () => {
    expect(applyEdits('word', [replace(4, 4, '.'), replace(0, 0, '“')])).toBe('“word.')
  })

  test('without any the text stays', () => {
    expect(applyEdits('word', [])).toBe('word')
    expect(invertEdits('word', [])).toEqual([])
  })

  test.each([
    ['overlap', [replace(0, 3, ''), replace(2, 4, '')], 'Unexpected edits that overlap at 2, expected none'],
    ['lie behind the text', [replace(2, 5, '')], 'Unexpected edit of [2, 5), expected a range of the text'],
    ['end before they start', [replace(3, 2, '')], 'Unexpected edit of [3, 2), expected a range of the text'],
    ['lie before the text', [replace(-1, 0, '')], 'Unexpected edit of [-1, 0), expected a range of the text']
  ])('that %s are a bug', (_, edits, message) => {
    expect(() => applyEdits('word', edits)).toThrow(new RangeError(message))
  })

  test('are taken back by their inverse, which counts in what they made', () => {
    const edits = [replace(8, 11, ''), replace(0, 3, 'One'), replace(4, 4, '“'), replace(4, 7, 'x')]
    const made = applyEdits('the the end', edits)
    expect(made).toBe('One “x ')
    const inverse = invertEdits('the the end', edits)
    expect(inverse).toEqual([replace(0, 3, 'the'), replace(4, 5, ''), replace(5, 6, 'the'), replace(7, 7, 'end')])
    expect(applyEdits(made, inverse)).toBe('the the end')
  })

  test('are sorted by start, then by end, and the caller’s order is left alone', () => {
    const edits = [replace(4, 4, 'c'), replace(2, 3, 'b'), replace(2, 2, 'a')]
    expect(sortEdits(edits).map(edit => edit.text)).toEqual(['a', 'b', 'c'])
    expect(edits.map(edit => edit.text)).toEqual(['c', 'b', 'a'])
  })

  test.each([
    [true, []],
    [true, [replace(2, 3, '')]],
    [true, [replace(2, 2, ''), replace(2, 2, ''), replace(2, 4, ''), replace(4, 5, '')]],
    [false, [replace(2, 4, ''), replace(2, 2, '')]],
    [false, [replace(0, 1, ''), replace(4, 5, ''), replace(2, 3, '')]]
  ])('are known to be sorted: %j', (sorted, edits) => {
    expect(isSorted(edits)).toBe(sorted)
  })

  test('of a part are told in the whole', () => {
    expect(moveRange([1, 4], 10)).toEqual([11, 14])
    expect(moveEdits([replace(1, 4, 'x'), replace(6, 6, '')], -1)).toEqual([replace(0, 3, 'x'), replace(5, 5, '')])
  })
})

/** Text, passes, and what they come to: `start-end text, sources`. */
const compositions: readonly (readonly [name: string, text: string, passes: Edit[][], composed: string[]])[] = [
  ['no pass', 'abcdef', [], []],
  ['passes without an edit', 'abcdef', [[], []], []],
  ['one pass', 'abcdef', [[replace(1, 2, 'X'), replace(4, 5, '')]], ['1-2 "X" 0', '4-5 "" 1']],
  ['edits that come unsorted', 'abcdef', [[replace(4, 5, ''), replace(1, 2, 'X')]], ['1-2 "X" 1', '4-5 "" 0']],
  ['edits that touch', 'abcdef', [[replace(1, 2, 'X'), replace(2, 4, 'Y')]], ['1-4 "XY" 0,1']],
  ['two insertions at one place', 'abcdef', [[replace(3, 3, 'X'), replace(3, 3, 'Y')]], ['3-3 "XY" 0,1']],
  ['a later pass elsewhere', 'abcdef', [[replace(0, 2, '')], [replace(2, 3, 'X')]], ['0-2 "" 0', '4-5 "X" 1']],
  [
    'a later pass before an earlier one',
    'abcdef',
    [[replace(4, 5, 'XY')], [replace(0, 1, '')]],
    ['0-1 "" 1', '4-5 "XY" 0']
  ],
  ['a later pass inside what was written', 'abcdef', [[replace(1, 2, 'XYZ')], [replace(2, 3, 'q')]], ['1-2 "XqZ" 0,1']],
  ['a later pass over all that was written', 'abcdef', [[replace(1, 2, 'XYZ')], [replace(0, 5, 'q')]], ['0-3 "q" 0,1']],
  [
    'a later pass over two edits',
    'abcdef',
    [[replace(1, 2, 'X'), replace(3, 4, 'Y')], [replace(1, 4, 'q')]],
    ['1-4 "q" 0,1,2']
  ],
  [
    'a later pass that begins in what was written',
    'abcdef',
    [[replace(1, 2, 'XY')], [replace(2, 4, '')]],
    ['1-3 "X" 0,1']
  ],
  [
    'a later pass that ends in what was written',
    'abcdef',
    [[replace(2, 3, 'XY')], [replace(1, 3, '')]],
    ['1-3 "Y" 0,1']
  ],
  ['a later pass beside what was written', 'abcdef', [[replace(1, 2, 'X')], [replace(2, 3, 'Y')]], ['1-3 "XY" 0,1']],
  [
    'a later pass right before what was written',
    'abcdef',
    [[replace(1, 2, 'XY')], [replace(1, 1, 'q')]],
    ['1-2 "qXY" 1,0']
  ],
  ['a later pass where something went', 'abcdef', [[replace(1, 3, '')], [replace(1, 1, 'X')]], ['1-3 "X" 0,1']],
  ['what a later pass takes back', 'abcdef', [[replace(2, 2, 'X')], [replace(2, 3, '')]], []],
  ['what a later pass writes back', 'abcdef', [[replace(1, 2, '')], [replace(1, 1, 'b')]], []],
  [
    'an insertion at the start and one at the end',
    'ab',
    [[replace(0, 0, 'X')], [replace(3, 3, 'Y')]],
    ['0-0 "X" 0', '2-2 "Y" 1']
  ],
  [
    'an insertion into a text without any character',
    '',
    [[replace(0, 0, 'X')], [replace(1, 1, 'Y')]],
    ['0-0 "XY" 0,1']
  ],
  ['all of a text', 'abc', [[replace(0, 3, '')], [replace(0, 0, 'X')]], ['0-3 "X" 0,1']],
  [
    'three passes',
    'abcdef',
    [[replace(0, 1, 'XX')], [], [replace(6, 7, '')], [replace(0, 1, '')]],
    ['0-1 "X" 0,2', '5-6 "" 1']
  ]
]

describe('edits of several passes become one set', () => {
  test.each(compositions)('%s', (_, text, passes, expected) => {
    const composed = composeEdits(text, passes)
    expect(
      composed.map(({range, text, sources}) => `${range.join('-')} ${JSON.stringify(text)} ${sources.join()}`)
    ).toEqual(expected)
    expect(applyEdits(text, composed)).toBe(passes.reduce(applyEdits, text))
  })
})

describe('where a place of the output stands in the original', () => {
  const told = (edits: readonly Edit[], length: number) =>
    Array.from({length: length + 1}, (_, offset) => {
      const {offset: origin, exact} = originOf(edits)(offset)
      return exact ? origin : `in ${origin}`
    })

  test('where nothing was edited it is the same place', () => {
    expect(originOf([])).toBe(inPlace)
    expect(inPlace(7)).toEqual({offset: 7, exact: true})
  })

  test('behind what went', () => {
    expect(told([replace(1, 3, '')], 4)).toEqual([0, 3, 4, 5, 6])
  })

  test('in what was written, of which only the start is exact', () => {
    expect(told([replace(1, 2, 'XYZ')], 6)).toEqual([0, 1, 'in 1', 'in 1', 2, 3, 4])
  })

  test('between several edits', () => {
    // ab‹c|›d‹|XY›e‹fg|Z›h => abdXYeZh
    const edits = [replace(2, 3, ''), replace(4, 4, 'XY'), replace(5, 7, 'Z')]
    expect(told(edits, 8)).toEqual([0, 1, 3, 4, 'in 4', 4, 5, 7, 8])
  })
})
