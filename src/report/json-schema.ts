import * as z from 'zod'

const offset = z.int().min(0)
const count = z.int().min(0)
const range = z
  .tuple([offset, offset])
  .describe('[start, end) in UTF-16 code units of the original text, its byte-order mark not counted')
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'Unexpected value, expected a SHA-256')
  .describe('SHA-256 of the article’s text as UTF-8, without byte-order mark')
const line = z.int().min(1)

const editSchema = z.strictObject({
  range,
  text: z.string().describe('What takes the place of the range'),
  original: z.string().describe('What stood there')
})

const kept = z.strictObject({
  kept: count,
  removed: count,
  equal: z.boolean().describe('Whether outside removed spans all are the same before and after')
})
const share = z.number().min(0).max(1).describe('Removed words of all words')
const quoted = z.strictObject({
  words: count.describe('Words between quotation marks in the output'),
  doubled: count.describe('Doubled function words that were dropped there'),
  lost: count.describe('Other words that were dropped there: 0 where the certificate holds')
})

/** What `verify` finds again. */
const certificateSchema = z.strictObject({
  holds: z.boolean().describe('Whether nothing is in `breaches`'),
  words: count.describe('Words of the input; of HTML and Markdown only of the text between the markup'),
  removed: count,
  share,
  added: count.describe('Words of the output that are not in the input, or not in this order'),
  decoded: count.describe('Words that are written otherwise since their encoding was repaired'),
  quoted,
  numbers: kept,
  names: kept.describe('Words with a capital first letter'),
  urls: kept.describe('With e-mail addresses'),
  breaches: z.array(z.string())
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
  type: z.enum(['html', 'markdown']).optional().describe('What the text is written in; left out: plain text'),
  site: z.string().optional().describe('The value of its site field'),
  date: z.iso.date().optional().describe('The day on which its record says it appeared'),
  written: z.string().optional().describe('Absolute path of the file that now holds the output'),
  verdict: z.enum(['publish', 'publish after fixes', 'hold']),
  reasons: z.array(z.string()),
  changed: z.boolean().describe('Whether the output differs from the input; where nothing was `written`, it would'),
  input: z.strictObject({sha256}),
  output: z.strictObject({sha256}),
  certificate: certificateSchema
    .optional()
    .describe('What the edits left of the words. Reports of version 0.1.0 have none'),
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
  changed: count.describe('Articles whose output differs from the input, written or not'),
  verdicts: z.strictObject({publish: count, 'publish after fixes': count, hold: count}),
  decisions: decisionCounts,
  severities: z.strictObject({error: count, warning: count, info: count}),
  rules: z.record(z.string(), decisionCounts),
  certificate: z
    .strictObject({
      holds: count.describe('Articles whose certificate holds'),
      fails: count,
      words: count,
      removed: count,
      share,
      decoded: count,
      quoted
    })
    .optional()
    .describe('The certificates of all articles, added up')
})

/** The JSON report. Its version rises when a field is renamed or removed; fields that are new since version 0.1.0 are optional. */
export const reportSchema = z.strictObject({
  version: z.literal(1).describe('Of this format'),
  copydesk: z.string().describe('The version of Copydesk that wrote it'),
  date: z.iso.datetime().optional().describe('When the run started'),
  articles: z.array(articleSchema),
  unreadable: z.array(unreadableSchema),
  summary: summarySchema
})
