import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from 'node:fs'
import path from 'node:path'
import {describe} from '../read/problem.js'
import {forget, keep, temporaryIn} from './leftovers.js'
import {stampOf} from './stamp.js'

/** A file could not be written; what stood there still does. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/** The next content of a file, written beside it and then put in its place in one step. */
export interface Replacement {
  readonly path: string
  write(bytes: Uint8Array | string): Promise<void>
  /** Write down all there is. @returns How many bytes that are. */
  flush(): Promise<number>
  /** Write down all there is. @returns The stamp the file will have. */
  prepare(): Promise<string>
  /** Put it in place, keeping the permissions of what stood there. */
  commit(): Promise<void>
  /** Does nothing after `commit`. */
  discard(): Promise<void>
  /** Stop here; with a name of its own, what was written stays for another run. */
  suspend(): Promise<void>
}

/** What an earlier run has written. */
export interface Kept {
  /** Name in the folder of the file, under which another run finds what was written. */
  readonly name: string
  /** How many bytes are there already. */
  readonly bytes: number
}

/**
 * Start to replace a file. Nothing is created before much was written, or the commit.
 *
 * Calls are synchronous inside: for files of ordinary articles that takes a fifth of the time.
 *
 * @throws {WriteError} From its methods: it names the file and the cause, and the temporary file is gone.
 */
export function replaceFile(file: string, kept?: Kept): Replacement {
  const open = new OpenFile(file, kept)
  const attempt = async <Value>(step: () => Value): Promise<Value> => {
    try {
      return step()
    } catch (error) {
      open.discard()
      throw new WriteError(`${describe(error)}: \`${file}\` was left as it was`, {cause: error})
    }
  }
  return {
    path: path.resolve(file),
    write: bytes => attempt(() => open.add(bytes)),
    flush: () => attempt(() => open.flush()),
    prepare: () => attempt(() => open.prepare()),
    commit: () => attempt(() => open.commit()),
    discard: async () => open.discard(),
    suspend: async () => open.suspend()
  }
}

const bufferSize = 1 << 18

class OpenFile {
  readonly #file: string
  readonly #kept: Kept | undefined
  #target: string
  #descriptor: number | undefined
  #temporary: string | undefined
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #written: number

  constructor(file: string, kept: Kept | undefined) {
    this.#file = this.#target = file
    this.#kept = kept
    this.#written = kept?.bytes ?? 0
  }

  add(bytes: Uint8Array | string): void {
    const added = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    this.#waiting.push(added)
    this.#waitingBytes += added.length
    if (this.#waitingBytes >= bufferSize) this.flush()
  }

  flush(): number {
    const descriptor = this.#opened()
    const bytes = this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    for (let start = 0; bytes && start < bytes.length;) {
      const written = writeSync(descriptor, bytes, start, bytes.length - start, this.#written)
      start += written
      this.#written += written
    }
    return this.#written
  }

  prepare(): string {
    if (this.#temporary === undefined || this.#waitingBytes > 0) this.flush()
    this.#close()
    return stampOf(this.#temporary ?? '') ?? ''
  }

  commit(): void {
    this.prepare()
    if (this.#temporary === undefined) return
    renameSync(this.#temporary, this.#target)
    forget(this.#temporary)
    this.#temporary = undefined
  }

  discard(): void {
    this.#close()
    if (this.#temporary !== undefined) rmSync(this.#temporary, {force: true})
    this.suspend()
  }

  suspend(): void {
    this.#close()
    if (this.#temporary !== undefined) forget(this.#temporary)
    this.#temporary = undefined
    this.#waiting = []
    this.#waitingBytes = 0
  }

  #opened(): number {
    if (this.#descriptor !== undefined) return this.#descriptor
    this.#target = linkedFile(this.#file)
    const folder = path.dirname(this.#target)
    mkdirSync(folder, {recursive: true})
    const mode = statSync(this.#target, {throwIfNoEntry: false})?.mode
    this.#temporary = this.#kept ? keep(path.join(folder, this.#kept.name)) : temporaryIn(folder)
    const flags = this.#kept ? (this.#kept.bytes > 0 ? 'r+' : 'w') : 'wx'
    this.#descriptor = openSync(this.#temporary, flags, mode === undefined ? 0o666 : mode & 0o777)
    if (this.#kept) ftruncateSync(this.#descriptor, this.#kept.bytes)
    if (mode !== undefined) chmodSync(this.#temporary, mode & 0o777)
    return this.#descriptor
  }

  #close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor)
    this.#descriptor = undefined
  }
}

/** The file behind a link: the link itself stays. */
function linkedFile(file: string): string {
  try {
    return realpathSync.native(file)
  } catch {
    return file
  }
}
