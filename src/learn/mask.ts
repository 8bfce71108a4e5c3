const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?'
const day = '[0-3]?\\d(?:st|nd|rd|th)?'
const year = '(?:19|20)\\d{2}'
const time =
  '(?:,? ?(?:at |[-–|•·] ?)?[0-2]?\\d[:.][0-5]\\d(?::[0-5]\\d)?(?: ?[ap]\\.?m\\b\\.?)?(?: (?:gmt|utc|est|edt|cet|ist)\\b)?)?'

const written = `${weekday}(?:${month} ${day}(?:,? ${year})?|${day} ${month}(?:,? ${year})?|${month} ${year})`
const digits = `${year}[-/.][01]?\\d[-/.][0-3]?\\d|[0-3]?\\d([-/.])[0-3]?\\d\\1${year}`

const date = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written}|${digits})${time}(?![\\p{L}\\p{N}])`, 'giu')
const number = /(?<![\p{L}\p{N}_{]|\p{L}-)\p{N}(?:[\p{N}.,]{0,14}\p{N})?(?:[kKmM+](?![\p{L}\p{N}]))?(?![\p{L}\p{N}_])/gu

/** Dates and numbers of a line give way to `{date}` and `{number}`; English dates, and those written in digits with a year. */
export function maskNumbers(line: string): string {
  return line.replaceAll(date, '{date}').replaceAll(number, '{number}')
}

/** Words inside a name that are written small: `Ministry of Defence`. */
const particles = 'of|the|de|da|del|der|di|du|la|le|van|von|al|el|bin|ibn'
const capital = String.raw`\p{Lu}[\p{L}\p{M}\p{N}.'’&-]{0,39}`
const name = new RegExp(
  `(?<![\\p{L}\\p{N}{@#/.])${capital}(?: (?:(?:${particles}) )?${capital}){0,3}(?![\\p{L}\\p{N}}])`,
  'gu'
)

/** More names than that, and the line is prose. */
const mostNames = 3

/**
 * A line with each of its names in turn as `{name}`. A first word is a name only with others behind it, and perhaps not
 * even then, so both readings are given: `Follow Ann Lee here` gives `{name} here` and `Follow {name} here`.
 */
export function maskNames(line: string): string[] {
  const names = Array.from(line.matchAll(name), match => [match.index, match[0]] as const)
  if (names.length > mostNames) return []
  const places = names.flatMap(([start, text]) =>
    start === firstLetter(line) ? leading(start, text) : [[start, text] as const]
  )
  return places
    .filter(([, text]) => text.split(' ').length <= longestName)
    .map(([start, text]) => `${line.slice(0, start)}{name}${line.slice(start + text.length)}`)
}

/** Words that `{name}` stands for, at most. */
const longestName = 4

function leading(start: number, text: string): (readonly [number, string])[] {
  const rest = text.search(/(?<= )\p{Lu}/u)
  if (rest === -1) return []
  return [
    [start, text],
    [start + rest, text.slice(rest)]
  ]
}

function firstLetter(line: string): number {
  return line.search(/\p{L}/u)
}
