import {adjustedChances} from './adjust.js'
import {findChange, findChanges} from './change.js'
import type {Count} from './count.js'

/** An article with what was found in it. */
export interface Observation {
  /** The feed, folder or site that it comes from. */
  readonly source: string
  readonly period: string
  readonly words: number
  /** By rule id. */
  readonly messages: ReadonlyMap<string, number>
}

/** A change in words that a person reads. */
export interface Trend {
  readonly source: string
  /** Left out: all damage. */
  readonly rule?: string
  readonly direction: 'rose' | 'fell'
  readonly since: string
  readonly between: readonly [string, string]
  /** Messages for each 1,000 words. */
  readonly before: number
  readonly after: number
  /** Left out: there was none before. */
  readonly ratio?: number
  /** How likely it is by chance, adjusted for everything that was looked at. */
  readonly q: number
  /** Whether nothing has changed since. */
  readonly isLast: boolean
}

export interface Profile {
  readonly rule?: string
  readonly messages: number
  /** For each 1,000 words. */
  readonly rate: number
  /** By period; `undefined`: no articles. */
  readonly rates: readonly (number | undefined)[]
}

export interface SourceProfile {
  readonly source: string
  readonly articles: number
  readonly words: number
  readonly all: Profile
  /** Most messages first. */
  readonly rules: readonly Profile[]
}

export interface Trends {
  readonly periods: readonly string[]
  readonly articles: number
  readonly words: number
  /** All sources together, if there are several. */
  readonly together?: SourceProfile
  /** By name. */
  readonly sources: readonly SourceProfile[]
  /** The surest first. */
  readonly trends: readonly Trend[]
  /** How many pairs of source and rule had enough to be looked at. */
  readonly tested: number
}

/** What all sources together are called. */
const everything = 'all sources'

/** Of what is told to have changed at most this share is expected to be chance. */
const level = 0.05
/** For further changes of what has changed. */
const furtherLevel = 0.01

/** The damage of each source over time, and what of it has changed more than chance explains. */
export function trendsOf(observations: readonly Observation[]): Trends {
  const periods = [...new Set(observations.map(one => one.period))].sort()
  const bySource = grouped(observations)
  const tables = Array.from(bySource, ([source, all]) => new Table(source, all, periods))
  const together = tables.length > 1 ? new Table(everything, observations, periods) : undefined
  const series = [...(together ? [together] : []), ...tables].flatMap(table => table.series)
  const tested = series.flatMap(one => {
    const change = findChange(one.counts)
    return change ? [{series: one, p: change.p}] : []
  })
  const chances = adjustedChances(tested.map(one => one.p))
  const trends = withoutEchoes(tested.flatMap(({series: one}, index) => trendsIn(one, chances[index] ?? 1, periods)))
  return {
    periods,
    articles: observations.length,
    words: observations.reduce((sum, one) => sum + one.words, 0),
    ...(together && {together: together.profile}),
    sources: tables.map(table => table.profile).sort((a, b) => (a.source < b.source ? -1 : 1)),
    trends: trends.sort((a, b) => a.q - b.q || b.after - a.after),
    tested: tested.length
  }
}

/** What changed in one source changes the sum of all: that is no news. */
function withoutEchoes(trends: readonly Trend[]): Trend[] {
  const keyOf = ({rule, direction}: Trend) => `${direction} ${rule ?? ''}`
  const own = new Set(trends.filter(one => one.source !== everything).map(keyOf))
  return trends.filter(one => one.source !== everything || !own.has(keyOf(one)))
}

function grouped(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>()
  for (const one of observations) {
    const group = groups.get(one.source)
    if (group) group.push(one)
    else groups.set(one.source, [one])
  }
  return groups
}

/** The counts of one kind of damage in one source, by those periods that have articles. */
interface Series {
  readonly source: string
  readonly rule: string | undefined
  readonly counts: readonly Count[]
  /** Of each count: the index of its period. */
  readonly places: readonly number[]
}

function trendsIn({source, rule, counts, places}: Series, q: number, periods: readonly string[]): Trend[] {
  if (q > level) return []
  const first = findChange(counts)
  const changes = findChanges(counts, Math.max(furtherLevel, first?.p ?? 0))
  const nameOf = (at: number) => periods[places[at] ?? 0] ?? ''
  return changes.map(({at, between, before, after, p}, index) => ({
    source,
    ...(rule !== undefined && {rule}),
    direction: after > before ? 'rose' : 'fell',
    since: nameOf(at),
    between: [nameOf(between[0]), nameOf(between[1])],
    before: perThousand(before),
    after: perThousand(after),
    ...(before > 0 && {ratio: Number((after / before).toPrecision(3))}),
    q: Math.max(q, p),
    isLast: index === changes.length - 1
  }))
}

/** Articles of one source, counted by period and rule. */
class Table {
  readonly series: readonly Series[]
  readonly profile: SourceProfile

  constructor(source: string, observations: readonly Observation[], periods: readonly string[]) {
    const places = new Map(periods.map((period, index) => [period, index]))
    const rules = new Set(observations.flatMap(one => [...one.messages.keys()]))
    const tallies = new Map([undefined, ...rules].map(rule => [rule, periods.map(() => new PeriodTally())]))
    for (const one of observations) {
      const place = places.get(one.period) ?? 0
      const all = Array.from(one.messages.values()).reduce((sum, messages) => sum + messages, 0)
      for (const [rule, tally] of tallies) {
        tally[place]?.add(one.words, rule === undefined ? all : (one.messages.get(rule) ?? 0))
      }
    }
    this.series = Array.from(tallies, ([rule, tally]) => {
      const there = tally.map((_, index) => index).filter(index => (tally[index]?.articles ?? 0) > 0)
      return {source, rule, places: there, counts: there.map(index => tally[index] as PeriodTally)}
    })
    const profiles = Array.from(tallies, ([rule, tally]) => profileOf(rule, tally))
    this.profile = {
      source,
      articles: observations.length,
      words: observations.reduce((sum, one) => sum + one.words, 0),
      all: profiles[0] ?? profileOf(undefined, []),
      rules: profiles.slice(1).sort((a, b) => b.messages - a.messages || ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1))
    }
  }
}

class PeriodTally implements Count {
  articles = 0
  words = 0
  messages = 0
  hits = 0
  squares = 0

  add(words: number, messages: number): void {
    this.articles++
    this.words += words
    this.messages += messages
    if (messages > 0) this.hits++
    this.squares += messages ** 2 / Math.max(1, words)
  }
}

function profileOf(rule: string | undefined, tally: readonly Count[]): Profile {
  const messages = tally.reduce((sum, one) => sum + one.messages, 0)
  const words = tally.reduce((sum, one) => sum + one.words, 0)
  return {
    ...(rule !== undefined && {rule}),
    messages,
    rate: words === 0 ? 0 : perThousand(messages / words),
    rates: tally.map(one => (one.words === 0 ? undefined : perThousand(one.messages / one.words)))
  }
}

function perThousand(rate: number): number {
  return Number((rate * 1000).toPrecision(4))
}
