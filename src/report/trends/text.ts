import type {Trend} from '../../trends/trends.js'
import {visible} from '../visible.js'
import {count} from '../words.js'
import {brokenSources, chance, changeIn, periodNoun, spanOf, subjectOf, type ToldTrends} from './told.js'

/** For a person at a terminal. */
export function text(told: ToldTrends): string {
  const {runs, articles, sources, words, periods, per, versions} = told
  const broken = brokenSources(told)
  const rest = told.trends.filter(one => !broken.includes(one))
  const head = [
    `${count(runs, 'run')}, ${spanOf(periods)} (${periodNoun(per, periods.length)})`,
    `${count(articles, 'article')} from ${count(sources.length, 'source')}, ${count(words, 'word')}`,
    ...(versions.length > 1 ? [`Runs of several versions (${versions.join(', ')}): a new version may find more`] : [])
  ]
  const parts = [...part('Broken', broken), ...part('Changed', rest)]
  const nothing =
    told.tested === 0 ? 'Too few articles to tell a change from chance' : 'No change that chance does not explain'
  return [...head, ...(parts.length > 0 ? parts : ['', nothing])].map(line => `${visible(line)}\n`).join('')
}

function part(title: string, trends: readonly Trend[]): string[] {
  if (trends.length === 0) return []
  return ['', `${title} (messages for each 1,000 words)`, ...trends.map(line)]
}

function line(trend: Trend): string {
  const [earliest, latest] = trend.between
  const when = earliest === latest ? '' : ` (${earliest} to ${latest})`
  return `  ${trend.source}: ${subjectOf(trend)} ${changeIn(trend)}, since ${trend.since}${when}; by chance: ${chance(trend.q)}`
}
