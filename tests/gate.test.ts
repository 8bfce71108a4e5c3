import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import * as z from 'zod'
import {certify} from '../src/certify/certificate.js'
import {createCleaner} from '../src/pipeline.js'
import {formats} from '../src/report/formats.js'
import {visible} from '../src/report/visible.js'
import {builtinRules} from '../src/rules/builtin.js'
import type {Article, Outcome, Summary} from '../src/types.js'
import {Tally} from '../src/run/summary.js'

const clean = createCleaner({rules: builtinRules})
const dirty = readFileSync('samples/dirty/turkish-ferry-lines.txt', 'utf8')

function outcomeOf(text: string, article: Partial<Article> = {}): Outcome {
  const whole = {id: 'a.txt', path: 'a.txt', ...article, text}
  return {type: 'cleaned', article: whole, result: clean(text)}
}

function summaryOf(outcomes: readonly Outcome[]): Summary {
  const tally = new Tally()
  for (const one of outcomes) tally.add(one)
  return tally.summary
}

function written(format: keyof typeof formats, outcomes: readonly Outcome[]): string {
  const reporter = formats[format]({version: '1.0.0', colour: false, fix: 'safe', describe: rule => `why ${rule}`})
  return [reporter.begin(), ...outcomes.map(one => reporter.outcome(one)), reporter.end(summaryOf(outcomes))].join('')
}

const held: Outcome = {
  type: 'cleaned',
  article: {id: '7', path: 'feed.jsonl', line: 7, text: 'x'},
  result: {
    ...clean('x'),
    verdict: 'hold',
    fatal: 'Unexpected removal, expected less',
    certificate: certify('x', 'x', [])
  }
}
const unreadable: Outcome = {type: 'unreadable', unreadable: {path: 'b.jsonl', line: 3, problem: 'Unexpected end'}}
const record = outcomeOf(dirty, {id: 'n1', path: 'feed.jsonl', line: 2})
const outcomes = [outcomeOf(dirty), outcomeOf('Nothing is wrong here.\n'), record, held, unreadable]

/** An article with names and texts as bad as they come. */
const hostile = fc
  .record({
    name: fc.string({unit: 'binary', minLength: 1}),
    before: fc.constantFrom('', ']]>', '%0A::error::', '"<&\'>', '\u001B[31m', '\uD800', 'a\r\nb', ',:')
  })
  .map(({name, before}) =>
    outcomeOf(`${before} The minister lost the the vote ${before}`, {id: name, path: `${before}${name}`})
  )

