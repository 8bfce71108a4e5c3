import {createHash} from 'node:crypto'
import {realpathSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {applyEdits} from '../edit/apply.js'
import {type Piece, readPieces} from '../read/piece.js'
import {describe} from '../read/problem.js'
import type {Source} from '../read/source.js'
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
  for (const [file, members] of Map.groupBy(articles, one => one.written ?? '')) {
    const problem = whyNot(file, members)
    const left = problem === undefined ? await undoFile(file, members, options, counts) : [problem]
    for (const line of left) process.stderr.write(`${line}\n`)
    counts.left += left.length
  }
  await writeStdout(`${count(counts.restored, 'article')} put back${counts.left > 0 ? `, ${counts.left} left` : ''}\n`)
  return counts.left > 0 ? 2 : 0
}
