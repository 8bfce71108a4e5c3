import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import * as z from 'zod'
import {clean, dirty, edited, hostile, offsetOf, outcomeOf, outcomes, written} from './outcomes.js'

const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const ajv = new AjvDraft4.default({strict: false, unicodeRegExp: false})
addFormats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)

test('is what its schema says', () => {
  const log: unknown = JSON.parse(written('sarif', outcomes))
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
  expect(validate(JSON.parse(written('sarif', [])))).toBe(true)
})

test('is so for hostile names and texts', () => {
  fc.assert(fc.property(hostile, one => validate(JSON.parse(written('sarif', [one])))))
})

test('has fixes that make of the article what cleaning makes of it', () => {
  const {runs} = sarifLog.parse(JSON.parse(written('sarif', [outcomeOf(dirty)])))
  const safe = runs[0]?.results.filter(one => one.level !== 'note').flatMap(one => one.fixes ?? []) ?? []
  const replacements = safe.flatMap(fix => fix.artifactChanges.flatMap(change => change.replacements))
  const edits = replacements.map(({deletedRegion: {startLine, startColumn, endLine, endColumn}, insertedContent}) => {
    const range = [offsetOf(dirty, startLine, startColumn), offsetOf(dirty, endLine, endColumn)] as const
    return {range, text: insertedContent.text}
  })
  expect(edited(dirty, edits)).toBe(clean(dirty).output)
})

test('tells why, what is held and what could not be read', () => {
  const {runs} = sarifLog.parse(JSON.parse(written('sarif', outcomes)))
  expect(runs[0]?.tool.driver.rules).toContainEqual(expect.objectContaining({id: 'reopened-quotation'}))
  expect(runs[0]?.results).toContainEqual(expect.objectContaining({ruleId: 'held', level: 'error'}))
  expect(runs[0]?.invocations[0]).toMatchObject({executionSuccessful: false})
  const inRecord = runs[0]?.results.filter(one => JSON.stringify(one.locations).includes('feed.jsonl#n1')) ?? []
  expect(inRecord.length).toBeGreaterThan(0)
  expect(inRecord.every(one => one.fixes === undefined)).toBe(true)
})

const region = z.object({startLine: z.int(), startColumn: z.int(), endLine: z.int(), endColumn: z.int()})
const sarifLog = z.object({
  runs: z.array(
    z.object({
      results: z.array(
        z.object({
          ruleId: z.string(),
          level: z.string(),
          locations: z.array(z.unknown()),
          fixes: z
            .array(
              z.object({
                artifactChanges: z.array(
                  z.object({
                    replacements: z.array(
                      z.object({deletedRegion: region, insertedContent: z.object({text: z.string()})})
                    )
                  })
                )
              })
            )
            .optional()
        })
      ),
      tool: z.object({driver: z.object({rules: z.array(z.object({id: z.string()}))})}),
      invocations: z.array(z.unknown())
    })
  )
})
