import {z} from 'zod'

const ruleSettings = z.union([
  z.literal('off'),
  z.strictObject({
    severity: z.enum(['error', 'warning', 'info']).optional(),
    fix: z.enum(['safe', 'suggest', 'none']).optional()
  })
])

const rules = z.record(z.string(), ruleSettings)

/** The one schema of a configuration file. */
export const configurationSchema = z.strictObject({
  language: z.string().min(1).optional().describe('BCP 47; rules for other languages are left out.'),
  fix: z.enum(['safe', 'suggested']).optional().describe('`suggested` applies suggestions too.'),
  packs: z.array(z.string()).default([]).describe('Folders of rules besides the built-in ones.'),
  rules: rules.default({}).describe('`off`, or another severity or tier, by rule id.'),
  overrides: z
    .array(z.strictObject({files: z.union([z.string(), z.array(z.string()).min(1)]), rules}))
    .default([])
    .describe('The same for files that a glob pattern matches; later ones win.'),
  ignore: z
    .array(z.strictObject({fingerprint: z.string().min(1), reason: z.string().min(1)}))
    .default([])
    .describe('Messages a person has waved away, by the fingerprint in the JSON report.'),
  budget: z
    .strictObject({removedShare: z.number().min(0).max(1).optional(), wordsLeft: z.int().min(0).optional()})
    .default({})
    .describe('An article that would lose more is held.'),
  'fail-on': z.enum(['error', 'warning', 'info']).optional().describe('What makes `check` fail.')
})

export type Configuration = z.infer<typeof configurationSchema>

export type RuleSettings = z.infer<typeof ruleSettings>
