import type {Per} from '../../trends/periods.js'
import type {Trend, Trends} from '../../trends/trends.js'

/** Trends and what they were made from. */
export interface ToldTrends extends Trends {
  /** Of Copydesk. */
  readonly version: string
  readonly per: Per
  readonly runs: number
  /** Of Copydesk in the runs: another version finds other damage. */
  readonly versions: readonly string[]
}

/** What a trend is about. */
export function subjectOf({rule}: Pick<Trend, 'rule'>): string {
  return rule ?? 'all damage'
}

/** @example 'rose 4.2-fold, from 0.81 to 3.4 for each 1,000 words' */
export function changeIn({direction, before, after, ratio}: Trend): string {
  const times = ratio === undefined ? 1 : Math.max(ratio, 1 / ratio)
  const fold = ratio === undefined || ratio === 0 ? '' : ` ${short(times)}-fold`
  return `${direction}${fold}${fold === '' ? '' : ','} from ${short(before)} to ${short(after)}`
}

/** Two or three digits that matter. */
export function short(number: number): string {
  return number.toLocaleString('en', {maximumSignificantDigits: number < 10 ? 2 : 3})
}

export function chance(q: number): string {
  return q < 0.001 ? 'less than 0.001' : q.toFixed(3)
}

/** @example '2026-11-01 to 2026-11-20' */
export function spanOf(periods: readonly string[]): string {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return 'no articles'
  return first === last ? first : `${first} to ${last}`
}

export function periodNoun(per: Per, number: number): string {
  return `${number.toLocaleString('en')} ${per}${number === 1 ? '' : 's'}`
}

/** Feeds whose damage as a whole rose and has not come down since. */
export function brokenSources({trends}: Trends): Trend[] {
  return trends.filter(one => one.rule === undefined && one.isLast && one.direction === 'rose')
}
