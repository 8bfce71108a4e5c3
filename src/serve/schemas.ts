import * as z from 'zod'
import {language} from '../config/schema.js'
import {textTypes} from '../types.js'
import {articleSchema} from '../report/json-schema.js'

/** Articles of one batch at most; more come as a stream. */
const mostArticles = 1000

export const askedSchema = z.strictObject({
  text: z.string().describe('The article'),
  type: z.enum(textTypes).optional().describe('What the text is written in. Left out: plain text'),
  id: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe('Comes back in the answer. Overrides of the configuration match it as they match a path'),
  language: language.max(35).optional().describe('BCP 47. Left out: that of the service')
})

export const batchSchema = z.strictObject({articles: z.array(askedSchema).min(1).max(mostArticles)})

const {verdict, reasons, changed, input, output, certificate, decisions} = articleSchema.shape
const answer = {
  id: z.string().optional().describe('As in the request'),
  verdict,
  reasons: reasons.describe('Why the verdict is not `publish`, one sentence each'),
  fatal: z.string().optional().describe('What went wrong with this article, which is then held as it was'),
  changed: changed.describe('Whether there is anything to repair'),
  input,
  certificate: certificate.unwrap(),
  ledger: z.strictObject({decisions})
}

export const checkedSchema = z.strictObject(answer)
export const cleanedSchema = z.strictObject({
  ...answer,
  output: output.extend({text: z.string().describe('The repaired article; of a held one the article as it was')})
})

export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.strictObject({detail: z.string(), pointer: z.string().describe('JSON Pointer to the field')}))
      .optional()
  })
  .describe('RFC 9457')

const line = z.int().min(1).describe('Of the stream, from 1')

export const checkedBatchSchema = z.strictObject({articles: z.array(checkedSchema)})
export const cleanedBatchSchema = z.strictObject({articles: z.array(cleanedSchema)})
const brokenLineSchema = z.strictObject({line, problem: problemSchema})
export const checkedLineSchema = z.union([checkedSchema.extend({line}), brokenLineSchema])
export const cleanedLineSchema = z.union([cleanedSchema.extend({line}), brokenLineSchema])

export type Asked = z.infer<typeof askedSchema>
export type Checked = z.infer<typeof checkedSchema>
export type Cleaned = z.infer<typeof cleanedSchema>
export type BrokenLine = z.infer<typeof brokenLineSchema>
