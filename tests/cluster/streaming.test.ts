import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Crawl, main} from './crawl.js'

let crawl: Crawl

beforeAll(async () => {
  crawl = new Crawl()
  crawl.writeLines('in.jsonl', 60)
  await crawl.run(['clean', 'in.jsonl', '--out', 'whole'])
})
afterAll(() => crawl.clear())

describe('lines that come one by one', () => {
  test.for([
    {what: 'are answered one by one', options: []},
    {what: 'are kept in a cache, and answered one by one', options: ['--cache', 'cache']}
  ])('$what, in their order, before the next one is sent', async ({options}) => {
    const {child, ended} = crawl.start(['clean', '-', '--line-buffered', '--quiet', ...options])
    let told = ''
    let answered: (() => void) | undefined
    child.stdout?.on('data', chunk => {
      told += String(chunk)
      if (told.endsWith('\n')) answered?.()
    })
    const answers: string[] = []
    for (const line of crawl.read('in.jsonl').split(/(?<=\n)/u)) {
      told = ''
      const answer = new Promise<void>(resolve => (answered = resolve))
      child.stdin?.write(line)
      await answer
      answers.push(told)
    }
    child.stdin?.end()
    expect(await ended).toMatchObject({status: 0, stderr: ''})
    expect(answers.every(one => one.split('\n').length === 2)).toBe(true)
    expect(answers.join('')).toBe(crawl.read('whole/in.jsonl'))
    expect(existsSync(path.join(crawl.folder, 'cache'))).toBe(options.length > 0)
  })

  test('are as many as came, whatever they are', async () => {
    const lines = ['{"text": "The end of of it."}', '', 'no JSON', '{"id": 1}', '[]', '{"text": "The the last."}']
    const {child, ended} = crawl.start(['clean', '-', '--line-buffered', '--quiet'])
    child.stdin?.end(lines.join('\r\n'))
    const {stdout, status} = await ended
    expect(stdout.split('\r\n')).toEqual(['{"text": "The end of it."}', ...lines.slice(1, 5), '{"text": "The last."}'])
    expect(status).toBe(2)
  })
})

const hasParallel = process.env['CI'] !== undefined || spawnSync('parallel', ['--version']).status === 0

test.skipIf(!hasParallel)('GNU parallel gives the lines of a single process, in their order', () => {
  const script = `parallel --will-cite --pipepart -a in.jsonl --block -1 -j2 --keep-order "node ${main} clean - --input-format jsonl --quiet" > parallel.jsonl`
  expect(spawnSync('bash', ['-c', script], {cwd: crawl.folder, encoding: 'utf8'})).toMatchObject({
    status: 0,
    stderr: ''
  })
  expect(crawl.read('parallel.jsonl')).toBe(crawl.read('whole/in.jsonl'))
})
