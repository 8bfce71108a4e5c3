import {randomBytes} from 'node:crypto'
import {readdirSync, rmSync, statSync} from 'node:fs'
import {type FileHandle, mkdir, open, realpath, rename, rm, stat} from 'node:fs/promises'
import path from 'node:path'
import {codeOf, describe} from '../read/problem.js'

/** A file could not be written; what stood there still does. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/** The next content of a file, written beside it and then put in its place in one step. */
interface Replacement {
  readonly path: string
  write(bytes: Uint8Array | string): Promise<void>
  /** Put it in place, keeping the permissions of what stood there. */
  commit(): Promise<void>
  /** Does nothing after `commit`. */
  discard(): Promise<void>
}

/**
 * Start to replace a file. Nothing is created before much was written, or the commit.
 *
 * @throws {WriteError} From its methods: it names the file and the cause, and the temporary file is gone.
 */
export function replaceFile(file: string): Replacement {
  let handle: FileHandle | undefined
  let temporary: string | undefined
  let target = file
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const discard = async () => {
    await handle?.close().catch(() => undefined)
    if (temporary) await rm(temporary, {force: true}).catch(() => undefined)
    if (temporary) unfinished.delete(temporary)
    handle = temporary = undefined
  }
  const attempt = async (step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      await discard()
      throw new WriteError(`${describe(error)}: \`${file}\` was left as it was`, {cause: error})
    }
  }
  const opened = async () => {
    if (handle) return handle
    target = await linkedFile(file)
    const folder = path.dirname(target)
    await mkdir(folder, {recursive: true})
    removeLeftovers(folder)
    temporary = path.join(folder, `.copydesk-${process.pid}-${randomBytes(4).toString('hex')}.tmp`)
    const mode = (await stat(target).catch(() => undefined))?.mode
    unfinished.add(temporary)
    handle = await open(temporary, 'wx', mode === undefined ? 0o666 : mode & 0o777)
    if (mode !== undefined) await handle.chmod(mode & 0o777)
    return handle
  }
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    await (await opened()).writeFile(bytes)
  }
  return {
    path: path.resolve(file),
    write: async bytes => {
      const added = Buffer.from(bytes)
      waiting.push(added)
      waitingBytes += added.length
      if (waitingBytes >= bufferSize) await attempt(flush)
    },
    commit: () =>
      attempt(async () => {
        await flush()
        await (await opened()).close()
        if (temporary) await rename(temporary, target)
        if (temporary) unfinished.delete(temporary)
        handle = temporary = undefined
      }),
    discard
  }
}

const bufferSize = 1 << 18

/** The file behind a link: the link itself stays. */
async function linkedFile(file: string): Promise<string> {
  return realpath(file).catch(() => file)
}

const unfinished = new Set<string>()

/** Remove the temporary files of this run, for when it is interrupted. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, {force: true})
}

const tidied = new Set<string>()
const hour = 3_600_000

/** Temporary files of runs that were killed. One of a run that may still be alive stays, unless it is an hour old. */
function removeLeftovers(folder: string): void {
  if (tidied.has(folder)) return
  tidied.add(folder)
  for (const name of readdirSync(folder)) {
    const owner = /^\.copydesk-(\d+)-[0-9a-f]{8}\.tmp$/u.exec(name)?.[1]
    const file = path.join(folder, name)
    if (!owner || unfinished.has(file)) continue
    const age = Date.now() - (statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? Date.now())
    if (!isAlive(Number(owner)) || age > hour) rmSync(file, {force: true})
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
