import {mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import path from 'node:path'
import type {CleanerRecipe} from '../config/rule-set.js'
import type {Fields} from '../read/fields.js'
import {type LinePlace, linesAt, linesOf} from '../read/file-lines.js'
import {describe} from '../read/problem.js'
import type {Source} from '../read/source.js'
import type {Unreadable} from '../types.js'
import {replaceFile} from '../write/replacement.js'

const planVersion = 1

/** All that workers need to know about a run besides its shards. */
export interface Plan {
  readonly version: number
  /** Names the run: its input, settings and output. */
  readonly run: string
  /** Key of the settings: workers of another version would give other results. */
  readonly settings: string
  readonly copydesk: string
  /** The folder in which it was made: paths that are not absolute start there. */
  readonly base: string
  readonly recipe: CleanerRecipe
  readonly fields: Fields
  readonly shards: number
  /** Of the input. */
  readonly bytes: number
  /** What was asked for and cannot be had. */
  readonly problems: readonly Unreadable[]
}

/** A source, or part of one, as it was when the plan was made. */
export type PlannedSource = Source & {readonly stamp: string}

/** What a worker takes at once: a part of one file, or files as a whole. */
export interface Shard {
  /** Fixed by the run and the place of its articles. */
  readonly id: string
  readonly bytes: number
  readonly sources: readonly PlannedSource[]
}

/** Where a shard stands in the list: what a job of the queue holds. */
export type ShardPlace = LinePlace

/** A plan that cannot be worked on. */
export class PlanError extends Error {
  override readonly name = 'PlanError'
}

/** The folder of the outputs, with the plan and the finished shards in a hidden one below it. */
export class PlanFolder {
  readonly out: string
  readonly #root: string

  constructor(out: string) {
    this.out = path.resolve(out)
    this.#root = path.join(this.out, '.copydesk-cluster')
  }

  get exists(): boolean {
    return statSync(this.#planFile, {throwIfNoEntry: false}) !== undefined
  }

  /** @throws {PlanError} There is none. */
  read(): Plan {
    try {
      const plan = JSON.parse(readFileSync(this.#planFile, 'utf8')) as Plan
      if (plan.version !== planVersion) throw new Error(`its version is ${plan.version}, not ${planVersion}`)
      return plan
    } catch (error) {
      throw new PlanError(
        `Unexpected folder \`${this.out}\` without a plan, expected the one that \`copydesk cluster plan\` made (${describe(error)})`,
        {cause: error}
      )
    }
  }

  /** The list of shards comes first: where there is a plan, it is whole. */
  async write(plan: Omit<Plan, 'shards' | 'bytes'>, shards: AsyncIterable<Shard>): Promise<Plan> {
    mkdirSync(this.#root, {recursive: true})
    const list = replaceFile(this.#shardsFile)
    let [count, bytes] = [0, 0]
    for await (const shard of shards) {
      await list.write(`${JSON.stringify(shard)}\n`)
      count++
      bytes += shard.bytes
    }
    await list.commit()
    const whole = {...plan, shards: count, bytes}
    const file = replaceFile(this.#planFile)
    await file.write(`${JSON.stringify(whole)}\n`)
    await file.commit()
    return whole
  }

  *shards(): Generator<{readonly shard: Shard; readonly place: ShardPlace}> {
    for (const {text, offset, length} of linesOf(this.#shardsFile)) {
      yield {shard: JSON.parse(text) as Shard, place: {offset, length}}
    }
  }

  shardAt(place: ShardPlace): Shard {
    const [line = ''] = linesAt(this.#shardsFile, [place])
    return JSON.parse(line) as Shard
  }

  /** The names of finished shards. */
  finished(): Set<string> {
    const names = readdirSync(this.#root, {recursive: true, encoding: 'utf8'})
    const ids = names.filter(name => name.endsWith('.json') && path.dirname(name) !== '.')
    return new Set(ids.map(name => path.basename(name, '.json')))
  }

  /** Bytes that `collect` joins with those of other parts. */
  outputOf(id: string): string {
    return this.#fileOf(id, 'out')
  }

  reportOf(id: string): string {
    return this.#fileOf(id, 'jsonl')
  }

  /** Written last: where it stands, the shard is finished. */
  manifestOf(id: string): string {
    return this.#fileOf(id, 'json')
  }

  /** It has to be cleaned again. */
  forget(id: string): void {
    rmSync(this.manifestOf(id), {force: true})
  }

  remove(): void {
    rmSync(this.#root, {recursive: true, force: true})
  }

  get #planFile(): string {
    return path.join(this.#root, 'plan.json')
  }

  get #shardsFile(): string {
    return path.join(this.#root, 'shards.jsonl')
  }

  /** A thousand shards a folder. */
  #fileOf(id: string, extension: string): string {
    return path.join(this.#root, id.slice(0, 4), `${id}.${extension}`)
  }
}

/** The recipe where this process stands: overrides are about paths below the folder of the configuration. */
export function recipeHere({recipe, base}: Plan): CleanerRecipe {
  return {...recipe, folder: path.resolve(path.relative(base, recipe.folder))}
}
