import {mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {destinations} from '../src/cli/destinations.js'
import {createCleaner} from '../src/pipeline.js'
import {findSources} from '../src/read/find-sources.js'
import type {Source} from '../src/read/source.js'
import type {CleanerRecipe} from '../src/config/rule-set.js'
import {defaultBudget} from '../src/decide/budget.js'
import {builtinRules} from '../src/rules/builtin.js'
import {runBatch} from '../src/run/batch.js'
import {Cache, cleanCached} from '../src/run/cache.js'
import {cleanHere, type Cleaning} from '../src/run/cleaning.js'
import {Journal} from '../src/run/journal.js'
import {Pool} from '../src/run/pool.js'
import type {ShardNumber} from '../src/run/shard-number.js'
import {certify} from '../src/certify/certificate.js'
import type {Outcome} from '../src/types.js'

const clean = createCleaner({rules: builtinRules.filter(rule => rule.id === 'doubled-word')})
const here = cleanHere(() => clean)
const good = 'The vote was held on Sunday.'
const bad = 'The minister lost the the vote.'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
})
afterEach(async () => {
  await rm(folder, {recursive: true})
})

interface Settings {
  readonly cleaning?: Cleaning
  readonly journal?: Journal
  readonly shard?: ShardNumber
  readonly tellsTexts?: boolean
  readonly inPlace?: boolean
  /** Break off when so many outcomes were told. */
  readonly breakAfter?: number
}

async function run(settings: Settings = {}): Promise<Outcome[]> {
  const {cleaning = here, journal, shard, tellsTexts, inPlace = false, breakAfter} = settings
  const targets = {of: ({below}: Source) => path.join(folder, 'out', below), has: () => false}
  const destinationFor = destinations({}, inPlace ? undefined : targets, 'run')
  const {sources} = await findSources([path.join(folder, 'in')])
  const options = {cleaning, journal, shard, tellsTexts, destinationFor, fields: {}, stdin: process.stdin}
  const outcomes: Outcome[] = []
  for await (const outcome of runBatch(sources, options)) {
    outcomes.push(outcome)
    if (outcomes.length === breakAfter) break
  }
  return outcomes
}

async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, 'in', name)), {recursive: true})
    await writeFile(path.join(folder, 'in', name), content)
  }
}

/** Every file below a folder with its content. */
async function filesOf(name: string): Promise<Record<string, string>> {
  const root = path.join(folder, name)
  const names = await readdir(root, {recursive: true}).catch(() => [])
  const files = await Promise.all(
    names.sort().map(async one => [one, await readFile(path.join(root, one), 'utf8').catch(() => undefined)] as const)
  )
  return Object.fromEntries(files.flatMap(([one, content]) => (content === undefined ? [] : [[one, content]])))
}

/** Some articles in files and lines, among them broken ones; lines enough for several stretches, with little to read. */
async function layMany(): Promise<void> {
  const filler = '—'.repeat(500)
  const lines = Array.from({length: 2000}, (_, index) =>
    index % 500 === 7
      ? `broken ${index}`
      : JSON.stringify({id: index, text: `${index % 3 === 0 ? bad : good} ${filler}`})
  )
  await lay({'a.txt': bad, 'b.md': good, 'sub/c.txt': `${bad}\n`, 'd.jsonl': `${lines.join('\n')}\n`, 'e.txt': bad})
}

describe('the number of workers changes nothing', () => {
  test.for([1, 2, 4])('with %i', async workers => {
    await lay({
      'a.txt': bad,
      'b.jsonl': Array.from({length: 500}, (_, id) => JSON.stringify({id, text: `${bad} ${id}`})).join('\n')
    })
    const alone = await run()
    const written = await filesOf('out')
    await rm(path.join(folder, 'out'), {recursive: true})
    const recipe = {
      settings: {packs: [], rules: {}, exclude: [], overrides: [], ignore: [], budget: {}},
      folder,
      rules: [],
      kinds: [],
      fix: 'safe',
      language: 'en',
      failOn: 'warning',
      budget: defaultBudget
    } satisfies CleanerRecipe
    const rules = Object.fromEntries(builtinRules.flatMap(({id}) => (id === 'doubled-word' ? [] : [[id, 'off']])))
    const cleaning = new Pool({
      workers,
      recipe: {...recipe, settings: {...recipe.settings, rules}},
      module: new URL('./workers/clean.js', import.meta.url)
    })
    try {
      expect(await run({cleaning})).toEqual(alone)
    } finally {
      await cleaning.close()
    }
    expect(await filesOf('out')).toEqual(written)
  })

  test('nor does the order in which batches are done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), {minLength: 1, maxLength: 12}), async delays => {
        const texts = delays.map((_, index) => `${index} ${'x'.repeat(40_000)}`)
        await lay({'a.jsonl': texts.map(text => JSON.stringify({text})).join('\n')})
        let turn = 0
        const cleaning: Cleaning = {
          ...here,
          width: 4,
          clean: async some => {
            await new Promise(resolve => setTimeout(resolve, delays[turn++ % delays.length]))
            return here.clean(some)
          }
        }
        const outcomes = await run({cleaning})
        expect(outcomes.map(one => one.type === 'cleaned' && one.article.text)).toEqual(texts)
      }),
      {numRuns: 20}
    )
  })
})

