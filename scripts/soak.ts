/**
 * Sends an hour’s worth of articles through `clean`, `serve` and `clean --watch`, and looks at the memory and the open descriptors of each.
 * Linux only.
 *
 *     npm run soak -- [--articles 20000 | --minutes 60] [--only 'clean --watch']
 *
 * 20,000 an hour are half a million a day: a hundred times what a large news agency sends, and what an aggregator of some thousand sources takes
 * in. `--minutes` shares its time among the three, and goes as fast as they do.
 */
import {mkdtempSync, rmSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {feeds, type OpenFeed} from './soak/feeds.js'
import {courseOf, Sampler} from './soak/sampler.js'

const {values} = parseArgs({options: {articles: {type: 'string'}, minutes: {type: 'string'}, only: {type: 'string'}}})
const most =
  values.articles === undefined && values.minutes !== undefined ? Infinity : Number(values.articles ?? 20_000)
const time = values.minutes === undefined ? Infinity : (Number(values.minutes) * 60_000) / Object.keys(feeds).length

const columns = [14, 9, 8, 24, 16, 4]
tellRow('', 'articles', 'minutes', 'MB by quarter', 'descriptors', '')
for (const [name, open] of Object.entries(feeds)) {
  if ((values.only ?? name) === name && !(await soak(name, open))) process.exitCode = 1
}

/** @returns Whether every article came back, and nothing grew. */
async function soak(name: string, open: OpenFeed): Promise<boolean> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-soak-'))
  const feed = await open(folder)
  const sampler = new Sampler(feed.child.pid ?? 0)
  const began = performance.now()
  const given = {count: 0}
  const count = await feed.run(numbers(given))
  sampler.stop()
  rmSync(folder, {recursive: true})
  const {megabytes, descriptors, isFlat} = courseOf(sampler.samples)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  const verdict = isFlat ? 'flat' : 'grows'
  tellRow(name, String(count), minutes, megabytes.map(Math.round).join(' '), descriptors.join(' '), verdict)
  if (count !== given.count) console.log(`${name}: ${given.count - count} of ${given.count} articles lost`)
  return isFlat && count === given.count
}

function* numbers(given: {count: number}): Generator<number> {
  const end = performance.now() + time
  while (given.count < most && performance.now() < end) yield given.count++
}

function tellRow(...cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, index) => cell.padEnd(columns[index] ?? 0))
      .join('  ')
      .trimEnd()
  )
}
