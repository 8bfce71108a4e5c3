import {mkdirSync, writeFileSync} from 'node:fs'
import {setTimeout as wait} from 'node:timers/promises'
import {Queue} from 'bullmq'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Crawl, samples} from './crawl.js'
import {hasRedis, RedisServer} from './redis.js'

const lock = ['--lock', '1', '--workers', '1']

describe.skipIf(!hasRedis)('a stream', () => {
  let crawl: Crawl
  let redis: RedisServer
  const queues: Queue[] = []

  beforeAll(async () => {
    crawl = new Crawl()
    mkdirSync(crawl.place('redis'))
    redis = await RedisServer.start(crawl.place('redis'))
    writeFileSync(crawl.place('copydesk.config.yml'), 'packs: [pack]\n')
  })

  afterAll(async () => {
    for (const queue of queues) await queue.close()
    await redis.kill()
    await crawl.clear()
  })

  const run = (...args: readonly string[]) => crawl.run(['cluster', ...args], redis.url)

  /** As a CMS in any language would. */
  function queueOf(feed: string): Queue {
    const queue = new Queue(`copydesk-feed-${feed}`, {connection: {url: redis.url}})
    queues.push(queue)
    return queue
  }

  async function push(feed: string, texts: readonly string[], ...flags: readonly string[]): Promise<string[]> {
    const file = `${feed}.jsonl`
    writeFileSync(crawl.place(file), texts.map(text => `${JSON.stringify({text})}\n`).join(''))
    const {stdout, stderr, status} = await run('push', file, '--feed', feed, ...flags)
    expect({stderr, status}).toEqual({stderr: '', status: 0})
    return stdout.trim().split('\n')
  }

  const worker = (...feeds: readonly string[]) =>
    crawl.start(['cluster', 'stream', ...feeds.flatMap(feed => ['--feed', feed]), ...lock], redis.url)

  async function verdictOn(feed: string, job: string): Promise<Record<string, unknown>> {
    const {stdout} = await run('verdict', job, '--feed', feed, '--wait', '60')
    return JSON.parse(stdout) as Record<string, unknown>
  }

  /** When each job was begun, in the order of `ids`. */
  async function begun(feed: string, ids: readonly string[]): Promise<number[]> {
    const jobs = await Promise.all(ids.map(id => queueOf(feed).getJob(id)))
    return jobs.map(job => job?.processedOn ?? Number.NaN)
  }

  test('gives a pushed article the verdict of a single process, by the name of its job', async () => {
    const [job = ''] = await push('cms', ['The minister lost the the vote.\n'])
    expect(await run('verdict', job, '--feed', 'cms')).toMatchObject({
      status: 1,
      stdout: `{"job":"${job}","state":"waiting"}\n`
    })
    const {child, ended} = worker('cms')
    expect(await verdictOn('cms', job)).toMatchObject({
      job,
      state: 'done',
      verdict: 'publish after fixes',
      changed: true,
      output: {text: 'The minister lost the vote.\n'},
      ledger: {decisions: [{rule: 'doubled-word', decision: 'apply'}]}
    })
    const lines = await push('cms', ['It rained.\n', 'It snowed.\n'], '--wait', '60')
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([{verdict: 'publish'}, {verdict: 'publish'}])
    child.kill('SIGTERM')
    expect(await ended).toEqual({status: 0, stdout: 'Feeds: cms\n', stderr: ''})
    expect(await run('verdict', 'nobody', '--feed', 'cms')).toMatchObject({
      status: 2,
      stdout: '{"job":"nobody","state":"unknown"}\n'
    })
  })

  test('begins what is urgent first, and of a limited feed no more than its rate, while others go on', async () => {
    const late = await push('limited', ['It rained.\n', 'It rained again.\n', 'It snowed.\n'], '--priority', '9')
    const [early = ''] = await push('limited', ['A flood.\n'], '--priority', '1')
    const free = await push(
      'free',
      Array.from({length: 8}, (_, index) => `It rained ${index} times.\n`)
    )
    const {child, ended} = worker('limited=1/s', 'free')
    const last = late.at(-1) ?? ''
    await verdictOn('limited', last)
    const times = await begun('limited', [early, ...late])
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect((times[3] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2900)
    expect(Math.max(...(await begun('free', free)))).toBeLessThan(times[3] ?? 0)
    child.kill('SIGTERM')
    await ended
  })

  test('keeps what has no verdict as dead letters, which can be pushed again', async () => {
    const broken = await queueOf('odd').add('article', {txt: 'It rained.'})
    const {child, ended} = worker('odd')
    const [bomb = ''] = await push('odd', ['A BOMB.'])
    const [fine = ''] = await push('odd', ['It rained.\n'])
    expect(await verdictOn('odd', fine)).toMatchObject({state: 'done', verdict: 'publish'})
    expect(await verdictOn('odd', bomb)).toMatchObject({
      state: 'done',
      verdict: 'hold',
      fatal: expect.stringContaining('Unexpected need of more than') as unknown
    })
    const failed = {job: broken.id, problem: '#/text: Unexpected missing value, expected string'}
    expect(await verdictOn('odd', broken.id ?? '')).toEqual({...failed, state: 'failed'})
    const dead = (await run('dead', '--feed', 'odd')).stdout.trim().split('\n')
    expect(dead.map(line => JSON.parse(line) as object)).toMatchObject([
      {...failed, article: {txt: 'It rained.'}},
      {job: bomb, article: {text: 'A BOMB.'}}
    ])
    child.kill('SIGTERM')
    await ended
    expect((await run('dead', '--feed', 'odd', '--again')).stdout).toBe('2 articles in the feed again\n')
    expect((await run('dead', '--feed', 'odd')).stdout).toBe('')
    expect(await queueOf('odd').getJobCountByTypes('waiting')).toBe(2)
  })

  test('loses no article of a worker that is killed with signal 9', async () => {
    const texts = Array.from({length: 40}, (_, index) => `${samples[index % samples.length]}\n\nSLOW\n`)
    const jobs = await push('killed', texts)
    const [lost] = [worker('killed'), worker('killed')]
    await verdictOn('killed', jobs[5] ?? '')
    lost.child.kill('SIGKILL')
    const queue = queueOf('killed')
    const done = async () => queue.getJobCounts('completed', 'failed', 'waiting', 'active')
    while ((await done())['completed'] !== jobs.length) await wait(50)
    expect(await done()).toEqual({completed: jobs.length, failed: 0, waiting: 0, active: 0})
  })

  test('tells Prometheus what it does', async () => {
    const [job = ''] = await push('counted', ['The minister lost the the vote.\n'])
    const args = ['cluster', 'stream', '--feed', 'counted', '--metrics-port', '0', ...lock]
    const {child, ended} = crawl.start(args, redis.url)
    const url = await new Promise<string>(resolve =>
      child.stdout?.on('data', chunk => resolve(/http:\S+/u.exec(String(chunk))?.[0] ?? ''))
    )
    await verdictOn('counted', job)
    const text = await (await fetch(url)).text()
    expect(text).toContain('copydesk_stream_articles_total{feed="counted",verdict="publish after fixes"} 1\n')
    expect(text).toContain('copydesk_stream_duration_seconds_count{feed="counted"} 1\n')
    expect(text).toContain('copydesk_stream_jobs{feed="counted",state="dead"} 0\n')
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404)
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
  })
})
