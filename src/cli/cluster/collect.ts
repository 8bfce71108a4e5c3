import path from 'node:path'
import {collect as join, type ReportWriter} from '../../cluster/collect.js'
import {type Plan, PlanFolder} from '../../cluster/plan.js'
import {jsonPieces} from '../../report/json.js'
import {jsonlPieces} from '../../report/jsonl.js'
import type {Summary} from '../../types.js'
import {version} from '../../version.js'
import {replaceFile, type Replacement} from '../../write/replacement.js'
import {enterPlan} from './folder.js'
import type {CollectOptions} from './options.js'
import {loadRedis, loadShardQueue, redisUrl, tellLine} from './queue.js'
import {UsageError} from '../failure.js'
import {writeStdout} from '../standard-streams.js'
import {describeSummary, describeWritten, notices} from '../words.js'

/** Check every shard, join their outputs and write one report: what `clean --out` would have written. */
export async function collect(given: string, options: CollectOptions): Promise<number> {
  const reports = options.report.map(openReport)
  const folder = new PlanFolder(given)
  const plan = enterPlan(folder, options.base)
  const summary = await joinAll(folder, plan, reports)
  if (!options.keep) {
    await dropQueue(plan, options)
    folder.remove()
  }
  const lines = [describeSummary(summary, true), describeWritten(given, summary, options.report)]
  await writeStdout(`${lines.filter(line => line !== undefined).join('\n')}\n`)
  return summary.unreadable > 0 ? 2 : 0
}

async function joinAll(folder: PlanFolder, plan: Plan, reports: readonly OpenReport[]): Promise<Summary> {
  const writer: ReportWriter = {
    article: async one => {
      for (const {file, pieces} of reports) await file.write(pieces.article(one))
    },
    unreadable: async unreadable => {
      for (const line of notices({type: 'unreadable', unreadable}, false)) tellLine(line)
      for (const {file, pieces} of reports) await file.write(pieces.unreadable(unreadable))
    }
  }
  try {
    for (const {file, pieces} of reports) await file.write(pieces.begin())
    const summary = await join(folder, plan, writer, reports.length > 0)
    for (const {file, pieces} of reports) {
      await file.write(pieces.end(summary))
      await file.commit()
    }
    return summary
  } finally {
    for (const {file} of reports) await file.discard()
  }
}

interface OpenReport {
  readonly file: Replacement
  readonly pieces: ReturnType<typeof jsonPieces>
}

/** @throws {UsageError} It is of no kind that shards have. */
function openReport(name: string): OpenReport {
  const kind = path.extname(name).toLowerCase()
  if (kind !== '.json' && kind !== '.jsonl') {
    throw new UsageError(`Unexpected report \`${name}\`, expected .json or .jsonl at its end: shards have no texts`)
  }
  const settings = {version: version(), date: new Date().toISOString()}
  return {file: replaceFile(path.resolve(name)), pieces: kind === '.json' ? jsonPieces(settings) : jsonlPieces}
}

/** What was planned without a queue, or lost its Redis, has none to drop. */
async function dropQueue(plan: Plan, options: CollectOptions): Promise<void> {
  try {
    const [{connect}, {openQueue}] = await Promise.all([loadRedis(), loadShardQueue()])
    const connection = await connect(redisUrl(options), () => undefined)
    const queue = openQueue(plan, connection, () => undefined)
    await queue.obliterate({force: true}).finally(() => queue.close())
  } catch (error) {
    const isGone = error instanceof Error && ['QueueError', 'MissingPackageError'].includes(error.name)
    if (!isGone) throw error
  }
}
