import path from 'node:path'
import type {Fields} from '../read/fields.js'
import {codeOf} from '../read/problem.js'
import type {Source} from '../read/source.js'
import {jsonl} from '../report/jsonl.js'
import {runBatch} from '../run/batch.js'
import type {Cleaning} from '../run/cleaning.js'
import type {Destination} from '../run/destination.js'
import {Tally} from '../run/summary.js'
import type {Outcome} from '../types.js'
import {openOutput} from '../write/output.js'
import {replaceFile} from '../write/replacement.js'
import {stampOf} from '../write/stamp.js'
import {hashFile, type Manifest, readManifest, writeManifest} from './manifest.js'
import type {PlanFolder, PlannedSource, Shard} from './plan.js'

/** What a job of the queue tells about its shard. */
export interface ShardDone {
  readonly articles: number
  readonly bytes: number
}

/**
 * Clean a shard: its outputs, then its report, then its manifest are written, each to a temporary name that is renamed to its
 * fixed one. A shard that is cleaned twice, even at the same time, gives the same files.
 *
 * @throws {Error} What a second try may mend: its input has changed or is gone, an output cannot be written.
 */
export async function cleanShard(
  folder: PlanFolder,
  shard: Shard,
  {cleaning, fields}: {readonly cleaning: Cleaning; readonly fields: Fields}
): Promise<ShardDone> {
  const finished = readManifest(folder, shard.id)
  if (finished) return {articles: finished.summary.articles, bytes: shard.bytes}
  shard.sources.forEach(refuseChanged)
  const targets = new Targets(folder, shard, fields)
  const report = replaceFile(folder.reportOf(shard.id))
  const reporter = jsonl()
  const tally = new Tally()
  try {
    const options = {fields, cleaning, stdin: nothing(), destinationFor: (source: Source) => targets.of(source)}
    for await (const outcome of runBatch(shard.sources, options)) {
      refuseBroken(shard, outcome)
      tally.add(outcome)
      await report.write(reporter.outcome(outcome))
    }
    targets.refuseFailed()
    await report.commit()
  } finally {
    await report.discard()
  }
  const {summary} = tally
  await writeManifest(folder, shard.id, {summary, report: hashFile(report.path), outputs: targets.hashes()})
  return {articles: summary.articles, bytes: shard.bytes}
}

/** Where the outputs of a shard go: a part of a file is joined with the others later, a file as a whole stands where it belongs. */
class Targets {
  readonly #folder: PlanFolder
  readonly #shard: Shard
  readonly #fields: Fields
  readonly #written = new Set<string>()
  #failure: Error | undefined

  constructor(folder: PlanFolder, shard: Shard, fields: Fields) {
    this.#folder = folder
    this.#shard = shard
    this.#fields = fields
  }

  of(source: Source): Destination {
    const target = targetOf(this.#folder, this.#shard, source)
    const output: Omit<Destination, 'copies'> = source.part
      ? replaceFile(target)
      : openOutput(source, target, this.#fields)
    const {prepareCopy} = output
    const watched =
      <Given extends unknown[], Value>(step: (...given: Given) => Promise<Value>) =>
      (...given: Given) =>
        step(...given).catch((error: unknown) => {
          const isOfSource = codeOf(error) !== undefined
          if (!isOfSource) this.#failure ??= error instanceof Error ? error : new Error(String(error))
          throw error
        })
    return {
      ...output,
      path: target,
      copies: true,
      write: watched(bytes => output.write(bytes)),
      prepare: watched(isChanged => output.prepare(isChanged)),
      ...(prepareCopy && {prepareCopy: watched(prepareCopy)}),
      commit: watched(async () => {
        await output.commit()
        this.#written.add(target)
      })
    }
  }

  /** An output that could not be written is a failure of its article on one machine; here, another worker may have more room. */
  refuseFailed(): void {
    if (this.#failure) throw this.#failure
  }

  hashes(): Manifest['outputs'] {
    const {out} = this.#folder
    return [...this.#written].map(file => ({path: path.relative(out, file), ...hashFile(file)}))
  }
}

/** Where the output of a source, or of a part of it, stands. */
function targetOf(folder: PlanFolder, {id}: Shard, source: Source): string {
  return source.part ? folder.outputOf(id) : path.join(folder.out, source.below)
}

/** A file that was rewritten since may have its lines elsewhere. A new one of the same size and time is taken for the same. */
function refuseChanged({path: file, stamp}: PlannedSource): void {
  const now = stampOf(file)
  if (now === stamp) return
  const found = now === undefined ? 'lack' : 'change'
  throw new Error(`Unexpected ${found} of \`${file}\`, expected it as it was when the plan was made`)
}

/** What cannot be read of a part is missing in the middle of a file. */
function refuseBroken({sources: [source]}: Shard, outcome: Outcome): void {
  if (!source?.part || outcome.type === 'cleaned' || !isWhole(outcome.unreadable)) return
  throw new Error(`${source.path}: ${outcome.unreadable.problem}`)
}

function isWhole({line, record}: {readonly line?: number; readonly record?: number}): boolean {
  return line === undefined && record === undefined
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A shard is never read from standard input.
}
