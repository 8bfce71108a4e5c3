/**
 * Measures repairs on a file of pairs, `{id, op, clean, dirty}` a line, or harm on a file of articles, `{id, text}` a line.
 *
 *     npm run eval -- pairs.jsonl [--op NAME] [--show N] [--json]
 */
import {readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {z} from 'zod'
import {createCleaner} from '../src/pipeline.js'
import {builtinRules} from '../src/rules/builtin.js'

const pair = z.object({id: z.string(), op: z.string(), clean: z.string(), dirty: z.string()})
const article = z.object({id: z.string(), text: z.string()})
type Pair = z.infer<typeof pair>
type Line = Pair | z.infer<typeof article>

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {op: {type: 'string'}, show: {type: 'string', default: '0'}, json: {type: 'boolean', default: false}}
})
const [file] = positionals
const safe = createCleaner({rules: builtinRules})
const suggested = createCleaner({rules: builtinRules, fix: 'suggested'})

if (file === undefined) fail('Unexpected call without a file, expected: npm run eval -- FILE.jsonl')
const lines = readFileSync(file, 'utf8').split('\n').flatMap(parseLine)
const pairs = lines.filter(line => 'dirty' in line).filter(one => values.op === undefined || one.op === values.op)
if (pairs.length > 0) evaluatePairs(pairs)
else evaluateArticles(lines.filter(line => 'text' in line))

function parseLine(line: string, index: number): Line[] {
  if (line.trim() === '') return []
  try {
    return [z.union([pair, article]).parse(JSON.parse(line))]
  } catch {
    return fail(`${file}:${index + 1}: Unexpected line, expected {id, op, clean, dirty} or {id, text}`)
  }
}

function fail(problem: string): never {
  console.error(problem)
  process.exit(2)
}

function evaluatePairs(all: readonly Pair[]): void {
  const rows = new Map<string, ReturnType<typeof emptyRow>>()
  for (const one of all) {
    const {output} = safe(one.dirty)
    const outcome = output === one.clean ? 'restored' : output === one.dirty ? 'left' : 'changed'
    for (const name of [one.op, 'all']) {
      const row = rows.get(name) ?? emptyRow()
      rows.set(name, row)
      row.pairs++
      row[outcome]++
      if (outcome === 'restored' || suggested(one.dirty).output === one.clean) row.suggested++
      if (safe(one.clean).output !== one.clean) row.cleanChanged++
    }
  }
  print(Object.fromEntries(rows))
}

function emptyRow() {
  return {pairs: 0, restored: 0, changed: 0, left: 0, suggested: 0, cleanChanged: 0}
}

function evaluateArticles(all: readonly z.infer<typeof article>[]): void {
  const rules: Record<string, {apply: number; suggest: number; skip: number}> = {}
  let changed = 0
  let words = 0
  let shown = 0
  for (const {id, text} of all) {
    const {output, ledger} = safe(text)
    words += text.split(/\s+/u).length
    if (output !== text) changed++
    for (const {message, decision, edits} of ledger.decisions) {
      const row = (rules[message.ruleId] ??= {apply: 0, suggest: 0, skip: 0})
      row[decision]++
      if (decision !== 'apply' || shown++ >= Number(values.show)) continue
      for (const {range, text: inserted} of edits)
        console.log(`${id} ${message.ruleId}: ${context(text, range, inserted)}`)
    }
  }
  print(rules)
  console.log(`${changed} of ${all.length} articles changed, ${words} words`)
}

function context(text: string, [start, end]: readonly [number, number], inserted: string): string {
  const before = text.slice(Math.max(0, start - 80), start)
  return JSON.stringify(`${before}[-${text.slice(start, end)}-]{+${inserted}+}${text.slice(end, end + 60)}`)
}

function print(table: object): void {
  if (values.json) console.log(JSON.stringify(table, null, 2))
  else console.table(table)
}
