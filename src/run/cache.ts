import {createHash, randomBytes} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import type {BareResult} from './bare-result.js'
import type {Text} from './clean-safely.js'
import type {Cleaning} from './cleaning.js'

/** A file takes up a block of the disk, however small it is. */
const block = 4096

/** In bytes on the disk. */
const usualBound = 512 << 20
const buckets = 256

/**
 * Results of earlier runs, one file each, below 256 folders; the oldest of a folder go when it is full.
 *
 * Files are written aside and renamed, and say what their content must be, so that any number of processes may use a cache,
 * and whatever is wrong with a file, it is no hit. What cannot be written is not cached.
 */
export class Cache {
  readonly #folder: string
  readonly #settings: (text: Text) => string
  readonly #bound: number
  /** By bucket, how many bytes are there, once somebody has looked. */
  readonly #sizes = new Map<string, number>()

  /** @param settings All that the result depends on besides the text, for a text. */
  constructor(folder: string, settings: (text: Text) => string, bound = usualBound) {
    this.#folder = folder
    this.#settings = settings
    this.#bound = bound / buckets
  }

  keyOf(one: Text): string {
    const {text, type = 'text', choices = {}, language = ''} = one
    return createHash('sha256')
      .update(`${this.#settings(one)} ${type} ${language} ${JSON.stringify(Object.entries(choices).sort())} `)
      .update(text, 'utf16le')
      .digest('hex')
  }

  get(key: string): BareResult | undefined {
    const file = this.#fileOf(key)
    try {
      const content = readFileSync(file, 'utf8')
      const body = content.slice(65)
      if (content.slice(0, 65) !== `${sha256(key + body)}\n`) return undefined
      touchIfAllowed(file)
      return JSON.parse(body) as BareResult
    } catch {
      return undefined
    }
  }

  put(key: string, result: BareResult): void {
    const file = this.#fileOf(key)
    const body = JSON.stringify(result)
    const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
    try {
      mkdirSync(path.dirname(file), {recursive: true})
      writeFileSync(temporary, `${sha256(key + body)}\n${body}`)
      renameSync(temporary, file)
      this.#tidy(path.dirname(file), roomOf(body.length + 65))
    } catch {
      removeIfAllowed(temporary)
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, key.slice(0, 2), key.slice(2))
  }

  #tidy(bucket: string, added: number): void {
    const known = this.#sizes.get(bucket)
    const size = known === undefined ? sum(filesIn(bucket)) : known + added
    this.#sizes.set(bucket, size)
    if (size <= this.#bound) return
    const oldestFirst = filesIn(bucket).sort((a, b) => a.time - b.time)
    let left = sum(oldestFirst)
    for (const {file, room} of oldestFirst) {
      if (left <= this.#bound * 0.75) break
      rmSync(file, {force: true})
      left -= room
    }
    this.#sizes.set(bucket, left)
  }
}

/** Look for results in a cache before texts are cleaned. */
export function cleanCached(cache: Cache, cleaning: Cleaning): Cleaning {
  const {mostPieces} = cleaning
  return {
    get width() {
      return cleaning.width
    },
    ...(mostPieces !== undefined && {mostPieces}),
    clean: async texts => {
      const keys = texts.map(text => cache.keyOf(text))
      const results = keys.map(key => cache.get(key))
      const missing = [...results.keys()].filter(index => results[index] === undefined)
      const fresh = await cleaning.clean(missing.flatMap(index => texts[index] ?? []))
      for (const [position, result] of fresh.entries()) {
        const index = missing[position] ?? 0
        results[index] = result
        if (result.fatal === undefined) cache.put(keys[index] ?? '', result)
      }
      return results.filter(result => result !== undefined)
    },
    close: () => cleaning.close()
  }
}

interface Kept {
  readonly file: string
  readonly room: number
  readonly time: number
}

/** Temporary files of processes that were killed are among them. */
function filesIn(bucket: string): Kept[] {
  return readdirSync(bucket).flatMap(name => {
    const file = path.join(bucket, name)
    const stats = statSync(file, {throwIfNoEntry: false})
    return stats ? [{file, room: roomOf(stats.size), time: stats.mtimeMs}] : []
  })
}

/** A file of somebody else is a hit as well; it counts as older than it is. */
function touchIfAllowed(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // Only the order in which entries go depends on it.
  }
}

/** In a folder that cannot be entered, nothing was written. */
function removeIfAllowed(file: string): void {
  try {
    rmSync(file, {force: true})
  } catch {
    // Temporary files go with the oldest entries.
  }
}

function sum(files: readonly Kept[]): number {
  return files.reduce((all, {room}) => all + room, 0)
}

function roomOf(bytes: number): number {
  return Math.ceil(bytes / block) * block
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
