import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {parquetWriteBuffer} from 'hyparquet-writer'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Crawl, samples} from './crawl.js'
import {hasRedis, RedisServer} from './redis.js'

let crawl: Crawl

beforeAll(() => (crawl = new Crawl()))
afterAll(() => crawl.clear())

/** All files below a folder, with their bytes. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(crawl.place(folder), {recursive: true, withFileTypes: true, encoding: 'utf8'})
  const files = entries.filter(one => one.isFile()).map(one => `${one.parentPath}/${one.name}`)
  const root = `${crawl.place(folder)}/`
  return Object.fromEntries(files.sort().map(file => [file.slice(root.length), readFileSync(file).toString('base64')]))
}

function writeFormats(): void {
  mkdirSync(crawl.place('in/news'), {recursive: true})
  for (const [index, text] of samples.slice(0, 6).entries()) writeFileSync(crawl.place(`in/news/${index}.txt`), text)
  crawl.writeLines('in/long.jsonl', 40, index => (index === 7 ? 'Nothing to mend.' : (samples[index % 9] ?? '')))
  crawl.writeLines('in/short.jsonl', 2)
  writeFileSync(crawl.place('in/long.jsonl'), '{broken\n\n{"text": "The end of of it."}', {flag: 'a'})
  crawl.writeLines('packed.jsonl', 12)
  writeFileSync(crawl.place('in/packed.jsonl.gz'), gzipSync(readFileSync(crawl.place('packed.jsonl'))))
  writeFileSync(crawl.place('in/table.csv'), 'id,text\n1,The minister lost the the vote.\n2,Nothing to mend.\n')
  const texts = Array.from({length: 30}, (_, index) => samples[index % samples.length] ?? '')
  const columnData = [
    {name: 'id', data: texts.map((_, index) => `row-${index}`), type: 'STRING' as const},
    {name: 'text', data: texts, type: 'STRING' as const}
  ]
  writeFileSync(crawl.place('in/rows.parquet'), Buffer.from(parquetWriteBuffer({columnData, rowGroupSize: 5})))
}

test('without a queue, all formats come out as from a single process, and its report is proved', async () => {
  writeFormats()
  const single = await crawl.run(['clean', 'in', '--out', 'whole', '--report', 'whole.json'])
  const planned = await crawl.run(['cluster', 'plan', 'in', '--out', 'out', '--shard-size', '8k', '--no-queue'])
  expect(planned).toMatchObject({status: 0, stderr: ''})
  expect(planned.stdout).toMatch(/^\d+ shards of (?:0\.1 MB|\d+ kB)\nWork: copydesk cluster work out --shard i\/n\n$/u)
  const shards = crawl.read('out/.copydesk-cluster/shards.jsonl')
  expect(shards).toMatch(/rows\.parquet.*"part"/u)
  expect(shards).toMatch(/long\.jsonl.*"part"/u)
  const shares = ['1/2', '2/2'].map(share => crawl.run(['cluster', 'work', 'out', '--shard', share, '--workers', '1']))
  for (const ended of await Promise.all(shares)) expect(ended).toMatchObject({status: 0, stderr: ''})
  const again = await crawl.run(['cluster', 'work', 'out', '--shard', '1/1', '--quiet'])
  expect(again).toEqual({status: 0, stderr: '', stdout: ''})
  const collected = await crawl.run(['cluster', 'collect', 'out', '--report', 'out.json'])
  expect(collected).toMatchObject({status: single.status, stderr: single.stderr.split('\n')[0] + '\n'})
  expect(tree('out')).toEqual(tree('whole'))
  expect(crawl.report('out.json', 'out')).toBe(crawl.report('whole.json', 'whole'))
  expect(await crawl.run(['verify', 'out.json'])).toMatchObject({status: 0})
})

describe.skipIf(!hasRedis)('with a queue', () => {
  let redis: RedisServer
  const run = (...args: readonly string[]) => crawl.run(['cluster', ...args], redis.url)

  beforeAll(async () => {
    mkdirSync(crawl.place('redis'))
    redis = await RedisServer.start(crawl.place('redis'))
    crawl.writeLines('lines.jsonl', 24)
    await crawl.run(['clean', 'lines.jsonl', '--out', 'whole-lines'])
  })
  afterAll(() => redis.kill())

  test('an article that needs all the memory costs itself and not its shard', async () => {
    writeFileSync(crawl.place('bomb.yml'), 'packs: [pack]\n')
    crawl.writeLines('bombs.jsonl', 8, index => (index === 3 ? 'A BOMB.' : (samples[index] ?? '')))
    const config = ['--config', 'bomb.yml']
    await crawl.run([
      'clean',
      'bombs.jsonl',
      '--out',
      'defused',
      '--report',
      'defused.json',
      '--workers',
      '1',
      ...config
    ])
    await run('plan', 'bombs.jsonl', '--out', 'bombs', ...config)
    expect(await run('work', 'bombs', '--workers', '1')).toMatchObject({
      stdout: '1 shard here, 8 articles\nIt is done: copydesk cluster collect bombs\n',
      status: 0
    })
    await run('collect', 'bombs', '--report', 'bombs.json')
    expect(crawl.read('bombs/bombs.jsonl')).toBe(crawl.read('defused/bombs.jsonl'))
    expect(crawl.report('bombs.json', 'bombs')).toBe(crawl.report('defused.json', 'defused'))
    const {articles} = JSON.parse(crawl.read('bombs.json')) as {articles: {verdict: string; reasons: string[]}[]}
    const held = articles.flatMap(({verdict, reasons}, index) => (verdict === 'hold' ? [[index, ...reasons]] : []))
    expect(held).toEqual([[3, expect.stringMatching(/^Unexpected need of more than \d+ MB of memory/u)]])
  })

  test('a shard that nobody can clean is set aside with its error, and is done when it is planned again', async () => {
    const plan = ['plan', 'lines.jsonl', '--out', 'fragile', '--shard-size', '16k']
    await run(...plan)
    renameSync(crawl.place('lines.jsonl'), crawl.place('elsewhere'))
    const failed = await run('work', 'fragile', '--workers', '2', '--quiet')
    expect(failed.stderr).toContain('Unexpected lack of `lines.jsonl`, expected it as it was when the plan was made')
    expect(failed.status).toBe(2)
    const status = await run('status', 'fragile')
    expect(status.stdout).toMatch(/^0 of 3 shards done, 0 under way, 0 waiting, 3 set aside\n/u)
    expect(status.stdout).toMatch(/\n0000000-\w+: Unexpected lack of .* \(tried 3 times\)\n/u)
    expect(status.status).toBe(1)
    expect((await run('collect', 'fragile')).stderr).toContain('Unexpected 3 of 3 shards that are not finished')
    renameSync(crawl.place('elsewhere'), crawl.place('lines.jsonl'))
    expect((await run(...plan)).stdout).toContain('3 shards in the queue\n')
    expect((await run('work', 'fragile', '--workers', '1')).stdout).toContain('All 3 are done')
    await expectCollected('fragile')
  })

  test('a shard that was spoilt since is found and cleaned again', async () => {
    const plan = ['plan', 'lines.jsonl', '--out', 'spoilt', '--shard-size', '16k']
    await run(...plan)
    await run('work', 'spoilt')
    const shards = readdirSync(crawl.place('spoilt/.copydesk-cluster/0000')).filter(name => name.endsWith('.out'))
    const second = crawl.place('spoilt/.copydesk-cluster/0000', shards[1] ?? '')
    writeFileSync(second, readFileSync(second, 'utf8').replace('a', 'b'))
    const refused = await run('collect', 'spoilt')
    expect(refused.stderr).toContain('Unexpected shard that is not as it was written (`0000001-')
    expect(refused.status).toBe(2)
    expect(existsSync(crawl.place('spoilt/lines.jsonl'))).toBe(false)
    expect((await run(...plan)).stdout).toContain('1 shard in the queue\n')
    await run('work', 'spoilt')
    await expectCollected('spoilt')
  })

  test('a shard whose manifest was spoilt since is cleaned again', async () => {
    const plan = ['plan', 'lines.jsonl', '--out', 'torn', '--shard-size', '16k']
    await run(...plan)
    await run('work', 'torn')
    const folder = crawl.place('torn/.copydesk-cluster/0000')
    const [first = '', second = ''] = readdirSync(folder).filter(name => name.endsWith('.json'))
    truncateSync(path.join(folder, first), 40)
    writeFileSync(path.join(folder, second), '{"summary": 1}')
    expect((await run('collect', 'torn')).stderr).toContain('Unexpected 2 of 3 shards that are not finished')
    expect((await run(...plan)).stdout).toContain('2 shards in the queue\n')
    await run('work', 'torn')
    await expectCollected('torn')
  })

  test('a folder keeps its plan, until another one is forced', async () => {
    await run('plan', 'lines.jsonl', '--out', 'kept')
    const other = ['plan', 'lines.jsonl', '--out', 'kept', '--fix', 'suggested']
    expect((await run(...other)).stderr).toContain('Unexpected folder `kept` with another plan')
    expect(await run(...other, '--force')).toMatchObject({status: 0, stderr: ''})
    const place = crawl.place('kept/.copydesk-cluster/plan.json')
    writeFileSync(place, readFileSync(place, 'utf8').replace(/"settings":"\w+"/u, '"settings":"another"'))
    expect((await run('work', 'kept')).stderr).toContain('Unexpected plan of Copydesk 0.1.0 or of other rules')
  })

  async function expectCollected(out: string): Promise<void> {
    expect(await run('collect', out)).toMatchObject({status: 0, stderr: ''})
    expect(tree(out)).toEqual(tree('whole-lines'))
  }
})
