import {z} from 'zod'

const offset = z.int().min(0)
const count = z.int().min(0)
const range = z
  .tuple([offset, offset])
  .describe('[start, end) in UTF-16 code units of the original text, its byte-order mark not counted')
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .describe('SHA-256 of the article’s text as UTF-8, without byte-order mark')
const line = z.int().min(1)

const editSchema = z.strictObject({
  range,
  text: z.string().describe('What takes the place of the range'),
  original: z.string().describe('What stood there')
})

const decisionSchema = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  fix: z.enum(['safe', 'suggest', 'none']).describe('How far the repair may be trusted'),
  decision: z.enum(['apply', 'suggest', 'skip']),
  because: z.string(),
  cause: count.describe('The same for all entries of one message: a message with several edits has one entry for each'),
  range,
  line: line.describe('Of the start of the range, from 1'),
  column: line.describe('Of the start of the range, from 1, in UTF-16 code units'),
  actual: z.string(),
  expected: z.string().optional(),
  reason: z.string(),
  note: z.string().optional(),
  otherwise: z
    .strictObject({reading: z.string(), edits: z.array(editSchema)})
    .optional()
    .describe('The second-best reading, and what it would do instead: nothing, where it leaves the text as it is'),
  fingerprint: z.string(),
  choice: z.enum(['accept', 'reject', 'otherwise']).optional().describe('What a person decided in a review'),
  edit: editSchema.optional().describe('In coordinates of the original. Left out where there is nothing to replace')
})

export const articleSchema = z.strictObject({
  id: z.string(),
  path: z.string(),
  line: line.optional().describe('The line of the file its record starts on, where every record has lines of its own'),
  record: line.optional().describe('The number of its record in the file, where records share lines or have none'),
  field: z.string().optional().describe('The field of the record, where several are articles'),
  written: z.string().optional().describe('Absolute path of the file that now holds the output'),
  verdict: z.enum(['publish', 'publish after fixes', 'hold']),
  reasons: z.array(z.string()),
  changed: z.boolean(),
  input: z.strictObject({sha256}),
  output: z.strictObject({sha256}),
  decisions: z
    .array(decisionSchema)
    .describe('The edits of all entries whose decision is `apply`, made on the input, give the output')
})

const unreadableSchema = z.strictObject({
  path: z.string(),
  line: line.optional(),
  record: line.optional(),
  problem: z.string()
})

const decisionCounts = z.strictObject({apply: count, suggest: count, skip: count})

const summarySchema = z.strictObject({
  articles: count,
  unreadable: count,
  changed: count,
  verdicts: z.strictObject({publish: count, 'publish after fixes': count, hold: count}),
  decisions: decisionCounts,
  severities: z.strictObject({error: count, warning: count, info: count}),
  rules: z.record(z.string(), decisionCounts)
})

/** The JSON report. Its version rises when a field is renamed or removed. */
export const reportSchema = z.strictObject({
  version: z.literal(1).describe('Of this format'),
  copydesk: z.string().describe('The version of Copydesk that wrote it'),
  articles: z.array(articleSchema),
  unreadable: z.array(unreadableSchema),
  summary: summarySchema
})
