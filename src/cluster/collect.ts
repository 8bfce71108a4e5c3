import path from 'node:path'
import {linesOf} from '../read/file-lines.js'
import {namedPlace} from '../place.js'
import type {JsonArticle} from '../report/json-article.js'
import {Tally} from '../run/summary.js'
import type {Summary, Unreadable} from '../types.js'
import {checkShards, spoiltShard} from './check-shards.js'
import {Joiner} from './join.js'
import {readManifest} from './manifest.js'
import type {Plan, PlanFolder, Shard} from './plan.js'

/** Takes the lines of the report of a run, in the order of its articles. */
export interface ReportWriter {
  article(article: JsonArticle): Promise<void>
  unreadable(unreadable: Unreadable): Promise<void>
}

/**
 * Check every shard, join the parts of files in their order, and pass the lines of all reports on as those of one run.
 *
 * @param wantsArticles Else only what could not be read is looked for in the reports.
 * @throws {PlanError} A shard is not finished, or its files are not what it says.
 */
export async function collect(
  folder: PlanFolder,
  plan: Plan,
  report: ReportWriter,
  wantsArticles: boolean
): Promise<Summary> {
  checkShards(folder, plan)
  const tally = new Tally()
  const joiner = new Joiner(folder, plan.fields)
  try {
    for (const unreadable of plan.problems) {
      tally.add({type: 'unreadable', unreadable})
      await report.unreadable(unreadable)
    }
    for (const {shard} of folder.shards()) {
      const manifest = readManifest(folder, shard.id)
      if (!manifest) throw spoiltShard(folder, shard.id)
      tally.merge(manifest.summary)
      const linesBefore = await joiner.add(shard, manifest)
      if (wantsArticles || manifest.summary.unreadable > 0) await tell(folder, shard, linesBefore, report)
    }
    await joiner.end()
  } finally {
    await joiner.discard()
  }
  return tally.summary
}

/** A worker numbers the lines of its part from 1, and knows only its own folders. */
async function tell(folder: PlanFolder, shard: Shard, linesBefore: number, report: ReportWriter): Promise<void> {
  const targets = new Map(shard.sources.map(one => [one.path, path.join(folder.out, one.below)]))
  for (const {text} of linesOf(folder.reportOf(shard.id))) {
    const told = JSON.parse(text) as JsonArticle | {readonly unreadable: Unreadable}
    if ('unreadable' in told) await report.unreadable({...told.unreadable, ...lineOf(told.unreadable, linesBefore)})
    else {
      await report.article(moved(told, linesBefore, targets.get(told.path)))
    }
  }
}

function moved(told: JsonArticle, linesBefore: number, target: string | undefined): JsonArticle {
  const place = lineOf(told, linesBefore)
  const isNamedByPlace = told.id === namedPlace({path: told.path, ...lineOf(told, 0)})
  return {
    ...told,
    ...place,
    ...(isNamedByPlace && {id: namedPlace({path: told.path, ...place})}),
    ...(told.written !== undefined && target !== undefined && {written: target})
  }
}

function lineOf({line}: {readonly line?: number | undefined}, linesBefore: number): {readonly line?: number} {
  return line === undefined ? {} : {line: line + linesBefore}
}
