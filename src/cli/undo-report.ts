import {z} from 'zod'
import type {Edit} from '../types.js'
import {UsageError} from './failure.js'

const range = z.tuple([z.int().min(0), z.int().min(0)])
const edit = z.object({range, text: z.string(), original: z.string().optional()})

/** What undo needs of a JSON report. */
const reportSchema = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      line: z.int().min(1).optional(),
      written: z.string().optional(),
      changed: z.boolean(),
      input: z.object({sha256: z.string()}),
      output: z.object({sha256: z.string()}),
      decisions: z.array(
        z.object({
          decision: z.enum(['apply', 'suggest', 'skip']),
          range,
          actual: z.string(),
          edit: edit.optional(),
          edits: z.array(edit).optional()
        })
      )
    })
  )
})

export type ReportedArticle = z.infer<typeof reportSchema>['articles'][number]

/** @throws {UsageError} It is no JSON report of Copydesk. */
export function parseReport(file: string, source: string): ReportedArticle[] {
  const checked = reportSchema.safeParse(parseJson(file, source))
  if (checked.success) return checked.data.articles
  const [issue] = checked.error.issues
  throw new UsageError(`${file}: \`${issue?.path.join('.')}\`: ${issue?.message}, expected a JSON report of Copydesk`)
}

function parseJson(file: string, source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new UsageError(`${file}: Unexpected broken JSON, expected a JSON report of Copydesk`, {cause: error})
  }
}

/** The edits that lead from an article’s output back to its original; `undefined` where the report does not say enough. */
export function inverseEdits({decisions}: ReportedArticle): Edit[] | undefined {
  const made = decisions
    .filter(one => one.decision === 'apply')
    .flatMap(one => editsOf(one).map(edit => ({...edit, original: originalOf(edit, one)})))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  const inverse: Edit[] = []
  let shift = 0
  for (const {range, text, original} of made) {
    if (original === undefined) return undefined
    const start = range[0] + shift
    inverse.push({range: [start, start + text.length], text: original})
    shift += text.length - original.length
  }
  return inverse
}

type ReportedDecision = ReportedArticle['decisions'][number]
type ReportedEdit = z.infer<typeof edit>

function editsOf({edit, edits}: ReportedDecision): readonly ReportedEdit[] {
  return edits ?? (edit ? [edit] : [])
}

/** What stood at the place of an edit: said outright, or part of what the message marks. */
function originalOf({range, original}: ReportedEdit, decision: ReportedDecision): string | undefined {
  if (original !== undefined) return original
  const start = range[0] - decision.range[0]
  const end = range[1] - decision.range[0]
  return start >= 0 && end <= decision.actual.length ? decision.actual.slice(start, end) : undefined
}