describe('a run that is broken off goes on', () => {
  const journal = () => new Journal(path.join(folder, 'out'), 'run', true)
  const first = async (breakAfter: number, inPlace = false) => {
    const broken = new Journal(path.join(folder, 'out'), 'run', false)
    const outcomes = await run({journal: broken, breakAfter, inPlace})
    broken.close()
    return outcomes
  }

  test.for([1, 2, 3, 500, 1500, 2003, 2004])('after %i outcomes, into a folder', async breakAfter => {
    await layMany()
    const whole = await run()
    const written = await filesOf('out')
    await rm(path.join(folder, 'out'), {recursive: true})
    await first(breakAfter)
    const second = journal()
    let cleanedAgain = 0
    const cleaning: Cleaning = {...here, clean: some => ((cleanedAgain += some.length), here.clean(some))}
    expect(await run({journal: second, cleaning, tellsTexts: true})).toEqual(whole)
    second.finish()
    expect(await filesOf('out')).toEqual(written)
    if (breakAfter === 1500) expect(cleanedAgain).toBeLessThan(1500)
  })

  test.for([1, 2, 500, 2003])('after %i outcomes, in place', async breakAfter => {
    await layMany()
    const before = await filesOf('in')
    const whole = await run({inPlace: true})
    const written = await filesOf('in')
    await lay(before)
    await first(breakAfter, true)
    const second = journal()
    expect(await run({journal: second, inPlace: true, tellsTexts: true})).toEqual(whole)
    second.finish()
    expect(await filesOf('in')).toEqual(written)
  })

  test('without reading again what is finished, when nobody asks for texts', async () => {
    await lay({'a.txt': bad, 'b.txt': good})
    await first(2)
    const second = journal()
    const cleaned: string[] = []
    const cleaning: Cleaning = {
      ...here,
      clean: some => {
        cleaned.push(...some.map(({text}) => text))
        return here.clean(some)
      }
    }
    const [one, two] = await run({journal: second, cleaning})
    expect(cleaned).not.toContain(bad)
    expect(second.takenOver).toBe(2 - cleaned.length)
    expect(one).toMatchObject({type: 'cleaned', article: {text: ''}, result: {verdict: 'publish after fixes'}})
    expect(two).toMatchObject({type: 'cleaned', article: {path: path.join(folder, 'in', 'b.txt')}})
  })

  test('with what was changed in between', async () => {
    await lay({'a.txt': bad, 'b.txt': bad, 'c.txt': good})
    await first(3)
    await lay({'a.txt': `${bad} ${bad}`})
    await writeFile(path.join(folder, 'out', 'b.txt'), 'broken')
    const second = journal()
    await run({journal: second})
    second.finish()
    expect(await filesOf('out')).toEqual({
      'a.txt': 'The minister lost the vote. The minister lost the vote.',
      'b.txt': 'The minister lost the vote.',
      'c.txt': good
    })
  })

  test('with a copy of what cannot be read', async () => {
    const broken = '<rss><item></rss>'
    await lay({'a.txt': bad, 'b.xml': broken, 'c.txt': bad})
    const whole = await run()
    expect(whole.map(one => one.type)).toEqual(['cleaned', 'unreadable', 'cleaned'])
    const written = await filesOf('out')
    expect(written).toMatchObject({'b.xml': broken})
    for (const breakAfter of [1, 2, 3]) {
      await rm(path.join(folder, 'out'), {recursive: true})
      await first(breakAfter)
      const second = journal()
      expect(await run({journal: second, tellsTexts: true})).toEqual(whole)
      second.finish()
      expect(await filesOf('out')).toEqual(written)
    }
  })

  test('with a last line that was cut off', async () => {
    await lay({'a.txt': bad, 'b.txt': bad})
    await first(2)
    const file = path.join(folder, 'out', '.copydesk-run.journal')
    const lines = await readFile(file, 'utf8')
    await writeFile(file, lines.slice(0, -20))
    const second = journal()
    expect(await run({journal: second})).toHaveLength(2)
    second.close()
    const third = journal()
    expect([...third.entries(path.join(folder, 'in', 'b.txt'))]).toHaveLength(1)
    third.finish()
  })
})