describe('sarif', () => {
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

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

function edited(
  text: string,
  edits: readonly {readonly range: readonly [number, number]; readonly text: string}[]
): string {
  return edits
    .toSorted((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])
    .reduce((all, {range: [start, end], text: inserted}) => all.slice(0, start) + inserted + all.slice(end), text)
}

describe('github', () => {
  test('writes one command a line, whatever names and texts hold', () => {
    fc.assert(
      fc.property(hostile, one => {
        const lines = written('github', [one]).split('\n').slice(0, -1)
        expect(lines.length).toBe(one.type === 'cleaned' ? one.result.ledger.decisions.length : 0)
        for (const line of lines) {
          const [, , properties = '', message = ''] = /^::(error|warning|notice) (.*?)::(.*)$/u.exec(line) ?? []
          const path = one.type === 'cleaned' ? one.article.path : ''
          const file = unescaped(/file=([^,]*)/u.exec(properties)?.[1] ?? '')
          expect(file).toBe(path.replaceAll(/(?![\r\n])\p{Cc}/gu, visible))
          expect(line).not.toMatch(/\r/u)
          expect(message).not.toBe('')
        }
      })
    )
  })
})

function unescaped(text: string): string {
  return text.replaceAll(/%(25|0D|0A|3A|2C)/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

test('gitlab is an array of issues, each with a fingerprint of its own', () => {
  const issue = z.strictObject({
    description: z.string().min(1),
    check_name: z.string(),
    fingerprint: z.string().length(64),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({path: z.string(), lines: z.strictObject({begin: z.int().min(1)})})
  })
  const issues = z.array(issue).parse(JSON.parse(written('gitlab', outcomes)))
  expect(issues.length).toBeGreaterThan(20)
  expect(new Set(issues.map(one => one.fingerprint)).size).toBe(issues.length)
  expect(JSON.parse(written('gitlab', []))).toEqual([])
})

describe('rdjson', () => {
  const position = z.strictObject({line: z.int().min(1), column: z.int().min(1).optional()})
  const range = z.strictObject({start: position, end: position.optional()})
  const diagnostic = z.strictObject({
    message: z.string(),
    location: z.strictObject({path: z.string(), range}),
    severity: z.enum(['ERROR', 'WARNING', 'INFO']),
    code: z.strictObject({value: z.string(), url: z.string().optional()}),
    suggestions: z.array(z.strictObject({range, text: z.string()})).optional(),
    source: z.strictObject({name: z.string(), url: z.string()}).optional()
  })

  test('is what reviewdog describes, and the same line by line', () => {
    const {diagnostics} = z
      .strictObject({source: z.object({name: z.string()}), diagnostics: z.array(diagnostic)})
      .parse(JSON.parse(written('rdjson', outcomes)))
    const lines = written('rdjsonl', outcomes).trim().split('\n')
    expect(lines.map(line => diagnostic.omit({source: true}).parse(omitSource(line)))).toEqual(diagnostics)
  })

  test('has suggestions in bytes that make of the article what cleaning makes of it', () => {
    const {diagnostics} = z
      .object({diagnostics: z.array(diagnostic)})
      .parse(JSON.parse(written('rdjson', [outcomeOf(dirty)])))
    const bytes = dirty.split('\n').map(line => Buffer.from(line))
    const at = ({line, column = 1}: z.infer<typeof position>) =>
      offsetOf(dirty, line, (bytes[line - 1] ?? Buffer.of()).subarray(0, column - 1).toString().length + 1)
    const edits = diagnostics
      .filter(one => one.severity !== 'INFO')
      .flatMap(one => one.suggestions ?? [])
      .map(({range: {start, end = start}, text}) => ({range: [at(start), at(end)] as const, text}))
    expect(edited(dirty, edits)).toBe(clean(dirty).output)
  })
})

function omitSource(line: string): unknown {
  const value = JSON.parse(line) as Record<string, unknown>
  delete value['source']
  return value
}

describe.each(['checkstyle', 'junit'] as const)('%s', format => {
  test('is XML that keeps names and messages, whatever they hold', () => {
    fc.assert(
      fc.property(hostile, one => {
        const found = elements(written(format, [one, unreadable]))
        const messages = found.flatMap(({attributes}) => attributes['message'] ?? [])
        expect(messages).toContain('Unexpected end')
        if (one.type !== 'cleaned') return
        const expected = one.result.ledger.decisions
          .filter(({message}) => format === 'checkstyle' || message.severity !== 'info')
          .map(({message}) => visible(message.reason))
        expect(messages).toEqual(expect.arrayContaining(expected))
      })
    )
  })
})

test('junit counts what fails', () => {
  const suites = elements(written('junit', outcomes)).filter(one => one.name === 'testsuite')
  expect(suites.map(({attributes: {name, tests, failures}}) => [name, tests, failures])).toEqual([
    ['a.txt', '11', '10'],
    ['a.txt', '1', '0'],
    ['feed.jsonl#n1', '11', '10'],
    ['feed.jsonl#7', '1', '1'],
    ['b.jsonl:3', '1', '1']
  ])
})

function elements(xml: string) {
  const found: {name: string; attributes: Record<string, string>}[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({name, attributes}) => found.push({name, attributes: {...attributes}}))
  parser.write(xml).close()
  return found
}
