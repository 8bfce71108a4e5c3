import {createHash} from 'node:crypto'
import {realpathSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {applyEdits} from '../edit/apply.js'
import {type ArticlePiece, readPieces} from '../read/piece.js'
import {describe} from '../read/problem.js'
import type {Source} from '../read/source.js'
import type {Article, Edit} from '../types.js'
import {render} from '../write/render.js'
import {replaceFile, WriteError} from '../write/replacement.js'
import {UsageError} from './failure.js'
import type {ReadOptions} from './options.js'
import {writeStdout} from './standard-streams.js'
import {type ReportedArticle, inverseEdits, parseReport} from './undo-report.js'
import {count} from './words.js'

/** Put back the originals of the articles that still are as `clean --write` left them. */
export async function undo(report: string, options: ReadOptions): Promise<number> {
  const articles = parseReport(report, await readReport(report)).filter(one => one.changed)
  const counts = {restored: 0, left: 0}
  for (const [file, members] of byFile(articles)) {
    const problems = await undoFile(file, members, options, counts)
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    counts.left += problems.length
  }
  await writeStdout(`${count(counts.restored, 'article')} put back${counts.left > 0 ? `, ${counts.left} left` : ''}\n`)
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
  {textField, idField}: ReadOptions,
  counts: Counts
): Promise<string[]> {
  const shown = members[0]?.path ?? ''
  if (file === undefined) return [`${shown}: Nothing to undo, the run wrote no file`]
  if (!isInPlace(file, shown)) return [`${shown}: Nothing to undo, the original is untouched: the output is ${file}`]
  const format = /\.(?:jsonl|ndjson)$/iu.test(file) ? 'jsonl' : 'text'
  const source: Source = {path: file, below: shown, format}
  const target = replaceFile(file)
  const waiting = new Map(members.map(one => [keyOf(one), one]))
  const problems: string[] = []
  let restored = 0
  try {
    for await (const piece of readPieces(source, {text: textField, id: idField}, process.stdin)) {
      if (piece.type === 'broken') return [`${shown}: ${piece.unreadable.problem}`]
      const member = piece.type === 'article' ? take(waiting, piece.article, shown) : undefined
      const bytes = member && piece.type === 'article' ? restoredBytes(piece, member) : undefined
      if (typeof bytes === 'string') problems.push(`${placeOf(member, shown)}: ${bytes}`)
      if (bytes instanceof Uint8Array) restored++
      await target.write(bytes instanceof Uint8Array ? bytes : piece.bytes)
    }
    if (restored > 0) await target.commit()
    counts.restored += restored
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    return [`${shown}: ${error.message}`]
  } finally {
    await target.discard()
  }
  const missing = [...waiting.values()].map(
    one => `${placeOf(one, shown)}: Unexpected loss of the article, expected it in the file`
  )
  return [...problems, ...missing]
}

/** The bytes of the original; nothing where it stands there already; a sentence where it cannot be had. */
function restoredBytes(piece: ArticlePiece, member: ReportedArticle): Uint8Array | string | undefined {
  const {text} = piece.article
  if (sha256(text) === member.input.sha256) return undefined
  if (sha256(text) !== member.output.sha256)
    return 'Unexpected change since the run, expected its output: left as it is'
  const edits = inverseEdits(member)
  const original = applied(text, edits)
  if (original === undefined || sha256(original) !== member.input.sha256) {
    return 'Unexpected edits in the report, expected those of its run: left as it is'
  }
  return render(piece, original, edits)
}

/** A report that was tampered with may hold edits that do not fit. */
function applied(text: string, edits: readonly Edit[]): string | undefined {
  try {
    return applyEdits(text, edits)
  } catch {
    return undefined
  }
}

/** With `--out` the output is another file. A report may be used in another folder than its run: then the end of the path tells. */
function isInPlace(written: string, shown: string): boolean {
  try {
    return realpathSync(shown) === realpathSync(written)
  } catch {
    return path.resolve(written).endsWith(path.normalize(`/${shown}`))
  }
}

function keyOf({line, id}: ReportedArticle): number | string {
  return line ?? id
}

function take(
  waiting: Map<number | string, ReportedArticle>,
  {id, line}: Article,
  shown: string
): ReportedArticle | undefined {
  const keys = line === undefined ? [...waiting.keys()] : [line, id, `${shown}:${line}`]
  const key = keys.find(one => waiting.has(one))
  if (key === undefined) return undefined
  const member = waiting.get(key)
  waiting.delete(key)
  return member
}

function placeOf(member: ReportedArticle | undefined, shown: string): string {
  return member?.line === undefined ? shown : `${shown}:${member.line}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function readReport(report: string): Promise<string> {
  return readFile(report, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${report}: ${describe(error)}`, {cause: error})
  })
}
