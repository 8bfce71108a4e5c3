import type {Hash} from 'node:crypto'
import {loadViewsFor} from '../pipeline/markup.js'
import type {Piece, Slot} from '../read/piece.js'
import type {Article} from '../types.js'
import {render} from '../write/render.js'
import {Awaited} from './awaited.js'
import {madeEdits} from './report-file.js'
import type {ReportedArticle} from './verify-article.js'

/** What came of one article, or of a file as a whole. */
export interface Finding {
  readonly type: 'fails' | 'unreadable'
  readonly article?: ReportedArticle
  readonly problem: string
}

export interface Walked {
  readonly findings: readonly Finding[]
  /** Articles in the file that the report does not name. */
  readonly strangers: number
}

/** What does not hold of an article that a report names, one sentence each. */
export type Check = (article: Article, member: ReportedArticle) => string[]

/**
 * Look for the articles of a report in one of their files, and check each.
 *
 * @param rendered Takes the bytes of the file with the edits of the report made in them.
 */
export async function walkFile(
  pieces: AsyncIterable<Piece>,
  members: readonly ReportedArticle[],
  check: Check,
  rendered?: Hash
): Promise<Walked> {
  const awaited = new Awaited(members)
  const findings: Finding[] = []
  let strangers = 0
  for await (const piece of pieces) {
    if (piece.type === 'broken') {
      return {findings: [...findings, {type: 'unreadable', problem: piece.unreadable.problem}], strangers}
    }
    if (piece.type === 'other') {
      rendered?.update(piece.bytes)
      continue
    }
    const met = membersIn(piece.slots, awaited)
    strangers += piece.slots.length - met.size
    await loadViewsFor(Array.from(met, ([{article}, {type = article.type ?? 'text'}]) => ({...article, type})))
    const failures = failuresOf(met, check)
    findings.push(...failures)
    const failed = new Set(failures.map(one => one.article))
    rendered?.update(render(piece, slot => editsOf(met.get(slot), failed)))
  }
  return {findings: [...findings, ...awaited.rest.map(lost)], strangers}
}

type Members = ReadonlyMap<Slot, ReportedArticle>

function membersIn(slots: readonly Slot[], awaited: Awaited<ReportedArticle>): Members {
  return new Map(
    slots.flatMap(slot => {
      const member = awaited.find(slot)
      return member ? [[slot, member] as const] : []
    })
  )
}

function failuresOf(members: Members, check: Check): Finding[] {
  return Array.from(members).flatMap(([slot, article]) =>
    check(slot.article, article).map(problem => ({type: 'fails' as const, article, problem}))
  )
}

function lost(article: ReportedArticle): Finding {
  return {type: 'fails', article, problem: 'Unexpected loss of the article, expected it in the file'}
}

/** Those of what failed need not fit. */
function editsOf(member: ReportedArticle | undefined, failed: ReadonlySet<ReportedArticle | undefined>) {
  return member && !failed.has(member) ? madeEdits(member) : undefined
}
