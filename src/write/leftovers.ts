import {createHash, randomBytes} from 'node:crypto'
import {readdirSync, rmSync, statSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {isAlive} from './process.js'

const unfinished = new Set<string>()

/** Other machines may write to the same folder, where process numbers are theirs. */
const host = createHash('sha256').update(os.hostname()).digest('hex').slice(0, 4)

/** A name beside a file for its next content; known as unfinished until `forget`. */
export function temporaryIn(folder: string): string {
  removeLeftovers(folder)
  const temporary = path.join(folder, `.copydesk-${process.pid}-${host}-${randomBytes(4).toString('hex')}.tmp`)
  unfinished.add(temporary)
  return temporary
}

const inUse = new Set<string>()

/** What outlives this run under its name must not go while it lasts, however the clock jumps. */
export function keep(file: string): string {
  inUse.add(file)
  return file
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
    const [temporary, owner, machine = host] =
      /^\.copydesk-(\d+)(?:-([0-9a-f]{4}))?-[0-9a-f]{8}\.tmp$/u.exec(name) ?? []
    const isOver = temporary
      ? !unfinished.has(file) && (age > hour || (machine === host && isGone(Number(owner))))
      : isKept(name) && age > month && !inUse.has(file)
    if (isOver) rmSync(file, {force: true})
  }
}

/** Files of this process that are not known here are of its other threads. */
function isGone(owner: number): boolean {
  return owner !== process.pid && !isAlive(owner)
}

function isKept(name: string): boolean {
  return name.endsWith('.partial') || name.endsWith('.journal')
}
