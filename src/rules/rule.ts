import * as z from 'zod'

const example = z.union([
  z.strictObject({
    before: z.string().describe('Text with exactly one damage of this rule.'),
    after: z.string().describe('The same text repaired by this rule alone.'),
    at: z.string().optional().describe('What the message marks in `before`; left out: not checked.'),
    fix: z
      .enum(['suggest', 'none'])
      .optional()
      .describe('Where it is trusted less than the rule is; left out: as the rule.')
  }),
  z.strictObject({keep: z.string().describe('Text that looks like damage and is none: no message of this rule.')})
])

/** The one schema of a rule file. */
export const ruleSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'Unexpected id, expected lower-case words joined by hyphens')
      .describe('Names the damage, such as `doubled-word`. Equals the file name.'),
    kind: z.string().describe('The plugin code that detects it.'),
    message: z.string().describe('One sentence, ``Unexpected `{actual}`, expected `{expected}` ``.'),
    why: z.string().describe('Why it is damage, for an editor.'),
    severity: z.enum(['error', 'warning', 'info']),
    fix: z.enum(['safe', 'suggest', 'none']),
    status: z
      .enum(['stable', 'nursery', 'optional'])
      .default('stable')
      .describe('A nursery rule only suggests; an optional one takes part where the configuration names it.'),
    languages: z.array(z.string()).min(1).default(['*']).describe('BCP 47 languages, or `*`.'),
    options: z.record(z.string(), z.unknown()).default({}).describe('Options of the kind.'),
    examples: z.array(example).min(2)
  })
  .refine(rule => rule.examples.some(one => 'keep' in one), {
    path: ['examples'],
    error: 'Unexpected examples, expected at least one `keep`'
  })
  .refine(rule => rule.examples.some(one => 'before' in one), {
    path: ['examples'],
    error: 'Unexpected examples, expected at least one `before` with its `after`'
  })

/** A rule as its file says it, with the pack (folder) it lies in. */
export type Rule = z.infer<typeof ruleSchema> & {readonly pack: string}

export type Example = Rule['examples'][number]
