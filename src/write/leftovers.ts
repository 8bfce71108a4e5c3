import {randomBytes} from 'node:crypto'
import {readdirSync, rmSync, statSync} from 'node:fs'
import path from 'node:path'
import {isAlive} from './process.js'

const unfinished = new Set<string>()

/** A name beside a file for its next content; known as unfinished until `forget`. */
export function temporaryIn(folder: string): string {
  removeLeftovers(folder)
  const temporary = path.join(folder, `.copydesk-${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
  unfinished.add(temporary)
  return temporary
}

export function forget(temporary: string): void {
  unfinished.delete(temporary)
}

/** Remove the temporary files of this run, for when it is interrupted. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, {force: true})
}

const tidied = new Set<string>()
const hour = 3_600_000

/** What is kept to go on with a broken run goes when nobody did for a month. */
const month = 720 * hour

/** Temporary files of runs that were killed. One of a run that may still be alive stays, unless it is an hour old. */
function removeLeftovers(folder: string): void {
  if (tidied.has(folder)) return
  tidied.add(folder)
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('.copydesk-')) continue
    const file = path.join(folder, name)
    const age = Date.now() - (statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? Date.now())
    const owner = /^\.copydesk-(\d+)-[0-9a-f]{8}\.tmp$/u.exec(name)?.[1]
    const isOver = owner
      ? !unfinished.has(file) && (!isAlive(Number(owner)) || age > hour)
      : isKept(name) && age > month
    if (isOver) rmSync(file, {force: true})
  }
}

function isKept(name: string): boolean {
  return name.endsWith('.partial') || name.endsWith('.journal')
}
