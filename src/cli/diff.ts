import type {ReadOptions} from './options/reading.js'
import {runArticles} from './run-articles.js'
import {openSession} from './session.js'

/** What clean would do, as a unified diff. */
export async function diff(paths: readonly string[], options: ReadOptions): Promise<number> {
  const session = await openSession(paths, options)
  const {hasFailed} = await runArticles(session, {stdout: 'diff', reports: [], tellsHeld: true})
  return hasFailed ? 2 : 0
}
