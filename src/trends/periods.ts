/** How long a period is. `run`: as long as a run, whatever the articles say of their dates. */
export type Per = 'day' | 'week' | 'month' | 'run'

/** More periods than these are hard to read, and leave little in each. */
const mostPeriods = 62

const day = 86_400_000

/** The finest of day, week and month in which a span of days has few enough periods. */
export function periodFor(days: readonly string[]): Exclude<Per, 'run'> {
  const [first = '', last = ''] = [days.reduce(earlier, days[0] ?? ''), days.reduce(later, days[0] ?? '')]
  const span = (Date.parse(last) - Date.parse(first)) / day + 1
  if (!(span > mostPeriods)) return 'day'
  return span / 7 <= mostPeriods ? 'week' : 'month'
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

/**
 * The period that a day belongs to, named by its first day: of weeks the Monday. Names sort in time.
 *
 * @example periodOf('2026-11-25', 'week') // => '2026-11-23'
 */
export function periodOf(date: string, per: Exclude<Per, 'run'>): string {
  if (per === 'day') return date
  if (per === 'month') return date.slice(0, 7)
  const time = Date.parse(date)
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7
  return new Date(time - sinceMonday * day).toISOString().slice(0, 10)
}
