import path from 'node:path'
import * as z from 'zod'
import {isDismissed} from '../decide/reasons.js'
import {type Per, periodFor, periodOf} from '../trends/periods.js'
import type {Observation} from '../trends/trends.js'
import {UsageError} from './failure.js'
import {placeInFile} from './report-file.js'

/** What trends need of a JSON report. */
export const trendsReportSchema = z.object({
  copydesk: z.string(),
  date: z.iso.datetime().optional(),
  articles: z.array(
    z.object({
      path: z.string(),
      line: z.int().optional(),
      record: z.int().optional(),
      field: z.string().optional(),
      site: z.string().optional(),
      date: z.iso.date().optional(),
      input: z.object({sha256: z.string()}),
      output: z.object({sha256: z.string()}),
      certificate: z.object(
        {words: z.int().min(0)},
        'Unexpected article without a certificate, as version 0.1.0 wrote it, expected a report of a later one'
      ),
      decisions: z.array(z.object({rule: z.string(), because: z.string(), cause: z.int()}))
    })
  )
})

/** A report and the file it was read from. */
export interface Run {
  readonly file: string
  readonly report: z.infer<typeof trendsReportSchema>
}

type ReportedArticle = Run['report']['articles'][number]

/** What counts as the source of an article: its site or feed or else its folder; its folder; its file. */
export type By = 'source' | 'folder' | 'file'

/** The articles of all runs, in the order of the runs’ dates. */
export function observationsOf(
  runs: readonly Run[],
  by: By,
  asked: Per | undefined
): {observations: Observation[]; per: Per} {
  const sorted = runs.toSorted((a, b) => compare(a.report.date ?? '', b.report.date ?? ''))
  const dated = sorted.flatMap(run => run.report.articles.map(article => ({run, article, day: dayOf(run, article)})))
  const days = dated.flatMap(one => one.day ?? [])
  const per = asked ?? (days.length < dated.length ? 'run' : periodFor(days))
  const undated = per === 'run' ? undefined : dated.find(one => one.day === undefined)
  if (undated)
    throw new UsageError(`${undated.run.file}: Unexpected report without a date, expected --per run for such reports`)
  const names = runNames(sorted)
  const seen = new Seen()
  const observations = dated.flatMap(({run, article, day = ''}): Observation[] => {
    const source = feedOf(article, by)
    if (article.certificate.words === 0 || (per !== 'run' && !seen.isNew(source, article))) return []
    const period = per === 'run' ? (names.get(run) ?? '') : periodOf(day, per)
    return [{source, period, words: article.certificate.words, messages: messagesIn(article)}]
  })
  return {observations, per}
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** An article’s own date says when it appeared, which is when its feed was well or broken; the run’s says when somebody looked. */
function dayOf({report}: Run, {date}: ReportedArticle): string | undefined {
  return date ?? report.date?.slice(0, 10)
}

/** Names that sort in the order of the runs. */
function runNames(runs: readonly Run[]): Map<Run, string> {
  const width = String(runs.length).length
  return new Map(
    runs.map((run, index) => {
      const number = String(index + 1).padStart(width, '0')
      return [run, `${number} ${run.report.date?.slice(0, 16).replace('T', ' ') ?? path.basename(run.file)}`]
    })
  )
}

/** The same article may be in many runs: it counts once. What a run has cleaned is no new article either. */
class Seen {
  readonly #texts = new Set<string>()

  isNew(source: string, article: ReportedArticle): boolean {
    const place = `${source}\n${article.field ?? ''}\n`
    const isNew = !this.#texts.has(place + article.input.sha256)
    this.#texts.add(place + article.input.sha256).add(place + article.output.sha256)
    return isNew
  }
}

const dateInPath = /\d{4}[-_.]?\d{2}[-_.]?\d{2}(?:[T_-]?\d{2,6})?|\d{4}[/\\]\d{1,2}(?:[/\\]\d{1,2})?/gu

/** Dates in names of files and folders are left out, so that the files of a feed are one source. */
function feedOf(article: ReportedArticle, by: By): string {
  if (by === 'source' && article.site !== undefined) return article.site
  const named = path.normalize(article.path).replaceAll(dateInPath, '*')
  const isRecord = placeInFile({line: article.line, record: article.record}) !== placeInFile({})
  return by === 'file' || (by === 'source' && isRecord) ? named : path.dirname(named)
}

/** A message counts once, whatever the number of its edits, unless a person has dismissed it. */
function messagesIn({decisions}: ReportedArticle): Map<string, number> {
  const causes = new Map<number, string>()
  for (const {cause, rule, because} of decisions) if (!isDismissed({because})) causes.set(cause, rule)
  const counts = new Map<string, number>()
  for (const rule of causes.values()) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}
