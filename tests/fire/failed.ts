import {createHash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TextType} from '../../src/types.js'

/** An article of which a promise once did not hold. It is held against all of them for ever. */
interface FailedArticle {
  /** What was told, shortened. */
  readonly problem: string
  /** With which it was made; left out: by hand. */
  readonly seed?: number
  readonly type: TextType
  readonly text: string
}

const folder = fileURLToPath(new URL('failed', import.meta.url))

/** @returns By the name of the fixture. */
export function failedArticles(): [string, FailedArticle][] {
  const names = readdirSync(folder).filter(name => name.endsWith('.json'))
  return names.map(name => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as FailedArticle])
}

/** Keep an article as a fixture. @returns Its file. */
export function keep(failed: FailedArticle): string {
  mkdirSync(folder, {recursive: true})
  const word = /^[a-z]+(?: [a-z]+)*/u.exec(failed.problem)?.[0].replaceAll(' ', '-') ?? 'failure'
  const hash = createHash('sha256').update(failed.text).digest('hex').slice(0, 8)
  const file = path.join(folder, `${word}-${hash}.json`)
  const problem = failed.problem.slice(0, 200)
  writeFileSync(file, `${JSON.stringify({...failed, problem}, undefined, 2)}\n`)
  return file
}

/**
 * A text as short as can be that still fails: stretches go as long as it does.
 *
 * @param most Milliseconds.
 */
export function shorten(text: string, fails: (shorter: string) => boolean, most = 30_000): string {
  const end = performance.now() + most
  let short = text
  for (let size = short.length >> 1, before = ''; size >= 1; size = size === 1 && before !== short ? 1 : size >> 1) {
    before = short
    for (let at = 0; at + size <= short.length && performance.now() < end;) {
      const shorter = short.slice(0, at) + short.slice(at + size)
      if (!/\p{Cs}/u.test(shorter) && fails(shorter)) short = shorter
      else at += size
    }
  }
  return short
}
