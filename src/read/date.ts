/** What records call the day they were published, the best one first. */
export const dateNames = ['date', 'published', 'published_at', 'publishedAt', 'datePublished', 'pubDate', 'date_gmt']

/**
 * The day that a date of a record is about: as it is written, in whatever time zone.
 *
 * @returns `2026-05-31`; nothing where it cannot be told, as of `31/05/2026`.
 * @example dayOf('Sun, 31 May 2026 23:10:00 +0200') // => '2026-05-31'
 */
export function dayOf(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined
  const [, iso] = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/u.exec(written) ?? []
  if (iso !== undefined) return real(iso)
  const [, day = '', month = '', year = ''] = /^\s*(?:\w+,\s*)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})\b/u.exec(written) ?? []
  const index = months.indexOf(month.toLowerCase())
  return index === -1 ? undefined : real(`${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day in the name of a file, as `2026-05-31-bridge.md` or `2026/05/31/bridge.txt` have it. */
export function dayInPath(file: string): string | undefined {
  const [, year, month, day] = /(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/u.exec(file) ?? []
  return year === undefined ? undefined : real(`${year}-${month}-${day}`)
}

function real(day: string): string | undefined {
  const time = Date.parse(day)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day
}
