import {RDFormatValidator} from '@umbrelladocs/rdformat-validator'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import * as z from 'zod'
import {clean, dirty, edited, hostile, offsetOf, outcomeOf, outcomes, written} from './outcomes.js'

const validator = new RDFormatValidator({strictMode: true, allowExtraFields: false})
const place = z.object({line: z.int(), column: z.int()})
const suggestion = z.object({range: z.object({start: place, end: place}), text: z.string()})
const diagnostic = z.looseObject({severity: z.string(), suggestions: z.array(suggestion).optional()})
const report = z.object({diagnostics: z.array(diagnostic)})

function problemsOf(text: string): unknown {
  return validator.validateObject(JSON.parse(text)).errors
}

test('is what reviewdog describes, and the same line by line', () => {
  const whole = written('rdjson', outcomes)
  expect(problemsOf(whole)).toEqual([])
  const {diagnostics} = report.parse(JSON.parse(whole))
  const lines = written('rdjsonl', outcomes).trimEnd().split('\n')
  expect(lines.flatMap(problemsOf)).toEqual([])
  const parsed = lines.map(line => diagnostic.parse(JSON.parse(line)))
  expect(parsed).toEqual(
    diagnostics.map(one => ({...one, source: {name: 'copydesk', url: 'https://www.npmjs.com/package/copydesk'}}))
  )
})

test('is so for hostile names and texts', () => {
  fc.assert(
    fc.property(hostile, one => {
      // The validator takes a name of nothing but spaces for none.
      fc.pre(one.type === 'cleaned' && one.article.path.trim() !== '')
      expect(problemsOf(written('rdjson', [one]))).toEqual([])
    })
  )
})

test('has suggestions in bytes that make of the article what cleaning makes of it', () => {
  const {diagnostics} = report.parse(JSON.parse(written('rdjson', [outcomeOf(dirty)])))
  const bytes = dirty.split('\n').map(line => Buffer.from(line))
  const at = ({line, column}: z.infer<typeof place>) =>
    offsetOf(dirty, line, (bytes[line - 1] ?? Buffer.of()).subarray(0, column - 1).toString().length + 1)
  const edits = diagnostics
    .filter(one => one.severity !== 'INFO')
    .flatMap(one => one.suggestions ?? [])
    .map(({range: {start, end}, text}) => ({range: [at(start), at(end)] as const, text}))
  expect(edited(dirty, edits)).toBe(clean(dirty).output)
})
