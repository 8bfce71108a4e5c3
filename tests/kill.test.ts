import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

/** How many times a run is killed; more by `KILLS=20 npx vitest run tests/kill.test.ts`. */
const kills = Number(process.env['KILLS'] ?? 3)
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const samples = readdirSync('samples/dirty')
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(`samples/dirty/${name}`, 'utf8'))

let folder: string
const place = (name: string) => path.join(folder, name)

beforeAll(async () => {
  expect(existsSync(main), 'run `npm run build` first').toBe(true)
  folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-kill-'))
  mkdirSync(place('in'))
  for (let index = 0; index < 400; index++)
    writeFileSync(place(`in/${index}.txt`), samples[index % samples.length] ?? '')
  const line = (id: number) => `${JSON.stringify({id, text: samples[id % samples.length]})}\n`
  writeFileSync(place('in/lines.jsonl'), Array.from({length: 800}, (_, id) => line(id)).join(''))
  expect(await clean(['in', '--out', 'whole'])).toBe(0)
}, 60_000)

afterAll(() => rmSync(folder, {recursive: true}))

/** @returns The exit status; null when it was killed. */
async function clean(args: readonly string[], killedAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, [main, 'clean', ...args, '--quiet'], {cwd: folder, stdio: 'ignore'})
  const timer = killedAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killedAfter)
  const [status] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  return status
}

/** Moments from before the first article to about the end. */
function* moments(): Generator<number> {
  for (let index = 0; index < kills; index++) yield 150 + Math.random() * 1500
}

function filesIn(name: string): string[] {
  return existsSync(place(name))
    ? readdirSync(place(name)).filter(file => /^(?:\d+\.txt|lines\.jsonl)$/u.test(file))
    : []
}

const content = (name: string) => readFileSync(place(name), 'utf8')

describe('kill -9 at any moment', () => {
  test('leaves no half file in a folder, and the next run goes on', {timeout: 300_000}, async () => {
    for (const moment of moments()) {
      await clean(['in', '--out', 'out', '--resume'], moment)
      for (const name of filesIn('out')) expect(content(`out/${name}`)).toBe(content(`whole/${name}`))
    }
    expect(await clean(['in', '--out', 'out', '--resume'])).toBe(0)
    expect(filesIn('out').sort()).toEqual(filesIn('whole').sort())
    for (const name of filesIn('whole')) expect(content(`out/${name}`)).toBe(content(`whole/${name}`))
  })

  test('leaves each article in place as it was or as it will be', {timeout: 300_000}, async () => {
    cpSync(place('in'), place('own'), {recursive: true})
    for (const moment of moments()) {
      await clean(['own', '--write', '--resume'], moment)
      for (const name of filesIn('in'))
        expect([content(`in/${name}`), content(`whole/${name}`)]).toContain(content(`own/${name}`))
    }
    expect(await clean(['own', '--write', '--resume'])).toBe(0)
    for (const name of filesIn('whole')) expect(content(`own/${name}`)).toBe(content(`whole/${name}`))
  })
})
