/**
 * The day that a date names, in its own time zone where it names one: ISO 8601, RFC 822 as in feeds, or seconds or milliseconds since 1970.
 *
 * @returns `undefined` for anything else, and for what cannot be the date of an article.
 * @example dayOf('Mon, 23 Nov 2026 21:22:14 GMT') // => '2026-11-23'
 */
export function dayOf(written: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/u.exec(written.trim())?.[1]
  const time = iso === undefined ? timeOf(written.trim()) : Date.parse(iso)
  if (Number.isNaN(time) || Math.abs(time) > latest) return undefined
  const day = new Date(time).toISOString().slice(0, 10)
  return iso === undefined || iso === day ? day : undefined
}

/** The day in the name of a file, as `2026-05-31-bridge.md` or `2026/05/31/bridge.txt` have it. */
export function dayInPath(file: string): string | undefined {
  const [, year, month, day] = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/u.exec(file) ?? []
  return year === undefined ? undefined : dayOf([year, month, day].join('-'))
}

const latest = Date.UTC(2200, 0)

function timeOf(written: string): number {
  if (/^\d{9,10}$/u.test(written)) return Number(written) * 1000
  if (/^\d{12,13}$/u.test(written)) return Number(written)
  const [, day, month, year] = /^(?:[A-Za-z]{3},? )?(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})\b/u.exec(written) ?? []
  return day === undefined ? Number.NaN : Date.parse(`${day} ${month} ${year} UTC`)
}
