import {mkdtempSync, rmSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {loadViews} from '../../src/parse/views/load.js'
import {article, type RandomArticle} from '../../tests/fire/articles.js'
import {keep, shorten} from '../../tests/fire/failed.js'
import {keepsAll} from '../../tests/fire/promises.js'
import {type Known, sameEveryWay} from '../../tests/fire/ways.js'
import {clearUp, start} from '../../tests/serve/start.js'

/** Some articles to hold against all promises. */
export interface Chunk {
  readonly seed: number
  readonly runs: number
}

/** What came of a chunk. */
export interface Checked extends Chunk {
  readonly changed: number
  readonly failures: readonly string[]
}

await loadViews()
const {url} = await start()
process.on('message', (chunk: Chunk) => void check(chunk).then(checked => process.send?.(checked)))
process.on('disconnect', () => void clearUp().then(() => process.exit()))

async function check({seed, runs}: Chunk): Promise<Checked> {
  const articles = fc.sample(article, {seed, numRuns: runs})
  const failures: string[] = []
  const known: Known[] = []
  for (const one of articles) {
    try {
      known.push({...one, output: keepsAll(one).output})
    } catch (error) {
      failures.push(kept(one, seed, (error as Error).message))
    }
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-properties-'))
  await sameEveryWay(known, folder, url).catch((error: unknown) => failures.push(`seed ${seed}: ${String(error)}`))
  rmSync(folder, {recursive: true, force: true})
  const changed = known.filter(one => one.output !== one.text).length
  return {seed, runs, changed, failures}
}

/** @returns What fails, and which fixture it became. */
function kept({type, text}: RandomArticle, seed: number, message: string): string {
  const promise = message.slice(0, message.indexOf(':'))
  const short = shorten(text, shorter => problemOf({type, text: shorter})?.startsWith(`${promise}:`) ?? false)
  const problem = problemOf({type, text: short}) ?? message
  return `seed ${seed}: ${keep({problem, seed, type, text: short})}: ${problem.slice(0, 500)}`
}

function problemOf(one: Pick<RandomArticle, 'type' | 'text'>): string | undefined {
  try {
    keepsAll(one)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