const unchanged = {
  ledger: {decisions: [], edits: []},
  verdict: 'publish',
  reasons: [],
  certificate: certify('', '', [])
} as const

describe('a cache', () => {
  const open = (bound?: number) => new Cache(path.join(folder, 'cache'), () => 'settings', bound)

  test('gives what cleaning would', async () => {
    await layMany()
    const whole = await run()
    expect(await run({cleaning: cleanCached(open(), here)})).toEqual(whole)
    const nothing: Cleaning = {
      ...here,
      clean: some =>
        Promise.resolve(
          some.map(() => {
            throw new Error('cleaned')
          })
        )
    }
    expect(await run({cleaning: cleanCached(open(), nothing)})).toEqual(whole)
  })

  test('takes nothing that is damaged', async () => {
    const cache = open()
    const key = cache.keyOf({path: 'a', text: bad})
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), async (place, byte) => {
        cache.put(key, unchanged)
        const file = path.join(folder, 'cache', key.slice(0, 2), key.slice(2))
        const bytes = await readFile(file)
        const damaged = Buffer.from(bytes)
        damaged[place % bytes.length] = byte
        await writeFile(file, place % 3 === 0 ? damaged.subarray(0, place % bytes.length) : damaged)
        const found = cache.get(key)
        if (!(await readFile(file)).equals(bytes)) expect(found).toBeUndefined()
      })
    )
  })

  test('tells one text apart from the same of another type', () => {
    const cache = open()
    expect(cache.keyOf({path: 'a', text: bad, type: 'html'})).not.toBe(cache.keyOf({path: 'a', text: bad}))
    expect(cache.keyOf({path: 'a', text: bad, type: 'text'})).toBe(cache.keyOf({path: 'a', text: bad}))
  })

  test('tells texts apart that only differ in half characters', () => {
    const cache = open()
    expect(cache.keyOf({path: 'a', text: '\uD800'})).not.toBe(cache.keyOf({path: 'a', text: '\uFFFD'}))
  })

  test('stays within its bound', async () => {
    const bound = 256 * 4096 * 4
    const cache = open(bound)
    for (let index = 0; index < 3000; index++) cache.put(cache.keyOf({path: 'a', text: String(index)}), unchanged)
    const files = Object.keys(await filesOf('cache'))
    expect(files.length).toBeGreaterThan(500)
    expect(files.length * 4096).toBeLessThanOrEqual(bound)
  })
})

describe('shards', () => {
  test.for([1, 2, 3, 7])('in %i parts are the whole, each article in one', async count => {
    await layMany()
    const whole = await run()
    const lines = (await filesOf('out'))['d.jsonl']?.split('\n') ?? []
    const placeOf = (one: Outcome): string => {
      const {path: file, line} = one.type === 'cleaned' ? one.article : one.unreadable
      return `${file}:${line}`
    }
    const places: string[] = []
    const parts: string[][] = []
    for (let index = 1; index <= count; index++) {
      await rm(path.join(folder, 'out'), {recursive: true})
      places.push(...(await run({shard: {index, count}})).map(placeOf))
      parts.push((await filesOf('out'))['d.jsonl']?.split('\n').slice(0, -1) ?? [])
    }
    expect(places.sort()).toEqual(whole.map(placeOf).sort())
    expect(parts.flat().sort()).toEqual(lines.slice(0, -1).sort())
    for (const part of parts) expect(part).toEqual(lines.filter(line => part.includes(line)))
  })

  test('do not depend on where the folder lies', async () => {
    const names = Array.from({length: 20}, (_, index) => `${index}.txt`)
    await lay(Object.fromEntries(names.map(name => [name, good])))
    await run({shard: {index: 1, count: 4}})
    expect(Object.keys(await filesOf('out'))).toEqual(['1.txt', '19.txt', '2.txt', '4.txt', '5.txt', '7.txt', '8.txt'])
  })
})

test('a file that was written again with the same time is cleaned again by a run that goes on', async () => {
  await lay({'a.txt': bad})
  const journal = new Journal(path.join(folder, 'out'), 'run', false)
  await run({journal})
  journal.close()
  const file = path.join(folder, 'in', 'a.txt')
  const {atime, mtime} = await stat(file)
  await writeFile(file, `${bad}${bad}`)
  await utimes(file, atime, mtime)
  const second = new Journal(path.join(folder, 'out'), 'run', true)
  await run({journal: second})
  second.finish()
  expect((await filesOf('out'))['a.txt']).toBe('The minister lost the vote.The minister lost the vote.')
})
