import {z} from 'zod'
import type {Edit} from '../types.js'
import {UsageError} from './failure.js'

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

/** The edits that lead from an article’s output back to its original. */
export function inverseEdits({decisions}: ReportedArticle): Edit[] {
  const made = decisions
    .flatMap(({decision, edit}) => (decision === 'apply' && edit ? [edit] : []))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  let shift = 0
  return made.map(({range, text, original}) => {
    const start = range[0] + shift
    shift += text.length - original.length
    return {range: [start, start + text.length], text: original}
  })
}
