import {readFile} from 'node:fs/promises'
import type {z} from 'zod'
import {applyEdits} from '../edit/apply.js'
import {describeMismatch, firstMismatch, inWords} from '../mismatch/mismatch.js'
import {describe} from '../read/problem.js'
import type {Edit} from '../types.js'
import {UsageError} from './failure.js'

/** Read a JSON report, or as much of it as a schema asks for. */
export async function readReport<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file}: ${describe(error)}`, {cause: error})
  })
  const checked = schema.safeParse(parseJson(file, source), inWords)
  if (checked.success) return checked.data
  throw new UsageError(`${file}: ${describeMismatch(firstMismatch(checked.error))}`)
}

function parseJson(file: string, source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    throw new UsageError(`${file}: Unexpected broken JSON, expected a JSON report of Copydesk`, {cause: error})
  }
}

/** Where an article of a report stands in its file. */
export interface ReportedPlace {
  readonly line?: number | undefined
  readonly record?: number | undefined
  readonly field?: string | undefined
}

/** An article’s place in its file. */
export function placeInFile({line, record, field}: ReportedPlace): string {
  return JSON.stringify([line, record, field])
}

/** An edit as a report has it. */
interface ReportedEdit {
  readonly range: readonly [number, number]
  readonly text: string
  readonly original: string
}

export interface ReportedDecisions {
  readonly decisions: readonly {readonly decision: string; readonly edit?: ReportedEdit | undefined}[]
}

/** The edits that were made, in the order of the text. */
export function madeEdits({decisions}: ReportedDecisions): ReportedEdit[] {
  return decisions
    .flatMap(({decision, edit}) => (decision === 'apply' && edit ? [edit] : []))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
}

/** The edits that lead from an article’s output back to its original. */
export function inverseEdits(article: ReportedDecisions): Edit[] {
  let shift = 0
  return madeEdits(article).map(({range, text, original}) => {
    const start = range[0] + shift
    shift += text.length - original.length
    return {range: [start, start + text.length], text: original}
  })
}

/** The text with edits of a report; nothing where they do not fit, as those of a report that was tampered with may not. */
export function appliedIfFitting(text: string, edits: readonly Edit[]): string | undefined {
  try {
    return applyEdits(text, edits)
  } catch {
    return undefined
  }
}
