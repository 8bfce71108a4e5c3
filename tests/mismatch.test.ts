import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import type {z} from 'zod'
import {trendsReportSchema} from '../src/cli/observations.js'
import {readReport} from '../src/cli/report-file.js'
import {loadConfiguration} from '../src/config/load.js'
import {configurationSchema} from '../src/config/schema.js'
import {Baseline, baselineSchema} from '../src/decisions/baseline.js'
import {entrySchema} from '../src/decisions/entry.js'
import {DecisionsFile} from '../src/decisions/file.js'
import {kinds} from '../src/detect/kinds.js'
import {firstMismatch, describeMismatch, inWords} from '../src/mismatch/mismatch.js'
import {reportSchema} from '../src/report/json-schema.js'
import {loadPack} from '../src/rules/load.js'
import {ruleSchema} from '../src/rules/rule.js'
import {batchSchema} from '../src/serve/schemas.js'

const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-mismatch-'))
afterAll(() => rmSync(folder, {recursive: true}))

function written(name: string, content: string): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), {recursive: true})
  writeFileSync(file, content)
  return file
}

/** What a reader says of a file, without the folder. */
async function told(read: () => unknown): Promise<string> {
  try {
    await read()
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}${path.sep}`, '')
  }
  return ''
}

describe('a configuration that cannot be used is told with file, line, field and what was expected', () => {
  test.each([
    ['language: 5', '1: `language`: Unexpected number, expected string'],
    ['fix:', '1: `fix`: Unexpected null, expected one of safe, suggested'],
    ['fix: {a: 1}', '1: `fix`: Unexpected object, expected one of safe, suggested'],
    ['packs: [house, 5]', '1: `packs.1`: Unexpected number, expected string'],
    ['packs: {a: b}', '1: `packs`: Unexpected object, expected list'],
    ["exclude: ['']", '1: `exclude.0`: Unexpected empty string, expected 1 character or more'],
    ['budget:\n  removedShare: 2', '2: `budget.removedShare`: Unexpected value `2`, expected 1 at most'],
    ['budget:\n  wordsLeft: 2.5', '2: `budget.wordsLeft`: Unexpected number, expected whole number'],
    ['budget:\n  wordsLeft: -1', '2: `budget.wordsLeft`: Unexpected value `-1`, expected 0 or more'],
    ['budget:\n  wordLeft: 3', '2: `budget`: Unexpected key `wordLeft`, expected `wordsLeft`'],
    ['ignore:\n  - fingerprint: abc', '2: `ignore.0.reason`: Unexpected missing value, expected string'],
    ['ignore:\n  - fingerprint: abc\n    reson: x', '3: `ignore.0`: Unexpected key `reson`, expected `reason`'],
    [
      'rules:\n  doubled-word:\n    fix: sometimes',
      '3: `rules.doubled-word.fix`: Unexpected value `sometimes`, expected one of safe, suggest, none'
    ],
    ['overrides:\n  - files: []', '2: `overrides.0.files`: Unexpected empty list, expected 1 entry or more'],
    ['- a', '1: Unexpected list, expected object'],
    ['rules: [\n', '2: Unexpected broken YAML, expected keys with their values: Flow sequence'],
    ['language: *en', '1: Unexpected alias, expected one of an anchor: Unresolved alias']
  ])('%s', async (content, expected) => {
    const file = written('copydesk.config.yml', content)
    const message = await told(() => loadConfiguration(folder, file))
    expect(message.slice(0, `copydesk.config.yml:${expected}`.length)).toBe(`copydesk.config.yml:${expected}`)
  })
})

const rule = [
  'id: late-stop',
  'kind: substitution',
  'message: Unexpected `{actual}`, expected nothing',
  'why: Because.',
  'severity: warning',
  'fix: safe',
  'options:',
  '  pattern: a',
  '  replace: b',
  'examples:',
  '  - {before: a, after: b}',
  '  - {keep: c}'
].join('\n')

describe('a rule that cannot be used is told with file, line, field and what was expected', () => {
  test.each([
    [/severity: warning/u, 'severty: warning', '5: Unexpected key `severty`, expected `severity`'],
    [
      /severity: warning/u,
      'severity: [warning]',
      '5: `severity`: Unexpected list, expected one of error, warning, info'
    ],
    [/why: Because\./u, '', '1: `why`: Unexpected missing value, expected string'],
    [/kind: substitution/u, 'kind: substitutoin', '2: `kind`: Unexpected kind `substitutoin`, expected `substitution`'],
    [/kind: substitution/u, 'kind: constructor', '2: `kind`: Unexpected kind `constructor`, expected one of '],
    [/id: late-stop/u, 'id: Late Stop', '1: `id`: Unexpected id, expected lower-case words joined by hyphens'],
    [/ {2}pattern: a/u, '  pattern: 5', '8: `options.pattern`: Unexpected number, expected string'],
    [/ {2}pattern: a/u, '  patern: a', '8: `options`: Unexpected key `patern`, expected `pattern`'],
    [
      / {2}pattern: a/u,
      '  pattern: a(',
      '8: `options.pattern`: Unexpected pattern, expected a regular expression: Invalid'
    ],
    [/ {2}- \{keep: c\}/u, '  - {keeep: c}', '12: `examples.1`: Unexpected key `keeep`, expected `keep`'],
    [/ {2}- \{keep: c\}/u, '  - c', '12: `examples.1`: Unexpected string, expected object'],
    [/ {2}- \{keep: c\}/u, '', '10: `examples`: Unexpected list of 1, expected 2 entries or more'],
    [/\{keep: c\}/u, '{before: a, after: b}', '10: `examples`: Unexpected examples, expected at least one `keep`'],
    [/options:\n/u, 'options: []\nx:\n', '8: Unexpected key `x`, expected ']
  ])('%s %s', async (before, after, expected) => {
    const file = written('house/late-stop.yml', rule.replace(before, after))
    const message = await told(() => loadPack(path.dirname(file)))
    expect(message.slice(0, `house/late-stop.yml:${expected}`.length)).toBe(`house/late-stop.yml:${expected}`)
  })
})

test('a broken baseline is told with its line', async () => {
  const file = written('baseline.json', '{"copydesk": "baseline",\n  oops')
  const expected = 'baseline.json:2: Unexpected broken JSON, expected a baseline of Copydesk'
  expect(await told(() => Baseline.read(file))).toBe(expected)
})

test.each([
  ['[]', 'Unexpected list, expected object'],
  ['{"copydesk": "baseline", "version": 2, "articles": []}', '`version`: Unexpected value `2`, expected `1`'],
  [
    '{"copydesk": "baseline", "version": 1, "articles": [{"path": "a", "findings": {"b": "c"}}]}',
    '`articles.0.findings.b`: Unexpected string, expected list'
  ]
])('the baseline %s is told with field and what was expected', async (content, expected) => {
  const file = written('baseline.json', content)
  expect(await told(() => Baseline.read(file))).toBe(`baseline.json: ${expected}`)
})

test.each([
  ['nonsense', 'Unexpected line, expected a decision'],
  ['{"path": "a"}', '`fingerprint`: Unexpected missing value, expected string'],
  [
    '{"path": "a", "fingerprint": "b", "rule": "c", "choice": "maybe", "action": "d"}',
    '`choice`: Unexpected value `maybe`, expected one of accept, reject, otherwise'
  ]
])('the decision %s is told with line, field and what was expected', async (line, expected) => {
  const file = written('copydesk.decisions', `{"copydesk":"decisions","version":1}\n${line}\n`)
  expect(await told(() => new DecisionsFile(file).readNew())).toBe(`copydesk.decisions:2: ${expected}`)
})

test('a report is told with field and what was expected', async () => {
  const file = written('report.json', '{"version": 1, "copydesk": "0.1.0", "articles": [5], "unreadable": []}')
  expect(await told(() => readReport(file, reportSchema))).toBe(
    'report.json: `articles.0`: Unexpected number, expected object'
  )
})

describe('whatever is wrong, zod says nothing in its own words', () => {
  const schemas = {
    configurationSchema,
    ruleSchema,
    baselineSchema,
    entrySchema,
    reportSchema,
    trendsReportSchema,
    batchSchema
  }
  const ofKinds = Object.entries(kinds).map(([name, kind]) => [name, kind.options] as const)
  const values = [undefined, null, true, 5, -1.5, 'x', '', 'x'.repeat(2000), [], ['x', 5], {}, {x: 1}]
  test.each([...Object.entries<z.ZodType>(schemas), ...ofKinds])('%s', (_, schema) => {
    for (const wrong of variants(schema, values)) {
      const checked = schema.safeParse(wrong, inWords)
      if (checked.success) continue
      expect(describeMismatch(firstMismatch(checked.error))).toMatch(/^(?:`.+`: )?Unexpected .+, expected .+$/u)
    }
  })
})

/** A value, and objects and lists around it, as deep as a schema goes. */
function variants(schema: z.ZodType, values: readonly unknown[]): unknown[] {
  const {def} = schema
  if (def.type === 'object' && 'shape' in schema) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>
    return [
      ...values,
      ...Object.entries(shape).flatMap(([key, inner]) => variants(inner, values).map(one => ({[key]: one})))
    ]
  }
  if ('element' in def) return [...values, ...variants(def.element as z.ZodType, values).map(one => [one])]
  if ('valueType' in def) return [...values, ...variants(def.valueType as z.ZodType, values).map(one => ({a: one}))]
  if ('innerType' in def) return variants(def.innerType as z.ZodType, values)
  if ('options' in def) return (def.options as z.ZodType[]).flatMap(one => variants(one, values))
  return [...values]
}
