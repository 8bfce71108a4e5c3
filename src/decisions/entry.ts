import * as z from 'zod'

const place = z.int().min(1)

/** One line of a decisions file: what a person chose, or `null` where a choice was taken back. The last one counts. */
export const entrySchema = z.strictObject({
  path: z.string().min(1).describe('Of the article’s file, from the folder of the decisions file, with `/`'),
  id: z.string().optional().describe('Of its record, where the file holds several and they have names'),
  line: place.optional().describe('Of its record, where records have lines of their own and no names'),
  record: place.optional().describe('The number of its record, where records have neither'),
  field: z.string().optional().describe('Of the record, where several are articles'),
  fingerprint: z.string().min(1).describe('Of the message, as in the JSON report'),
  rule: z.string().describe('Of the message. For people who read the file'),
  choice: z
    .enum(['accept', 'reject', 'otherwise'])
    .nullable()
    .describe('`otherwise`: the other reading. `null`: the choice was taken back'),
  action: z.string().min(1).describe('The same for all entries that were made, and are undone, at once'),
  undoes: z.string().min(1).optional().describe('The action that this one took back')
})

export type Entry = z.infer<typeof entrySchema>

/** What names an article in a decisions file. */
export type EntryKey = Pick<Entry, 'path' | 'id' | 'line' | 'record' | 'field'>
