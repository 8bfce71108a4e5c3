import {normalizeLine} from './fold.js'
import {isRequest, requestRow} from './prompts.js'
import {buttons, dateWords, services} from './words.js'

/** Whether a folded line is one with placeholders; `lower` is the same in lower case. Linear: all repeats are bounded. */
export type LinePattern = (folded: string, lower?: string) => boolean

/**
 * A line with placeholders, to compare folded lines with. Lines with one share the expression for it: there are thousands, and one for each
 * takes much memory. Of others it is only made for a line that begins and ends like it.
 *
 * @example linePattern('Post views: {number}')('Post Views: 1,204') // => true
 */
export function linePattern(line: string): LinePattern {
  if (line === requestRow) return (folded, lower = folded.toLowerCase()) => isRequest(lower)
  let parsed: Parsed | undefined
  return (folded, lower = folded.toLowerCase()) => {
    const {head, tail, longest, most, names} = (parsed ??= parse(line))
    if (lower.length > most || !lower.startsWith(head) || !lower.endsWith(tail) || !lower.includes(longest))
      return false
    const [only, second] = names
    if (only !== undefined && second === undefined) {
      const [start, end] = [head.length, lower.length - tail.length]
      return wholeOf(only).test(lower.slice(start, end)) && (only !== 'name' || writtenAsName(folded.slice(start, end)))
    }
    parsed.pattern ??= expressionOf(parsed)
    const found = parsed.pattern.exec(lower)?.indices?.slice(1)
    return found?.every(place => writtenAsName(folded.slice(...(place as [number, number])))) ?? false
  }
}

/** Whether all placeholders of a line are known. A request is a line by itself. */
export function isPattern(line: string): boolean {
  if (line === requestRow) return true
  return Array.from(line.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name).every(name =>
    Object.hasOwn(placeholders, name)
  )
}

interface Parsed {
  readonly head: string
  readonly tail: string
  /** The longest text between placeholders. */
  readonly longest: string
  /** No line that matches is longer, in UTF-16 code units. */
  readonly most: number
  /** Of its placeholders, and the texts around them. */
  readonly names: readonly string[]
  readonly around: readonly string[]
  pattern?: RegExp
}

const wholes = new Map<string, RegExp>()

/** What stands for a placeholder, and nothing else. */
function wholeOf(name: string): RegExp {
  const known = wholes.get(name) ?? new RegExp(`^(?:${placeholder(name)})$`, 'u')
  wholes.set(name, known)
  return known
}

function parse(line: string): Parsed {
  const parts = line.split(/\{(\w+)\}/u)
  const names = parts.filter((_, index) => index % 2 === 1)
  const around = normalizeLine(parts.map((part, index) => (index % 2 === 1 ? standIn : part)).join('')).split(standIn)
  return {
    head: around[0] ?? '',
    tail: around.at(-1) ?? '',
    longest: around.reduce((a, b) => (b.length > a.length ? b : a)),
    most: around.join('').length + names.reduce((sum, name) => sum + (longestOf[name] ?? Infinity), 0),
    names,
    around
  }
}

function expressionOf({names, around}: Parsed): RegExp {
  const source = around.map(
    (part, index) => escapePattern(part) + (index < names.length ? placeholder(names[index]) : '')
  )
  return new RegExp(`^${source.join('')}$`, 'du')
}

/** A letter that stands for a placeholder while the words around it are normalised. */
const standIn = 'ꙮ'

const between = String.raw`(?: ?[,|/•·&+-] ?| (?:and|y|e|et|und|ve|и|і|و|dan) | )?`

/** What may stand in lines. The one capturing group is a name, whose capitals are looked at. */
const placeholders: Readonly<Record<string, () => string>> = {
  number: () =>
    String.raw`\p{N}[\p{N}.,' ]{0,15}(?: ?(?:k|m|b|mln|mil|bin|rb|ribu|jt|mila|тыс|млн|тис|만|천|万|千|萬))?\+?`,
  name: () => String.raw`(\S{1,40}(?: \S{1,40}){0,3})`,
  words: () => String.raw`\S{1,80}(?: \S{1,80}){0,24}`,
  tags: () => String.raw`\S{1,80}(?: \S{1,80}){0,120}`,
  date: once(dateSource),
  site: once(() => oneOf(services)),
  sites: () => `${placeholder('site')}(?:${between}${placeholder('site')}){0,11}`,
  // The words stand once: an expression with three copies of them takes 10 MB. Somebody may cry `OK OK OK`.
  buttons: once(() => `(?!ok\\b)(?:${oneOf(buttons)}(?: ?[|/•·] ?| |$)){3,12}`),
  address: () => String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,40}(?:\.[\p{L}\p{N}-]{1,40}){1,4}`,
  handle: () => String.raw`@[\p{L}\p{N}_.]{2,40}`,
  hashtags: () => String.raw`#[\p{L}\p{N}_]{2,40}(?:,? #[\p{L}\p{N}_]{2,40}){1,20}`,
  link: () => String.raw`(?:https?://|www\.)\S{3,150}`,
  code
}

