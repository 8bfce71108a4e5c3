/**
 * Measures the repairs on files of four shapes, told apart by their fields.
 *
 *     npm run eval -- FILE.jsonl [--op NAME] [--break SEED] [--show N] [--json]
 *
 * - Pairs, `{id, op, clean, dirty}`: what is restored, by safe repairs alone and with first suggestions accepted.
 * - Articles, `{id, text}`: what is changed in text that should need nothing; with `--break` what is restored of quotations that are
 *   broken once an article in each of some ways, as of pairs.
 * - Pages, `{id, lines}`: which leftover lines go, and whether a line of the article goes with them.
 * - Passages, `{id, mt, refs}`: whether marks end well formed, and as a person has set them in the reference.
 */
import {readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {articleSchema, evaluateArticles} from './eval/articles.js'
import {evaluateLines, pageSchema} from './eval/lines.js'
import {evaluatePairs, pairSchema} from './eval/pairs.js'
import {evaluatePassages, passageSchema} from './eval/passages.js'
import {brokenPairs} from './eval/slips.js'
import {z} from 'zod'

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {
    op: {type: 'string'},
    break: {type: 'string'},
    show: {type: 'string', default: '0'},
    json: {type: 'boolean', default: false}
  }
})
const [file] = positionals
if (file === undefined) fail('Unexpected call without a file, expected: npm run eval -- FILE.jsonl')

const anyLine = z.union([pairSchema, articleSchema, passageSchema, pageSchema])
const lines = readFileSync(file, 'utf8').split('\n').flatMap(parseLine)
const articles = lines.filter(line => 'text' in line)
const seed = values.break
if (seed !== undefined && !/^\d+$/u.test(seed)) fail(`Unexpected --break ${seed}, expected a seed such as 1`)
const broken = seed === undefined ? [] : brokenPairs(articles, Number(seed))
const pairs = [...lines.filter(line => 'dirty' in line), ...broken].filter(
  one => values.op === undefined || one.op === values.op
)
const passages = lines.filter(line => 'mt' in line)
const pages = lines.filter(line => 'lines' in line)
const show = Number(values.show)
if (pairs.length > 0) print(evaluatePairs(pairs, show))
else if (pages.length > 0) print(evaluateLines(pages, show))
else if (passages.length > 0) print(evaluatePassages(passages, show))
else print(evaluateArticles(articles, show))

function parseLine(line: string, index: number): z.infer<typeof anyLine>[] {
  if (line.trim() === '') return []
  try {
    return [anyLine.parse(JSON.parse(line))]
  } catch {
    return fail(
      `${file}:${index + 1}: Unexpected line, expected {id, op, clean, dirty}, {id, text}, {id, lines} or {id, mt, refs}`
    )
  }
}

function fail(problem: string): never {
  console.error(problem)
  process.exit(2)
}

function print(table: object): void {
  if (values.json) console.log(JSON.stringify(table, null, 2))
  else console.table(table)
}
