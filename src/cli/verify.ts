import {existsSync, realpathSync} from 'node:fs'
import {isDeepStrictEqual} from 'node:util'
import type {z} from 'zod'
import {addCertificate, noCertificates} from '../certify/totals.js'
import {certifiedRun} from '../report/certified.js'
import {reportSchema} from '../report/json-schema.js'
import {fieldsOf, givenFormat} from './input.js'
import type {VerifyOptions} from './options/verify.js'
import {placeInFile, readReport} from './report-file.js'
import {isInPlace, isThere, locate} from './reported-files.js'
import {writeStdout} from './standard-streams.js'
import type {ReportedArticle} from './verify-article.js'
import {type Sides, verifyFile} from './verify-file.js'
import type {Finding} from './walk-file.js'
import {count, figure} from '../report/words.js'
import {placeOf} from './words.js'

type Report = z.infer<typeof reportSchema>

/** Check a JSON report again, from the files that it names: the hashes, the edits and the certificates. */
export async function verify(report: string, options: VerifyOptions): Promise<number> {
  const content = await readReport(report, reportSchema)
  const settings = {fields: fieldsOf(options), format: givenFormat(options)}
  const tally = new Tally(content)
  for (const problem of contradictions(content)) await tally.add(report, [], [{type: 'fails', problem}])
  for (const [file, members] of byFile(content.articles)) {
    const sides = sidesOf(file, members, options)
    const {findings, strangers} = await verifyFile(sides, members, settings)
    await tally.add(file, members, findings)
    if (strangers > 0) await tally.note(`${file}: ${count(strangers, 'article')} that the report does not name`)
    if (sides.original === undefined && isThere(sides.output)) tally.rebuilt += members.length
  }
  await writeStdout(tally.conclusion)
  return tally.status
}

function byFile(articles: readonly ReportedArticle[]): Map<string, ReportedArticle[]> {
  const files = new Map<string, ReportedArticle[]>()
  for (const article of articles) {
    const members = files.get(article.path)
    if (members) members.push(article)
    else files.set(article.path, [article])
  }
  return files
}

/** A file that is still where the run wrote it tells whether it was its input; of one that is gone the end of the path tells. */
function wasInPlace(written: string, shown: string): boolean {
  return existsSync(written) && existsSync(shown)
    ? realpathSync(written) === realpathSync(shown)
    : !existsSync(written) && isInPlace(written, shown)
}

/** Of files that were cleaned in place the original is gone, unless `--in` names a copy. */
function sidesOf(shown: string, members: readonly ReportedArticle[], {in: before, out: after}: VerifyOptions): Sides {
  const written = members.find(one => one.written !== undefined)?.written
  if (written === undefined) return {shown, original: locate(shown, before, '--in'), output: undefined}
  if (!wasInPlace(written, shown)) {
    return {shown, original: locate(shown, before, '--in'), output: locate(written, after, '--out')}
  }
  const original = before === undefined ? undefined : locate(shown, before, '--in')
  return {shown, original, output: locate(shown, after, '--out')}
}

/** Where a report does not agree with itself. */
function contradictions({articles, unreadable, summary}: Report): string[] {
  const places = new Set(articles.map(one => `${one.path} ${placeInFile(one)}`))
  const counted = {
    articles: articles.length,
    unreadable: unreadable.length,
    changed: articles.filter(one => one.changed).length,
    verdicts: {
      publish: articles.filter(one => one.verdict === 'publish').length,
      'publish after fixes': articles.filter(one => one.verdict === 'publish after fixes').length,
      hold: articles.filter(one => one.verdict === 'hold').length
    },
    certificate: articles.reduce(
      (sum, one) => (one.certificate ? addCertificate(sum, one.certificate) : sum),
      noCertificates
    )
  }
  const names = ['articles', 'unreadable', 'changed', 'verdicts', 'certificate'] as const
  const wrong = names.filter(name => summary[name] !== undefined && !isDeepStrictEqual(summary[name], counted[name]))
  return [
    ...(places.size < articles.length ? ['Unexpected second entry for an article, expected one each'] : []),
    ...wrong.map(name => `Unexpected \`${name}\` in the summary, expected what the articles add up to`)
  ]
}

/** What has been found so far. */
class Tally {
  rebuilt = 0
  readonly #report: Report
  readonly #failed = new Set<ReportedArticle>()
  readonly #unread = new Set<ReportedArticle>()
  #hasFailed = false
  #hasUnread = false

  constructor(report: Report) {
    this.#report = report
  }

  get status(): number {
    if (this.#hasUnread) return 2
    return this.#hasFailed ? 1 : 0
  }

  /** @param members Whom a finding about no article in particular concerns. */
  async add(place: string, members: readonly ReportedArticle[], findings: readonly Finding[]): Promise<void> {
    for (const {type, article, problem} of findings) {
      const concerned = article ? [article] : members
      if (type === 'fails') this.#hasFailed = true
      else this.#hasUnread = true
      for (const one of concerned) (type === 'fails' ? this.#failed : this.#unread).add(one)
      await this.note(`${article ? placeOf(article) : place}: ${problem}`)
    }
  }

  async note(line: string): Promise<void> {
    await writeStdout(`${line}\n`)
  }

  get conclusion(): string {
    const {articles, summary} = this.#report
    const unread = [...this.#unread].filter(one => !this.#failed.has(one)).length
    const proved = articles.length - this.#failed.size - unread
    const parts = [
      `${count(articles.length, 'article')}: ${figure(proved)} proved`,
      ...(this.#failed.size > 0 ? [`${figure(this.#failed.size)} not as reported`] : []),
      ...(unread > 0 ? [`${figure(unread)} could not be read`] : [])
    ]
    const rebuilt =
      this.rebuilt > 0
        ? [`Originals rebuilt from the outputs, since they were cleaned in place: ${figure(this.rebuilt)}`]
        : []
    const certified = this.status === 0 && summary.certificate ? certifiedRun(summary.certificate) : []
    return [parts.join(', '), ...rebuilt, ...certified].map(line => `${line}\n`).join('')
  }
}