/** What takes a while is worked out when it is first asked for: most articles never ask. */
function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}

/** No more text than this stands for a placeholder, in UTF-16 code units: most lines are longer, and are not tried. */
const longestOf: Readonly<Record<string, number>> = {number: 40, site: 40, date: 120, code: 250}

export const placeholderNames: readonly string[] = [...Object.keys(placeholders), requestRow.slice(1, -1)]

/** Figures, names of months and days, hours and zones: `12 May 2023, 14:05`, `2023年5月12日`. */
function dateSource(): string {
  const figure = String.raw`\p{Nd}{1,4}(?!\p{Nd})(?:st|nd|rd|th|º|er|h|u|'?da|'?de|年|月|日|號|号|時|时|点|點|分|秒|년|월|일|시|분|초)?`
  const word = String.raw`\(?${oneOf(dateWords)}(?!\p{L})\)?|오전|오후|上午|下午|午前|午後|\(?(?:星期)?[月火水木金土日一二三四五六월화수목금토일]\)?`
  const token = `(?:${figure}|${word})`
  return String.raw`(?=[^\p{N}]{0,40}\p{N})${token}(?:[ .,:/|•·+–—-]{0,3}${token}){0,15}`
}

/** With a sign that words have not, or of plugins that many sites have. */
const shortcode = String.raw`\[/?(?:[a-z]{2,20}_[\w-]{2,40}|(?:addtoany|contact-form|elementor|embed|gallery|newsletter|share|sharethis|social)[\w-]{0,40})(?: [^\[\]\n]{0,80})?\]`

/** What an engine leaves of a tag that has a line of its own: `< /blockquote>`, `< img alt="`. */
const tornTag = String.raw`(?:< /?|</ )(?:p|br|div|span|strong|em|blockquote|h[1-6]|li|ul|ol|figure|figcaption) ?/? ?>|< img [^<\n]{0,200}`

/** As much of a line of code as is looked at. */
const inner = String.raw`[^\n]{0,200}`
const called = String.raw`\w{1,40}(?:\.\w{1,40}){0,4} ?[=(]${inner}`

/** Lines of scripts: what they begin with, and how they go on. */
const scripts: Readonly<Record<string, string>> = {
  'window.': called,
  'document.': called,
  'var ': String.raw`\w{1,40} ?= ?[\[{]${inner}`,
  '(function': String.raw` ?\(${inner}`
}

export const scriptOpenings: readonly string[] = Object.keys(scripts)

/** What a page is made of, and not what it says: `{{ post.date }}`, `<%= render %>`, `%%sitename%%`, `window.data = …;`, `[share_buttons]`. */
function code(): string {
  return [
    ...Object.entries(scripts).map(([opening, rest]) => escapePattern(opening) + rest),
    String.raw`\{\{${inner}\}\}`,
    String.raw`\{%${inner}%\}`,
    String.raw`<%${inner}%>`,
    `<!--${inner}-->`,
    tornTag,
    String.raw`%%\w{2,40}%%(?: %%\w{2,40}%%){0,5}`,
    `${shortcode}(?:${shortcode}){0,5}`
  ].join('|')
}

function oneOf(words: readonly string[]): string {
  const spelled = words.map(word => escapePattern(normalizeLine(`${standIn}${word}${standIn}`).slice(1, -1)))
  return `(?:${[...new Set(spelled)].sort((a, b) => b.length - a.length).join('|')})`
}

function placeholder(name = ''): string {
  const source = placeholders[name]?.()
  if (source === undefined)
    throw new Error(`Unexpected placeholder {${name}}, expected one of ${Object.keys(placeholders).join(', ')}`)
  return source
}

/** `Hill News`, `Bank of Tarn`, `hill.example`, `김하늘`: each word but small ones begins with a capital, a figure or a letter without case. */
function writtenAsName(text: string): boolean {
  const small = /^(?:of|the|and|de|del|la|da|do|di|du|van|von|al|el|y|e)$|^al-|\p{L}\.\p{L}/u
  return !text.endsWith(':') && text.split(' ').every(word => !/^\p{P}{0,3}\p{Ll}/u.test(word) || small.test(word))
}

export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}
