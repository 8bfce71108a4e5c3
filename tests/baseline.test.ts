import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import * as z from 'zod'
import {loadViews} from '../src/parse/views/load.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import {sampleType} from './sample-type.js'

/**
 * What the rules find in the samples, on record: a change of any rule shows as a change of this file.
 *
 * `npm run baseline` records more repairs; fewer only with `npm run baseline -- --lower`, which sets BASELINE=lower.
 */
const file = 'samples/baseline.json'
const counts = z.record(z.string(), z.int())
const baseline = z.strictObject({inputs: z.string(), repairs: counts, suggestions: counts})
type Baseline = z.infer<typeof baseline>

const clean = createCleaner({rules: builtinRules})
const names = ['dirty', 'gold', 'clean', 'known-failures'].flatMap(folder =>
  readdirSync(`samples/${folder}`).map(name => `samples/${folder}/${name}`)
)

test('the samples show what the baseline says, and no less', async () => {
  await loadViews()
  const measured = measure()
  if (process.env['BASELINE'] !== undefined) record(measured, process.env['BASELINE'] === 'lower')
  expect(measured, 'run `npm run baseline` and read its diff').toEqual(read())
})

function read(): Baseline {
  return baseline.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function record(measured: Baseline, mayFall: boolean): void {
  const floors = mayFall ? {} : read().repairs
  const fallen = Object.entries(floors).filter(([rule, floor]) => (measured.repairs[rule] ?? 0) < floor)
  expect(
    fallen.map(([rule]) => rule),
    'repairs that the samples lost; `-- --lower` accepts it'
  ).toEqual([])
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
}

function measure(): Baseline {
  const hash = createHash('sha256')
  const measured: Baseline = {inputs: '', repairs: {}, suggestions: {}}
  for (const name of names) {
    const bytes = readFileSync(name)
    const text = bytes.toString('utf8').replace(/^\uFEFF/u, '')
    hash.update(name).update(bytes)
    for (const {decision, message} of clean(text, sampleType(name)).ledger.decisions) {
      const table = decision === 'apply' ? measured.repairs : decision === 'suggest' ? measured.suggestions : undefined
      if (table) table[message.ruleId] = (table[message.ruleId] ?? 0) + 1
    }
  }
  return {inputs: hash.digest('hex'), repairs: sorted(measured.repairs), suggestions: sorted(measured.suggestions)}
}

function sorted(table: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)))
}
