import * as z from 'zod'
import {readPieces, type RecordPiece, type Slot} from '../read/piece.js'
import {sourceOf} from '../read/source.js'
import type {Edit} from '../types.js'
import {render} from '../write/render.js'
import {type Output, openOutput} from '../write/output.js'
import {WriteError} from '../write/replacement.js'
import {sha256} from '../report/json-article.js'
import {visible} from '../report/visible.js'
import {fieldsOf, givenFormat} from './input.js'
import type {ReadOptions} from './options/reading.js'
import {Awaited} from './awaited.js'
import {appliedIfFitting, inverseEdits, readReport} from './report-file.js'
import {isInPlace} from './reported-files.js'
import {writeStdout} from './standard-streams.js'
import {count, figure} from '../report/words.js'
import {placeOf} from './words.js'

const range = z.tuple([z.int().min(0), z.int().min(0)])
const edit = z.object({range, text: z.string(), original: z.string()})

/** What undo needs of a JSON report. */
const reportSchema = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      line: z.int().min(1).optional(),
      record: z.int().min(1).optional(),
      field: z.string().optional(),
      written: z.string().optional(),
      changed: z.boolean(),
      input: z.object({sha256: z.string()}),
      output: z.object({sha256: z.string()}),
      decisions: z.array(z.object({decision: z.enum(['apply', 'suggest', 'skip']), edit: edit.optional()}))
    })
  )
})

type ReportedArticle = z.infer<typeof reportSchema>['articles'][number]

/** Put back the originals of the articles that still are as `clean --write` left them. */
export async function undo(report: string, options: ReadOptions): Promise<number> {
  const articles = (await readReport(report, reportSchema)).articles.filter(one => one.changed)
  const counts = {restored: 0, left: 0}
  for (const [file, members] of byFile(articles)) {
    const problems = await undoFile(file, members, options, counts)
    for (const problem of problems) process.stderr.write(`${visible(problem)}\n`)
    counts.left += problems.length
  }
  await writeStdout(
    `${count(counts.restored, 'article')} put back${counts.left > 0 ? `, ${figure(counts.left)} left` : ''}\n`
  )
  return counts.left > 0 ? 2 : 0
}

function byFile(articles: readonly ReportedArticle[]): Map<string | undefined, ReportedArticle[]> {
  const files = new Map<string | undefined, ReportedArticle[]>()
  for (const article of articles) {
    const members = files.get(article.written)
    if (members) members.push(article)
    else files.set(article.written, [article])
  }
  return files
}

interface Counts {
  restored: number
  left: number
}

/** @returns What was left, and why: one sentence each. */
async function undoFile(
  file: string | undefined,
  members: readonly ReportedArticle[],
  options: ReadOptions,
  counts: Counts
): Promise<string[]> {
  const shown = members[0]?.path ?? ''
  if (file === undefined) return [`${shown}: Nothing to undo, the run wrote no file`]
  if (!isInPlace(file, shown)) return [`${shown}: Nothing to undo, the original is untouched: the output is ${file}`]
  const fields = fieldsOf(options)
  const source = sourceOf(file, shown, givenFormat(options))
  const output = openOutput(source, file, fields)
  const restoration = new Restoration(members)
  try {
    for await (const piece of readPieces(source, fields, process.stdin)) {
      if (piece.type === 'broken') return [`${shown}: ${piece.unreadable.problem}`]
      await output.write(piece.type === 'record' ? restoration.bytesOf(piece) : piece.bytes)
    }
    await finish(output, restoration, counts)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    return [`${shown}: ${error.message}`]
  } finally {
    await output.discard()
  }
  return restoration.problems
}

async function finish(output: Output, {restored}: Restoration, counts: Counts): Promise<void> {
  if (restored > 0) {
    await output.prepare(true)
    await output.commit()
  }
  counts.restored += restored
}

/** The articles of a file that are to be put back. */
class Restoration {
  restored = 0
  readonly #left: string[] = []
  readonly #awaited: Awaited<ReportedArticle>

  constructor(members: readonly ReportedArticle[]) {
    this.#awaited = new Awaited(members)
  }

  get problems(): string[] {
    const lost = this.#awaited.rest.map(
      one => `${placeOf(one)}: Unexpected loss of the article, expected it in the file`
    )
    return [...this.#left, ...lost]
  }

  bytesOf(piece: RecordPiece): Uint8Array {
    return render(piece, slot => this.#original(slot))
  }

  #original(slot: Slot) {
    const member = this.#awaited.find(slot)
    if (!member) return undefined
    const original = originalOf(slot.article.text, member)
    if (typeof original === 'string') this.#left.push(`${placeOf(member)}: ${original}`)
    if (typeof original !== 'object') return undefined
    this.restored++
    return original
  }
}

/** The edits that lead to the original; nothing where it stands there already; a sentence where it cannot be had. */
function originalOf(text: string, member: ReportedArticle): readonly Edit[] | string | undefined {
  if (sha256(text) === member.input.sha256) return undefined
  if (sha256(text) !== member.output.sha256)
    return 'Unexpected change since the run, expected its output: left as it is'
  const edits = inverseEdits(member)
  const output = appliedIfFitting(text, edits)
  if (output === undefined || sha256(output) !== member.input.sha256) {
    return 'Unexpected edits in the report, expected those of its run: left as it is'
  }
  return edits
}
