/**
 * `npm run bench:cluster [-- ARTICLES]`: 100,000 articles on one worker, on two, and without a queue, with a Redis of its own; writes
 * the figures into docs/scale.md. Wants a machine with two free processors.
 */
import {type ChildProcess, spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import prettier from 'prettier'
import {cleanHeavy} from './corpus.js'
import {type Cost, scaleFigures} from './scale-page.js'

const cli = path.resolve('dist/cli/main.js')
const page = path.resolve('docs/scale.md')
const account = path.resolve('bench/processor-time.mjs')
const count = Number(process.argv[2] ?? 100_000)
const port = 7389
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'))
const env = {...process.env, COPYDESK_REDIS: `redis://127.0.0.1:${port}`}

const [load = 0] = os.loadavg()
const bytes = writeInput()
const redis = await startRedis()
try {
  await run('cluster', 'plan', 'in.jsonl', '--out', 'warm')
  await run('cluster', 'plan', 'in.jsonl', '--out', 'single', '--no-queue')
  const alone = await timed([['cluster', 'work', 'single', '--shard', '1/1', '--workers', '1']])
  const plan = await run('cluster', 'plan', 'in.jsonl', '--out', 'one')
  const one = await timed([['cluster', 'work', 'one', '--workers', '1']])
  await run('cluster', 'plan', 'in.jsonl', '--out', 'two')
  const two = await timed(Array.from({length: 2}, () => ['cluster', 'work', 'two', '--workers', '1']))
  const collect = await run('cluster', 'collect', 'one')
  const collectWithReport = await run('cluster', 'collect', 'two', '--report', 'two.json')
  await run('cluster', 'collect', 'single')
  const hashes = await Promise.all(['single', 'one', 'two'].map(out => sha256(`${out}/in.jsonl`)))
  if (new Set(hashes).size !== 1) throw new Error(`Unexpected different outputs: ${hashes.join(', ')}`)
  const figures = {count, bytes, date: new Date(), load, alone, one, two, plan, collect, collectWithReport}
  await write(scaleFigures(figures))
} finally {
  redis.kill('SIGKILL')
  rmSync(folder, {recursive: true})
}

/** Bulk by bulk: so many articles are more than one string can hold. */
function writeInput(): number {
  const file = path.join(folder, 'in.jsonl')
  const {articles} = cleanHeavy(Math.min(count, 5000))
  let written = 0
  for (let start = 0; start < count; start += articles.length) {
    const lines = articles
      .slice(0, count - start)
      .map((text, index) => `${JSON.stringify({id: start + index, text})}\n`)
      .join('')
    appendFileSync(file, lines)
    written += Buffer.byteLength(lines)
  }
  return written
}

async function startRedis(): Promise<ChildProcess> {
  const settings = ['--appendonly', 'yes', '--save', '', '--dir', folder, '--bind', '127.0.0.1']
  const child = spawn('redis-server', ['--port', String(port), ...settings], {stdio: ['ignore', 'pipe', 'inherit']})
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) break
  return child
}

function run(...args: readonly string[]): Promise<Cost> {
  return timed([args])
}

/** From the start of the first to the end of the last. */
async function timed(commands: readonly (readonly string[])[]): Promise<Cost> {
  const began = performance.now()
  const processor = await Promise.all(commands.map(processorTime))
  const cost = {wall: (performance.now() - began) / 1000, processor: processor.reduce((sum, one) => sum + one, 0)}
  const names = commands.map(args => args.slice(1, 3).join(' ')).join(' + ')
  console.log(`${names}: ${cost.wall.toFixed(1)} s, ${cost.processor.toFixed(1)} s of processor time`)
  return cost
}

/** @throws {Error} The program failed. */
async function processorTime(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', account, cli, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe']
  })
  let told = ''
  child.stdio[3]?.on('data', chunk => (told += String(chunk)))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0) throw new Error(`Unexpected end of ${args.join(' ')} with ${status}`)
  return Number(told)
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path.join(folder, file))) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function write(figures: string): Promise<void> {
  const begin = '<!-- npm run bench:cluster -->'
  const [head = '', rest = ''] = readFileSync(page, 'utf8').split(begin)
  const text = `${head}${begin}\n\n${figures}\n\n${rest.slice(rest.indexOf('<!-- end -->'))}`
  const options = await prettier.resolveConfig(page)
  writeFileSync(page, await prettier.format(text, {...options, filepath: page}))
}
