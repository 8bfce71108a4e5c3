import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {Readable} from 'node:stream'
import fc from 'fast-check'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {destinations} from '../src/cli/destinations.js'
import {createCleaner} from '../src/pipeline.js'
import {readLines} from '../src/read/lines.js'
import {findSources} from '../src/read/find-sources.js'
import {sourceOf} from '../src/read/source.js'
import {builtinRules} from '../src/rules/builtin.js'
import {runBatch} from '../src/run/batch.js'
import {cleanHere, type Cleaning} from '../src/run/cleaning.js'
import {Journal} from '../src/run/journal.js'
import {journaled, journaledBytes} from '../src/run/journal-entry.js'
import {Pool} from '../src/run/pool.js'
import type {ShardNumber} from '../src/run/shard-number.js'
import type {Outcome} from '../src/types.js'
import {Tally} from '../src/run/summary.js'
import {placeOf} from '../src/cli/words.js'

const clean = createCleaner({rules: builtinRules.filter(rule => rule.id === 'doubled-word')})
const here = cleanHere(() => clean)

let folder = ''
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-lines-'))))
afterAll(() => rmSync(folder, {recursive: true}))

const place = (name: string) => path.join(folder, name)

/** Lines of every sort: damaged, clean, held, broken, empty, with several texts, not of UTF-8, and the last one without an end. */
function layLines(name = 'in.jsonl'): string {
  const damaged = 'The minister lost the the vote.'
  const sorts = [
    (id: number) => JSON.stringify({id, text: damaged}),
    (id: number) => JSON.stringify({text: `Nothing is wrong here: “${id}”.`, id: `n${id}`}),
    (id: number) => JSON.stringify({id, text: `${damaged} ${'x'.repeat(2000)}`, other: {text: 'the the'}}),
    (id: number) => `{"id":${id},"text":`,
    () => '',
    (id: number) => JSON.stringify({id, text: '<p>It was <b>the</b> the end.</p>', type: 'html'})
  ]
  const lines = Array.from({length: 900}, (_, id) => sorts[(id * 7) % sorts.length]?.(id) ?? '')
  const bytes = Buffer.from(lines.join('\n'))
  bytes[lines.slice(0, 450).join('\n').length + 12] = 0xff
  writeFileSync(place(name), bytes)
  return place(name)
}

interface Settings {
  readonly cleaning?: Cleaning
  readonly isCounted?: boolean
  readonly shard?: ShardNumber
  readonly journal?: Journal
  readonly breakAfter?: number
}

async function run(file: string, {cleaning = here, isCounted = true, breakAfter, ...more}: Settings = {}) {
  const tally = new Tally()
  const problems: string[] = []
  let counted = 0
  const targets = {of: () => place('out.jsonl'), has: () => false}
  const note = (outcome: Outcome) => {
    if (outcome.type === 'unreadable') problems.push(`${placeOf(outcome.unreadable)}: ${outcome.unreadable.problem}`)
    if (problems.length === breakAfter) controller.abort()
  }
  const count = (counts: Tally['summary']) => {
    counted++
    tally.merge(counts)
  }
  const destinationFor = destinations({}, targets, 'run')
  const controller = new AbortController()
  const options = {
    cleaning,
    destinationFor,
    fields: {},
    stdin: process.stdin,
    signal: controller.signal,
    counting: isCounted ? {count, notice: note} : undefined,
    ...more
  }
  for await (const outcome of runBatch((await findSources([file])).sources, options)) {
    tally.add(outcome)
    note(outcome)
  }
  return {summary: tally.summary, problems, counted}
}

const output = () => readFileSync(place('out.jsonl'))

describe('lines that are only counted', () => {
  test('come out as articles one by one do', async () => {
    const file = layLines()
    const alone = await run(file, {isCounted: false})
    const expected = output()
    const together = await run(file)
    expect(output().equals(expected)).toBe(true)
    expect([together.summary, together.problems]).toEqual([alone.summary, alone.problems])
    expect(alone.counted).toBe(0)
    expect(together.counted).toBeGreaterThan(1)
    expect([alone.summary.changed, alone.problems.length]).toEqual([299, 151])
  })

  test.for([1, 2, 3])('do so in %i parts', async count => {
    const file = layLines()
    for (let index = 1; index <= count; index++) {
      const shard = {index, count}
      const alone = await run(file, {isCounted: false, shard})
      const expected = output()
      const together = await run(file, {shard})
      expect(output().equals(expected)).toBe(true)
      expect(together.summary).toEqual(alone.summary)
    }
  })

  test('are in the same part on standard input, however it is called', async () => {
    const lines = Array.from({length: 40}, () => '{"text": "It rained."}\n').join('')
    const source = {path: '-', name: 'wire.jsonl', below: '-', format: 'jsonl'}
    const articles = async (index: number, isCounted: boolean) => {
      const tally = new Tally()
      const counting = isCounted
        ? {count: (counts: Tally['summary']) => tally.merge(counts), notice: () => {}}
        : undefined
      const stdin = Readable.from([Buffer.from(lines)])
      const shard = {index, count: 2}
      const options = {cleaning: here, destinationFor: () => undefined, fields: {}, stdin, shard, counting}
      for await (const outcome of runBatch([source], options)) tally.add(outcome)
      return tally.summary.articles
    }
    expect([await articles(1, true), await articles(2, true)]).toEqual([12, 28])
    expect([await articles(1, false), await articles(2, false)]).toEqual([12, 28])
  })

  test.for([1, 30, 100, 140])('go on where they were broken off, after %i problems', async breakAfter => {
    const file = layLines()
    const whole = await run(file)
    const expected = output()
    rmSync(place('out.jsonl'))
    const first = new Journal(folder, 'run', false)
    await run(file, {journal: first, breakAfter})
    first.close()
    const second = new Journal(folder, 'run', true)
    const rest = await run(file, {journal: second})
    second.finish()
    expect(output().equals(expected)).toBe(true)
    expect([rest.summary, rest.problems]).toEqual([whole.summary, whole.problems])
  })
})

