const placeholders: Readonly<Record<string, string>> = {
  number: String.raw`\p{N}[\p{N}.,]{0,15}[km+]?`,
  name: String.raw`\S{1,40}(?: \S{1,40}){0,3}`,
  words: String.raw`\S{1,40}(?: \S{1,40}){0,11}`,
  date: String.raw`(?=\D{0,30}\p{N})[\p{L}\p{N}][\p{L}\p{N} .,:/|•·–-]{2,48}`
}

/**
 * A line as leftovers are compared: lower case, single spaces, straight apostrophes, without bullets, arrows and emoji at its
 * ends nor the punctuation behind it.
 */
export function normalizeLine(line: string): string {
  return line
    .toLowerCase()
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}[({<©@#]{1,20}/u, '')
    .replace(/[^\p{L}\p{N}\])}>%©]{1,20}$/u, '')
}

/** A line with placeholders as an anchored expression on normalised lines: `post views: {number}`. Linear: all repeats are bounded. */
export function linePattern(line: string): RegExp {
  const parts = normalizeLine(line).split(/\{(\w+)\}/u)
  const source = parts.map((part, index) => (index % 2 === 1 ? placeholder(part) : escape(part)))
  return new RegExp(`^${source.join('')}$`, 'u')
}

function placeholder(name: string): string {
  const source = placeholders[name]
  if (source === undefined)
    throw new Error(`Unexpected placeholder {${name}}, expected one of ${Object.keys(placeholders).join(', ')}`)
  return source
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}
