import {z} from 'zod'
import type {Kinds} from '../../src/detect/kinds.js'

/** What the JSON schema of a kind’s options says about one of them. */
const optionSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  description: z.string(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  get items() {
    return z
      .looseObject({
        format: z.string().optional(),
        properties: z.record(z.string(), optionSchema).optional()
      })
      .optional()
  }
})

export type Option = z.infer<typeof optionSchema>

const optionsSchema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), optionSchema),
  required: z.array(z.string()).default([]),
  additionalProperties: z.literal(false)
})

/**
 * The options of a kind as a rule file writes them: a table is the name of a file beside it, or its rows.
 *
 * @throws {z.ZodError} An option has no description.
 */
export function optionsOf({options}: Kinds[string]): z.infer<typeof optionsSchema> {
  const written = optionsSchema.parse(z.toJSONSchema(options, {io: 'input', unrepresentable: 'any'}))
  const {table} = written.properties
  if (!table) return written
  const {description} = table
  return {...written, properties: {...written.properties, table: {type: ['string', 'array'], description}}}
}