test('lines of a source are the source, however long they are', async () => {
  const line = fc.tuple(fc.nat(3), fc.nat(900_000)).map(([sort, length]) => 'abcd'.charAt(sort).repeat(length))
  await fc.assert(
    fc.asyncProperty(fc.array(line, {maxLength: 8}), fc.boolean(), fc.nat(2_000_000), async (lines, isEnded, from) => {
      const text = lines.join('\n') + (isEnded ? '\n' : '')
      const start = text.indexOf('\n', from) + 1
      writeFileSync(place('lines.jsonl'), text)
      const parts: Buffer[] = []
      for await (const part of readLines(sourceOf(place('lines.jsonl'), ''), process.stdin, start)) {
        if ('type' in part) throw new Error('Unexpected piece among lines')
        const shown = Buffer.from(part).toString()
        expect(shown.endsWith('\n') || shown.endsWith(text.slice(-1))).toBe(true)
        expect(part.length <= 1 << 19 || shown.indexOf('\n') === shown.length - 1 || !shown.includes('\n')).toBe(true)
        parts.push(Buffer.from(part))
      }
      expect(Buffer.concat(parts).toString() === text.slice(start)).toBe(true)
    }),
    {numRuns: 40}
  )
})

test.for([3, 1000, 1001, 2500])('the journal holds an article with %i decisions as it is', count => {
  const text = Array.from({length: count}, (_, number) => `It lost the the vote ${number} times.`).join('\n\n')
  const result = clean(text)
  expect(result.ledger.decisions).toHaveLength(count)
  const outcome = {type: 'cleaned', article: {id: 'a', path: 'a.txt', text}, result} as const
  const written: unknown = JSON.parse(Buffer.concat(journaledBytes(outcome)).toString())
  expect(written).toEqual(JSON.parse(JSON.stringify(journaled(outcome))))
})

describe('a worker that is lost over lines costs one article', () => {
  let pool: Pool | undefined
  afterEach(async () => pool?.close())

  async function cleanLines(texts: readonly (string | Readonly<Record<string, string>>)[]) {
    pool = new Pool({
      workers: 2,
      recipe: undefined,
      module: new URL('./workers/faulty.js', import.meta.url),
      // Of the line, and of its text when it is tried alone.
      timeLimit: length => ([16, 4].includes(length) ? 300 : 60_000)
    })
    const bytes = Buffer.from(
      texts.map(text => `${JSON.stringify(typeof text === 'string' ? {text} : text)}\n`).join('')
    )
    const fields = {text: [{name: 'text'}]}
    return pool.cleanLines({path: 'a.jsonl', first: 5, bytes, fields, isJournaled: true})
  }

  const textsIn = (bytes: Uint8Array | undefined) =>
    Buffer.from(bytes ?? [])
      .toString()
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as {text: string}).text)

  test('when it exits', async () => {
    const {bytes, count, counts, notices, journal} = await cleanLines(['a', 'EXIT', 'b', 'EXIT', 'c'])
    expect(textsIn(bytes)).toEqual(['a!', 'EXIT', 'b!', 'EXIT', 'c!'])
    expect([count, counts.articles]).toEqual([5, 5])
    expect(notices.map(one => 'article' in one && [one.article.line, one.result.fatal])).toEqual(
      [6, 8].map(line => [line, 'Unexpected end of its worker (status 3), expected an article that can be cleaned'])
    )
    expect(
      (JSON.parse(`[${Buffer.concat(journal).toString()}]`) as {article: {line: number}}[]).map(one => one.article.line)
    ).toEqual([5, 6, 7, 8, 9])
  })

  test('when an article takes for ever', async () => {
    const {bytes, notices} = await cleanLines(['a', 'LOOP', 'b'])
    expect(textsIn(bytes)).toEqual(['a!', 'LOOP', 'b!'])
    expect(notices.map(one => 'article' in one && one.result.fatal)).toEqual([
      'Unexpected cleaning time above 0.3 s, expected an article that can be cleaned'
    ])
  })

  test('and none when the article can be cleaned alone', async () => {
    const {bytes, notices} = await cleanLines(['a', 'ONCE', 'b'])
    expect([textsIn(bytes), notices]).toEqual([['a!', 'ONCE!', 'b!'], []])
  })
})
