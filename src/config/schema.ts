import * as z from 'zod'
import {expectedLanguage, languageTag} from '../rules/languages.js'
import {profileNames} from './profiles.js'

/** Not a language that Copydesk knows: any may be one of a rule. */
export const language = z.string().regex(languageTag, `Unexpected value, ${expectedLanguage}`)

const ruleSettings = z.union(
  [
    z.literal('off'),
    z.strictObject({
      severity: z.enum(['error', 'warning', 'info']).optional(),
      fix: z.enum(['safe', 'suggest', 'none']).optional()
    })
  ],
  'Unexpected value, expected `off`, or settings such as `{severity: warning}` or `{fix: suggest}`'
)

const rules = z.record(z.string(), ruleSettings)

const patterns = z.union(
  [z.string(), z.array(z.string()).min(1)],
  'Unexpected value, expected a pattern or a list of patterns'
)

const withoutPatterns = 'Unexpected override for all articles, expected `files` or `fields`'

/** The one schema of a configuration file. */
export const configurationSchema = z.strictObject({
  profile: z.enum(profileNames).optional().describe('What the rest of the configuration starts from.'),
  language: language.optional().describe('BCP 47; rules for other languages are left out.'),
  fix: z.enum(['safe', 'suggested']).optional().describe('`suggested` applies suggestions too.'),
  packs: z.array(z.string()).default([]).describe('Folders and npm packages of rules besides the built-in ones.'),
  rules: rules
    .default({})
    .describe('`off`, or another severity or tier, by rule id, or by pack as in `boilerplate/*`.'),
  exclude: z
    .array(z.string().min(1))
    .default([])
    .describe('Glob patterns, from the folder of the configuration, of what a search of folders passes over.'),
  overrides: z
    .array(
      z
        .strictObject({
          files: patterns.optional().describe('Glob patterns of paths, from the folder of the configuration.'),
          fields: z.record(z.string(), patterns).optional().describe('Patterns of what fields of its record say.'),
          language: language.optional().describe('BCP 47.'),
          rules: rules.default({})
        })
        .refine(({files, fields}) => files !== undefined || fields !== undefined, withoutPatterns)
    )
    .default([])
    .describe('The same for some articles: those that all patterns match. Later ones win.'),
  ignore: z
    .array(z.strictObject({fingerprint: z.string().min(1), reason: z.string().min(1)}))
    .default([])
    .describe('Messages a person has dismissed, by the fingerprint in the JSON report.'),
  budget: z
    .strictObject({removedShare: z.number().min(0).max(1).optional(), wordsLeft: z.int().min(0).optional()})
    .default({})
    .describe('An article that would lose more is held.'),
  'fail-on': z.enum(['error', 'warning', 'info']).optional().describe('What makes `check` fail.')
})

export type Configuration = z.infer<typeof configurationSchema>

/** As somebody writes it, with everything left out that may be. */
export type WrittenConfiguration = z.input<typeof configurationSchema>

export type RuleSettings = z.infer<typeof ruleSettings>
