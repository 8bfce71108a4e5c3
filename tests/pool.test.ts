import {spawnSync} from 'node:child_process'
import {setTimeout} from 'node:timers/promises'
import {afterEach, describe, expect, test} from 'vitest'
import type {BareResult} from '../src/run/bare-result.js'
import {Pool} from '../src/run/pool.js'
import {Thread} from '../src/run/thread.js'

const faulty = new URL('./workers/faulty.js', import.meta.url)
let pool: Pool | undefined

function open(workers: number, module = faulty): Pool {
  pool = new Pool({
    workers,
    recipe: undefined,
    module,
    timeLimit: length => (length === 'LOOP'.length ? 300 : 60_000)
  })
  return pool
}

function cleanAll(workers: number, texts: readonly string[]): Promise<readonly BareResult[]> {
  return open(workers).clean(texts.map(text => ({path: 'a.txt', text})))
}

/** What became of each text: the edit of a good one, the reason of a held one. */
function told(results: readonly BareResult[]): string[] {
  return results.map(({fatal, ledger}) => fatal ?? ledger.edits.map(edit => edit.text).join())
}

afterEach(async () => {
  await pool?.close()
})

describe('a worker that is lost costs one article', () => {
  test('when it exits', async () => {
    expect(told(await cleanAll(1, ['a', 'EXIT', 'b', 'EXIT', 'c']))).toEqual([
      '!',
      'Unexpected end of its worker (status 3), expected an article that can be cleaned',
      '!',
      'Unexpected end of its worker (status 3), expected an article that can be cleaned',
      '!'
    ])
  })

  test('when an article takes for ever', async () => {
    expect(told(await cleanAll(2, ['a', 'LOOP', 'b']))).toEqual([
      '!',
      'Unexpected cleaning time above 0.3 s, expected an article that can be cleaned',
      '!'
    ])
  })

  test('when an article needs all the memory', async () => {
    const [, fatal, last] = told(await cleanAll(1, ['a', 'MEMORY', 'b']))
    expect(fatal).toMatch(/^Unexpected need of more than \d+ MB of memory, expected an article that can be cleaned$/u)
    expect(last).toBe('!')
  })

  test('and none when the article can be cleaned alone', async () => {
    expect(told(await cleanAll(1, ['a', 'ONCE', 'b']))).toEqual(['!', '!', '!'])
  })
})

test('a worker that ends while it has nothing to do costs no article', async () => {
  const cleaning = open(1)
  for (const text of ['LATER', 'a', 'LATER', 'b']) {
    expect(told(await cleaning.clean([{path: 'a.txt', text}]))).toEqual(['!'])
    await setTimeout(100)
  }
})

test('a thread that has ended loses what it is given', async () => {
  const timeLimit = () => 60_000
  const thread = new Thread({module: faulty, recipe: undefined, resourceLimits: {}, timeLimit})
  await thread.end()
  expect(thread.isGone).toBe(true)
  expect(await thread.run({type: 'texts', texts: [{path: 'a.txt', text: 'a'}]})).toMatchObject({type: 'lost', at: -1})
})

test('a cleaner that throws costs its article and no worker', async () => {
  const [first, second] = await cleanAll(1, ['THROW', 'a'])
  expect(first).toMatchObject({
    ledger: {decisions: [], edits: []},
    verdict: 'hold',
    reasons: ['Unexpected failure, expected none: no way'],
    fatal: 'Unexpected failure, expected none: no way'
  })
  expect(second?.fatal).toBeUndefined()
})

test('a large article has a worker of its own and keeps its place', async () => {
  const large = 'a'.repeat((1 << 20) + 1)
  const results = await cleanAll(2, ['a', large, 'b'])
  expect(results.map(({ledger}) => ledger.edits[0]?.range[0])).toEqual([1, large.length, 1])
})

test('where no worker starts, everything that waits for one fails', async () => {
  const cleaning = open(1, new URL('./workers/unready.js', import.meta.url))
  const texts = [{path: 'a', text: 'a'}]
  const ended = await Promise.allSettled([cleaning.clean(texts), cleaning.clean(texts), cleaning.clean(texts)])
  const reasons = ended.map(one => (one.status === 'rejected' ? String(one.reason) : 'cleaned'))
  for (const one of reasons) expect(one).toMatch(/^Error: Worker threads do not start \(.*cannot be loaded\): check /u)
})

test('where every worker is lost before it begins, the articles are held', async () => {
  const cleaning = open(2, new URL('./workers/leaving.js', import.meta.url))
  const problem = 'Unexpected end of its worker (status 4), expected an article that can be cleaned'
  expect(
    told(
      await cleaning.clean([
        {path: 'a', text: 'a'},
        {path: 'b', text: 'b'}
      ])
    )
  ).toEqual([problem, problem])
})

test('each worker is told of when it runs, before it takes work', async () => {
  const told: string[] = []
  pool = new Pool({workers: 1, recipe: undefined, module: faulty, onStart: () => told.push('started')})
  await pool.clean([{path: 'a.txt', text: 'a'}]).then(() => told.push('cleaned'))
  expect(told).toEqual(['started', 'cleaned'])
})

test('the engine knows every flag that is set', () => {
  const all = "import('./src/run/engine.ts').then(engine => Object.values(engine).forEach(one => one.call?.()))"
  const {status, stderr} = spawnSync(process.execPath, ['--import', 'tsx', '--eval', all], {encoding: 'utf8'})
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
