import {mkdirSync, writeFileSync} from 'node:fs'
import {setTimeout as wait} from 'node:timers/promises'
import {Queue} from 'bullmq'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Crawl, samples} from './crawl.js'
import {hasRedis, Network, RedisServer} from './redis.js'

const articles = 90

/** A worker that is silent for a second is taken for lost. */
const lock = ['--lock', '1', '--workers', '1']

describe.skipIf(!hasRedis)('the collected output is that of a single process', () => {
  let crawl: Crawl
  let redis: RedisServer
  let whole: string

  beforeAll(async () => {
    crawl = new Crawl()
    mkdirSync(crawl.place('redis'))
    redis = await RedisServer.start(crawl.place('redis'))
    writeFileSync(crawl.place('copydesk.config.yml'), 'packs: [pack]\n')
    crawl.writeLines('in.jsonl', articles, index => `${samples[index % samples.length]}\n\nSLOW ${index}\n`)
    const {status} = await crawl.run(['clean', 'in.jsonl', '--out', 'whole', '--report', 'whole.json'])
    expect(status).toBe(0)
    whole = crawl.sha256('whole/in.jsonl')
  })

  afterAll(async () => {
    await redis.kill()
    await crawl.clear()
  })

  async function plan(out: string): Promise<void> {
    const {stderr, status} = await crawl.run(
      ['cluster', 'plan', 'in.jsonl', '--out', out, '--shard-size', '12k'],
      redis.url
    )
    expect({stderr, status}).toEqual({stderr: '', status: 0})
  }

  /** What the queue of a plan says. */
  async function asked<Value>(out: string, ask: (queue: Queue) => Promise<Value>): Promise<Value> {
    const {run} = JSON.parse(crawl.read(`${out}/.copydesk-cluster/plan.json`)) as {run: string}
    const queue = new Queue(`copydesk-${run}`, {connection: {url: redis.url}})
    return ask(queue).finally(() => queue.close())
  }

  /** Until some shards are done and every one of two workers has one under way. */
  async function untilBusy(out: string): Promise<void> {
    await crawl.untilFinished(out, 3)
    while ((await asked(out, queue => queue.getActiveCount())) < 2) await wait(20)
  }

  /** How many shards were taken from workers that seemed lost. */
  async function taken(out: string): Promise<number> {
    const jobs = await asked(out, queue => queue.getJobs(['completed']))
    return jobs.reduce((sum, job) => sum + job.stalledCounter, 0)
  }

  const work = (out: string, url = redis.url) => crawl.start(['cluster', 'work', out, ...lock], url)

  async function expectWhole(out: string): Promise<void> {
    const {stderr, status} = await crawl.run(['cluster', 'collect', out, '--report', `${out}.json`], redis.url)
    expect({stderr, status}).toEqual({stderr: '', status: 0})
    expect(crawl.sha256(`${out}/in.jsonl`)).toBe(whole)
    expect(crawl.report(`${out}.json`, out)).toBe(crawl.report('whole.json', 'whole'))
  }

  test('when a worker is killed with signal 9 in the middle of a shard', async () => {
    await plan('killed')
    const [lost, other] = [work('killed'), work('killed')]
    await untilBusy('killed')
    lost.child.kill('SIGKILL')
    expect((await other.ended).status).toBe(0)
    expect(await taken('killed')).toBeGreaterThanOrEqual(1)
    await expectWhole('killed')
  })

  test('when Redis is killed with signal 9 and comes back with its append-only file', async () => {
    await plan('restarted')
    const workers = [work('restarted'), work('restarted')]
    await untilBusy('restarted')
    await redis.kill()
    await wait(500)
    await redis.start()
    for (const {ended} of workers) expect((await ended).status).toBe(0)
    await expectWhole('restarted')
  })

  test('when the network to a worker stands still for longer than its lock', async () => {
    await plan('paused')
    const network = await Network.to(redis.port)
    const [cut, other] = [work('paused', network.url), work('paused')]
    await untilBusy('paused')
    network.pause()
    await wait(3000)
    network.resume()
    expect((await cut.ended).status).toBe(0)
    expect((await other.ended).status).toBe(0)
    network.close()
    expect(await taken('paused')).toBeGreaterThanOrEqual(1)
    await expectWhole('paused')
  })

  test('when a worker outlives its lock, and its shard is cleaned twice', async () => {
    await plan('stopped')
    const [sleeper, other] = [work('stopped'), work('stopped')]
    await untilBusy('stopped')
    sleeper.child.kill('SIGSTOP')
    await wait(3000)
    sleeper.child.kill('SIGCONT')
    const {status, stderr} = await sleeper.ended
    expect(stderr).toMatch(/lock/u)
    expect(status).toBe(0)
    expect((await other.ended).status).toBe(0)
    expect(await taken('stopped')).toBeGreaterThanOrEqual(1)
    await expectWhole('stopped')
  })
})
