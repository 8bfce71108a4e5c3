import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits, invertEdits} from '../src/edit/apply.js'
import {composeEdits} from '../src/edit/compose.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Edit, Result} from '../src/types.js'

const clean = createCleaner({rules: builtinRules})
const cleanThoroughly = createCleaner({rules: builtinRules, thorough: true})
const samples = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(`samples/dirty/${name}`, 'utf8').replace(/^\uFEFF/u, ''))
const paragraphs = samples.flatMap(text => text.split(/\r?\n+/u)).filter(line => line !== '')

/** Random edits of a text: sorted cut points, every second gap replaced. */
function editsOf(text: string): fc.Arbitrary<Edit[]> {
  const points = fc.uniqueArray(fc.nat(text.length), {maxLength: 12}).map(all => all.sort((a, b) => a - b))
  return fc.tuple(points, fc.array(fc.string({maxLength: 5}), {minLength: 6, maxLength: 6})).map(([cuts, texts]) =>
    texts.flatMap((inserted, index) => {
      const [start, end] = [cuts[index * 2], cuts[index * 2 + 1]]
      return start === undefined || end === undefined ? [] : [{range: [start, end] as const, text: inserted}]
    })
  )
}

describe('edits', () => {
  test('are undone by their inverse', () => {
    const cases = fc.string({maxLength: 60}).chain(text => editsOf(text).map(edits => ({text, edits})))
    fc.assert(
      fc.property(cases, ({text, edits}) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text)
      })
    )
  })

  test('of three passes compose to one set', () => {
    const pass = (text: string) => editsOf(text).map(edits => ({text, edits, output: applyEdits(text, edits)}))
    const cases = fc
      .string({maxLength: 60})
      .chain(pass)
      .chain(first => pass(first.output).map(second => ({first, second})))
      .chain(two => pass(two.second.output).map(third => ({...two, third})))
    fc.assert(
      fc.property(cases, ({first, second, third}) => {
        const composed = composeEdits(first.text, [first.edits, second.edits, third.edits])
        expect(applyEdits(first.text, composed)).toBe(third.output)
      }),
      {numRuns: 500}
    )
  })
})

/** Articles of real paragraphs with marks dropped, doubled and turned, and anything in between. */
const damaged = fc
  .array(
    fc.oneof(
      {weight: 8, arbitrary: fc.constantFrom(...paragraphs)},
      {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 40})}
    ),
    {
      minLength: 1,
      maxLength: 8
    }
  )
  .chain(lines =>
    fc.tuple(
      fc.constant(lines.join('\n\n')),
      fc.array(fc.tuple(fc.nat(5000), fc.constantFrom('“', '”', '"', '', ' ', '\n', '.')), {maxLength: 6})
    )
  )
  .map(([text, slips]) =>
    slips.reduce(
      (one, [at, mark]) => one.slice(0, at % (one.length + 1)) + mark + one.slice((at % (one.length + 1)) + 1),
      text
    )
  )

/** Of second readings that cost the same, any may be told. */
function withoutOtherReadings({ledger, ...result}: Result) {
  const decisions = ledger.decisions.map(one => ({...one, message: {...one.message, otherwise: undefined}}))
  return {...result, edits: ledger.edits, decisions}
}

describe('an article with random damage', () => {
  test('comes out the same where nothing is passed over for want of a cue', () => {
    fc.assert(
      fc.property(damaged, text => {
        expect(withoutOtherReadings(clean(text))).toEqual(withoutOtherReadings(cleanThoroughly(text)))
      }),
      {numRuns: 300}
    )
  })

  test('is rebuilt from its ledger, undone, and cleaned twice like once', () => {
    fc.assert(
      fc.property(damaged, text => {
        const {output, ledger} = clean(text)
        expect(applyEdits(text, ledger.edits)).toBe(output)
        expect(applyEdits(output, invertEdits(text, ledger.edits))).toBe(text)
        expect(clean(output).output).toBe(output)
        const applied = ledger.decisions.filter(one => one.decision === 'apply').flatMap(one => one.edits)
        expect(applyEdits(text, applied)).toBe(output)
      }),
      {numRuns: 200}
    )
  })
})
