/**
 * Fits the costs of the quotation model to pairs, `{id, op, clean, dirty}` a line.
 *
 *     npm run fit -- PAIRS.jsonl… [--rounds N] [--write]
 *
 * Coordinate descent: each cost in turn is tried a step higher and a step lower, and kept where more of the pairs are
 * restored. A wrong repair counts as {@link harm} that are missed. Articles are split by a hash of their id: the costs are
 * fitted to one half and judged on the other. `--write` changes `rules/speech/costs.tsv`, but only if the other half gains.
 * Deterministic: the same pairs give the same costs.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {z} from 'zod'
import {type Costs, costs} from '../src/detect/speech/costs.js'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'
import {pairSchema} from './eval/pairs.js'

type Pair = z.infer<typeof pairSchema>
type Name = keyof Costs

const harm = 10
const steps = [1.25, 0.8]
const table = 'rules/speech/costs.tsv'

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {rounds: {type: 'string', default: '1'}, write: {type: 'boolean', default: false}}
})
if (positionals.length === 0) {
  console.error('Unexpected call without a file, expected: npm run fit -- PAIRS.jsonl')
  process.exit(2)
}

const speechRules = builtinRules.filter(rule => rule.pack === 'speech')
const clean = createCleaner({rules: speechRules, budget: false})
/** The model reads its costs through this object, so that a trial is an assignment. */
const current = costs as Record<Name, number>

const pairs = positionals.flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => pairSchema.parse(JSON.parse(line)))
)
const byHand = {...current}
// What the speech rules cannot mend whatever the costs are says nothing about the costs.
const telling = pairs.filter(pair => clean(pair.dirty).ledger.decisions.length > 0)
const fitted = telling.filter(pair => hash(pair.id) % 2 === 0)
const judged = telling.filter(pair => hash(pair.id) % 2 === 1)
const before = {fitted: score(fitted), judged: score(judged)}

let best = before.fitted.value
for (let round = 0; round < Number(values.rounds); round++) {
  for (const name of Object.keys(current) as Name[]) best = improve(name, best)
}
const after = {fitted: score(fitted), judged: score(judged)}
console.table({
  'fitted half, by hand': before.fitted,
  'fitted half, fitted': after.fitted,
  'other half, by hand': before.judged,
  'other half, fitted': after.judged
})
console.table(Object.fromEntries(changedNames().map(name => [name, {byHand: byHand[name], fitted: current[name]}])))
if (values.write && after.judged.value > before.judged.value) write()

function improve(name: Name, least: number): number {
  for (const step of steps) {
    const old = current[name]
    current[name] = Math.round(old * step * 100) / 100
    const {value} = score(fitted)
    if (value > least) return value
    current[name] = old
  }
  return least
}

function score(some: readonly Pair[]): {pairs: number; restored: number; changed: number; value: number} {
  let restored = 0
  let changed = 0
  for (const {clean: gold, dirty} of some) {
    const {output} = clean(dirty)
    if (output === gold || output === clean(gold).output) restored++
    else if (output !== dirty) changed++
  }
  return {pairs: some.length, restored, changed, value: restored - harm * changed}
}

function changedNames(): Name[] {
  return (Object.keys(current) as Name[]).filter(name => current[name] !== byHand[name])
}

function write(): void {
  const lines = readFileSync(table, 'utf8').split('\n')
  const fresh = lines.map(line => {
    const [name, , evidence] = line.split('\t')
    return evidence === undefined ? line : [name, current[name as Name], evidence].join('\t')
  })
  writeFileSync(table, fresh.join('\n'))
}

/** FNV-1a, over the id without what tells the pairs of one article apart. */
function hash(id: string): number {
  let value = 0x811c9dc5
  for (const character of id.replace(/#.*$/u, '')) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return value
}
