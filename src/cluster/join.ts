import {createHash} from 'node:crypto'
import {createReadStream} from 'node:fs'
import path from 'node:path'
import {countLineFeeds, cutBytes, lineScanner} from '../read/cut.js'
import type {Fields} from '../read/fields.js'
import {openOutput, type Output} from '../write/output.js'
import {spoiltShard} from './check-shards.js'
import type {Manifest} from './manifest.js'
import type {PlanFolder, PlannedSource, Shard} from './plan.js'

/** A file whose parts are joined. */
interface Joined {
  readonly source: PlannedSource
  readonly output: Output
  lines: number
  hasChanged: boolean
}

/** Joins the parts of files in their order, and checks them on the way. */
export class Joiner {
  readonly #folder: PlanFolder
  readonly #fields: Fields
  #open: Joined | undefined

  constructor(folder: PlanFolder, fields: Fields) {
    this.#folder = folder
    this.#fields = fields
  }

  /**
   * @returns How many lines its file has before it.
   * @throws {PlanError} It is not what its manifest says.
   */
  async add(shard: Shard, {outputs: [hashed], summary}: Manifest): Promise<number> {
    const [source] = shard.sources
    if (source?.path !== this.#open?.source.path) await this.end()
    if (!source?.part) return 0
    const joined = (this.#open ??= this.#begin(source))
    const before = joined.lines
    const hash = createHash('sha256')
    for await (const bytes of this.#piecesOf(shard, source)) {
      hash.update(bytes)
      joined.lines += countLineFeeds(bytes)
      await joined.output.write(bytes)
    }
    if (hash.digest('hex') !== hashed?.sha256) throw spoiltShard(this.#folder, shard.id)
    joined.hasChanged ||= summary.changed > 0
    return before
  }

  /** Put the file that is joined in its place. */
  async end(): Promise<void> {
    if (!this.#open) return
    const {output, hasChanged} = this.#open
    await output.prepare(hasChanged)
    await output.commit()
    this.#open = undefined
  }

  async discard(): Promise<void> {
    await this.#open?.output.discard()
  }

  #begin(source: PlannedSource): Joined {
    const output = openOutput(source, path.join(this.#folder.out, source.below), this.#fields)
    return {source, output, lines: 0, hasChanged: false}
  }

  /** What writes Parquet takes the lines that stand for its rows one by one. */
  #piecesOf({id}: Shard, {format}: PlannedSource): AsyncIterable<Uint8Array> {
    const stream = createReadStream(this.#folder.outputOf(id), {highWaterMark: 1 << 20}) as AsyncIterable<Uint8Array>
    return format === 'parquet' ? cutBytes(stream, lineScanner()) : stream
  }
}
