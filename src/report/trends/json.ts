import * as z from 'zod'
import type {Profile, SourceProfile} from '../../trends/trends.js'
import type {ToldTrends} from './told.js'

const count = z.int().min(0)
const rate = z.number().min(0).describe('Messages for each 1,000 words')

const profileSchema = z.strictObject({
  rule: z.string().optional().describe('Left out: all damage'),
  messages: count,
  rate,
  rates: z.array(rate.nullable()).describe('By period, in their order; null: no articles')
})

const sourceSchema = z.strictObject({
  source: z.string(),
  articles: count,
  words: count,
  all: profileSchema,
  rules: z.array(profileSchema).describe('Most messages first')
})

const trendSchema = z.strictObject({
  source: z.string(),
  rule: z.string().optional().describe('Left out: all damage'),
  direction: z.enum(['rose', 'fell']),
  since: z.string().describe('The first period with the new rate'),
  between: z
    .tuple([z.string(), z.string()])
    .describe('The first and the last period at which it may have changed, with 95 % confidence'),
  before: rate,
  after: rate,
  ratio: z.number().min(0).optional().describe('Left out: there was none before'),
  q: z.number().min(0).max(1).describe('How likely it is by chance, adjusted for all pairs of source and rule'),
  isLast: z.boolean().describe('Whether nothing has changed since')
})

/** What `trends` writes. Its version rises when a field is renamed or removed. */
export const trendsSchema = z.strictObject({
  version: z.literal(1).describe('Of this format'),
  copydesk: z.string(),
  runs: count,
  versions: z.array(z.string()).describe('Of Copydesk, in the runs'),
  per: z.enum(['day', 'week', 'month', 'run']),
  periods: z.array(z.string()),
  articles: count,
  words: count,
  tested: count.describe('How many pairs of source and rule had enough to be looked at'),
  trends: z.array(trendSchema).describe('The surest first'),
  together: sourceSchema.optional().describe('All sources together, if there are several'),
  sources: z.array(sourceSchema)
})

export function json({
  version,
  runs,
  versions,
  per,
  periods,
  articles,
  words,
  tested,
  trends,
  together,
  sources
}: ToldTrends): string {
  const value: z.infer<typeof trendsSchema> = {
    version: 1,
    copydesk: version,
    runs,
    versions: [...versions],
    per,
    periods: [...periods],
    articles,
    words,
    tested,
    trends: trends.map(one => ({...one, between: [...one.between]})),
    ...(together && {together: toJsonSource(together)}),
    sources: sources.map(toJsonSource)
  }
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function toJsonSource(source: SourceProfile): z.infer<typeof sourceSchema> {
  return {...source, all: toJsonProfile(source.all), rules: source.rules.map(toJsonProfile)}
}

function toJsonProfile(profile: Profile): z.infer<typeof profileSchema> {
  return {...profile, rates: profile.rates.map(one => one ?? null)}
}
