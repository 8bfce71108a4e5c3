import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync
} from 'node:fs'
import path from 'node:path'
import {describeMismatch, firstMismatch, inWords} from '../mismatch/mismatch.js'
import {describe} from '../read/problem.js'
import {type Entry, entrySchema} from './entry.js'

/** A decisions file that cannot be read or written. The message names file and line. */
class DecisionsError extends Error {
  override readonly name = 'DecisionsError'
}

/** The first line: says what the file is. */
const header = `${JSON.stringify({copydesk: 'decisions', version: 1})}\n`

/**
 * A decisions file: one JSON object a line, only ever added to.
 *
 * Whoever writes adds whole lines in one call, so that two reviews of the same articles may share a file: each reads what the
 * other one has added. A last line without its end, as a full disk leaves it, counts for nothing and goes with the next write.
 */
export class DecisionsFile {
  /** Absolute. */
  readonly path: string
  #offset = 0
  #line = 0

  constructor(file: string) {
    this.path = path.resolve(file)
  }

  get folder(): string {
    return path.dirname(this.path)
  }

  get exists(): boolean {
    return existsSync(this.path)
  }

  /**
   * The entries added since the last call, by whomever.
   *
   * @throws {DecisionsError} It cannot be read, or a line is no entry.
   */
  readNew(): Entry[] {
    if (!this.exists) return []
    return this.#attempt('r', descriptor => this.#entriesIn(this.#unread(descriptor)))
  }

  /**
   * Add entries, and wait until they are on the disk.
   *
   * @throws {DecisionsError} They could not be written.
   */
  append(entries: readonly Entry[]): void {
    mkdirSync(this.folder, {recursive: true})
    this.#attempt('a+', descriptor => {
      const end = dropUnfinished(descriptor)
      writeSync(descriptor, (end === 0 ? header : '') + entries.map(one => `${JSON.stringify(one)}\n`).join(''))
      fsyncSync(descriptor)
    })
  }

  #attempt<T>(flags: string, step: (descriptor: number) => T): T {
    try {
      const descriptor = openSync(this.path, flags)
      try {
        return step(descriptor)
      } finally {
        closeSync(descriptor)
      }
    } catch (error) {
      if (error instanceof DecisionsError) throw error
      throw new DecisionsError(`${this.path}: ${describe(error)}`, {cause: error})
    }
  }

  #unread(descriptor: number): string[] {
    if (fstatSync(descriptor).size < this.#offset) {
      this.#fail('Unexpected shorter file than before, expected that it is only added to: start again')
    }
    const bytes = readFrom(descriptor, this.#offset)
    const end = bytes.lastIndexOf(0x0a) + 1
    this.#offset += end
    return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  }

  #entriesIn(lines: readonly string[]): Entry[] {
    return lines.flatMap(line => {
      this.#line++
      if (this.#line === 1) return this.#checkHeader(line)
      return line.trim() === '' ? [] : [this.#parse(line)]
    })
  }

  #checkHeader(line: string): [] {
    const {copydesk, version} = parseJson(line) ?? {}
    if (copydesk !== 'decisions') this.#fail('Unexpected first line, expected a decisions file of Copydesk')
    if (version !== 1) this.#fail(`Unexpected version ${String(version)}, expected 1`)
    return []
  }

  #parse(line: string): Entry {
    const value = parseJson(line)
    if (!value) return this.#fail('Unexpected line, expected a decision')
    const checked = entrySchema.safeParse(value, inWords)
    return checked.success ? checked.data : this.#fail(describeMismatch(firstMismatch(checked.error)))
  }

  #fail(problem: string): never {
    throw new DecisionsError(`${this.path}:${this.#line}: ${problem}`)
  }
}

function readFrom(descriptor: number, offset: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - offset))
  let read = 0
  while (read < bytes.length) {
    const count = readSync(descriptor, bytes, read, bytes.length - read, offset + read)
    if (count === 0) break
    read += count
  }
  return bytes.subarray(0, read)
}

/** @returns Where the file ends now. */
function dropUnfinished(descriptor: number): number {
  const {size} = fstatSync(descriptor)
  if (size === 0 || readFrom(descriptor, size - 1)[0] === 0x0a) return size
  const bytes = readFrom(descriptor, 0)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) ftruncateSync(descriptor, end)
  return end
}

function parseJson(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? {...value} : undefined
  } catch {
    return undefined
  }
}
