import type {Document} from '../../parse/document.js'
import {isWordyAt, signs} from '../../parse/signs.js'
import {speechTables} from '../../tables/speech.js'

/** What a glyph itself says. Straight marks say nothing, and neither does a glyph that its article uses both ways. */
export type Direction = 'open' | 'close' | 'neutral'

/** The marks that an article quotes with. */
export interface Glyphs {
  /** Of its marks, in order of the text. */
  readonly pattern: RegExp
  readonly directions: ReadonlyMap<string, Direction>
  /** Well-formed pairs of other marks than the article quotes with, and code: left alone, whatever they stand in. */
  readonly foreign: RegExp
  /** Single marks are apostrophes, or nested. */
  readonly isDouble: boolean
  /** `„so”`, as in Polish: `“` has no part in it. */
  readonly isLowHigh: boolean
  /** Low marks may be typed as two commas: `,,so”`. */
  readonly isTyped: boolean
  /** `“` opens and `”` closes what this article quotes, at most beside marks of other languages. */
  readonly isCurly: boolean
}

/**
 * Two apostrophes count as one mark, but not in the middle of a run of them.
 *
 * Here and below what stands before a mark is looked at behind it: an expression that begins with a mark is found many times faster.
 */
const double =
  /[“”„‟"«»‹›「」『』″〝〞〟＂]|``|''(?<=(?<!')'')(?!')|''(?<=[^\s']''')(?!')|''(?<=(?:\s|^)'')(?='(?!'))|’’(?<=(?<!’)’’)(?!’)|‘‘(?<=(?<!‘)‘‘)(?!‘)/gu
/** The same, and two commas that a word begins behind. */
const doubleOrTyped = new RegExp(String.raw`${double.source}|,,(?<=(?<![^\s(—–-]),,)(?=[\p{L}\p{N}])`, 'gu')
/** Not inside a word, not before a decade, a year or a dropped letter: `rock ’n’ roll`, `’90s`, `of ’68`, `‘’Ello`, `It’s ’ome`. No possessive: `Inc.’s`. */
const opening = String.raw`['‘’](?<=(?<![\p{L}\p{N}])['‘’])(?<!‘’)(?=[\p{L}\p{N}“"£$€@#¡¿([.…]|’\p{L})(?!(?<=(?<![^\s(“—–-])’)(?:\p{Ll}|\d\d(?!\d)|(?:E|Er|Im|Ere|Ow|Ome|Arry|Ello)(?!\p{L})))(?!(?:\d0s|n|[Ee]m|[Tt]il|[Tt]is|[Tt]was|[Cc]ause|[Bb]out|[Rr]ound)(?![\p{L}\p{N}]))(?!(?<=\p{L}[.!?]['’])s(?!\p{L}))`
/** Behind an apostrophe too: `‘The boys’’ bus`. */
const closing = String.raw`['’](?<=[^\s'‘’]['’]{1,2})(?![\p{L}\p{N}'’])`
/** A name may end in a mark that looks like one that opens: `the Jami‘. He`. */
const detached = String.raw`['‘’](?<=(?<![^\s])['‘’])(?![^\s])|‘(?=\s)|‘(?<=\p{L}‘)(?=,|\.(?:\n|$))|‘(?<=[.,!?…]‘)(?=[.,;:!?)]|$)`
const single = new RegExp(`${opening}|${closing}|${detached}`, 'gu')

const standard: readonly (readonly [string, Direction])[] = [
  ...['“', '„', '‟', '``', '‘‘', ',,', '«', '‹', '「', '『', '〝', '‘'].map(glyph => [glyph, 'open'] as const),
  ...['”', '’’', '»', '›', '」', '』', '〞', '〟', '’'].map(glyph => [glyph, 'close'] as const)
]

/** An article is taken at its word when it uses a glyph so often, and so consistently, against the custom. */
const often = 3
const consistently = 0.8

export function glyphsOf({text, language, signs: found}: Document): Glyphs {
  const directions = new Map(directionsIn(language))
  for (const [glyph, direction] of turnedGuillemets(text, found)) directions.set(glyph, direction)
  for (const glyph of ['“', '”', "''"]) {
    const direction = usageOf(text, glyph)
    if (direction) directions.set(glyph, direction)
  }
  const isDouble = !quotesInSingles(text, found)
  const isTyped = isDouble && text.includes(',,')
  const isLowHigh = quotesLowHigh(text, found)
  const pairs = foreignPairs(text, found, directions, isLowHigh)
  if (isTyped) pairs.push(typedPair)
  const isCurly = directions.get('“') === 'open' && directions.get('”') === 'close'
  return {
    pattern: isTyped ? doubleOrTyped : isDouble ? double : single,
    directions,
    isDouble,
    isLowHigh,
    isTyped,
    isCurly: isCurly && isDouble && !pairs.includes(curlyPair),
    foreign: expressionOf(pairs.join('|'))
  }
}

const expressions = new Map<string, RegExp>()

/** There are few, and most articles have the same. */
function expressionOf(source: string): RegExp {
  const known = expressions.get(source) ?? new RegExp(source, 'gu')
  expressions.set(source, known)
  return known
}

function quotesLowHigh(text: string, found: number): boolean {
  return (found & signs.low) !== 0 && text.includes('”') && !/[“"]/.test(text)
}

function foreignPairs(
  text: string,
  found: number,
  directions: ReadonlyMap<string, Direction>,
  isLowHigh: boolean
): string[] {
  const always = text.includes('=') ? [turnedInBrackets, attribute] : [turnedInBrackets]
  if (!(found & (signs.low | signs.otherMark))) return always
  const guillemets = count(text, /[«»]/gu)
  const corners = count(text, /[「」]/gu)
  const doubles = count(text, /["“”„]/gu)
  const singles = count(text, /[‹›]/gu)
  const most = Math.max(guillemets, corners, doubles, singles)
  const pairs: readonly (readonly [pattern: string, isForeign: boolean])[] = [
    [code, text.includes('`')],
    ['„[^„“”"\\n]{1,400}[“”]', !isLowHigh && directions.get('“') !== 'close'],
    ['‹[^‹›\\n]{1,400}›', singles < most],
    ['『[^『』\\n]{1,400}』', true],
    ['«[^«»\\n]{1,400}»', guillemets < most],
    ['(?<![\\p{L}\\p{N}.])»[^«»\\n]{1,400}«', guillemets < most],
    ['「[^「」\\n]{1,400}」', corners < most],
    [curlyPair, doubles < most]
  ]
  return [...always, ...pairs.filter(([, isForeign]) => isForeign).map(([pattern]) => pattern)]
}

/** Between backticks, with a sign that prose does not have: `` `replace("a", "b")` ``. */
const code = '(?<!`)`(?=[^`\\n]{0,120}[(){}=;<>])[^`\\n]{1,120}`(?!`)'
const turnedInBrackets = '”[^“”"\\n]{1,80}”(?=\\))'
/** Of a tag that stands in the text: `title=""`. */
const attribute = '=(?<=[a-z] ?=)["“”][^"“”\\n]{0,200}["“”]'
/** `,,so“`, as in German. */
const typedPair = ',,(?=[\\p{L}\\p{N}])[^“”"\\n]{1,400}“(?![\\p{L}\\p{N}])'
const curlyPair = '“[^“”\\n]{1,400}”'

const byLanguage = new Map<string, ReadonlyMap<string, Direction>>()

/** What marks say in a language where the article does not show otherwise. */
function directionsIn(language: string): ReadonlyMap<string, Direction> {
  const known = byLanguage.get(language) ?? new Map([...standard, ...customOf(language)])
  byLanguage.set(language, known)
  return known
}

/** What a language does, after the Unicode CLDR. */
function customOf(language: string): [string, Direction][] {
  const rows = speechTables['marks'] ?? []
  const row = rows.find(([one]) => one === language) ?? rows.find(([one]) => one === language.replace(/-.*/, ''))
  const [, open, close] = row ?? []
  if (open === undefined || close === undefined) return []
  if (open === close) return [[open, 'neutral']]
  return [
    [open, 'open'],
    [close, 'close']
  ]
}

/** `»so«`, as in German books, and `»so»`, as in Finnish ones. */
function turnedGuillemets(text: string, found: number): [string, Direction][] {
  if (!(found & signs.otherMark)) return []
  const opens = count(text, /(?<![\p{L}\p{N}.,!?…])[»›](?=\p{L})/gu)
  const straight = count(text, /[«‹](?=\p{L})/gu)
  const turned = count(text, /[«‹]/gu)
  if (opens === 0 || straight > 0 || (turned === 0 && opens < 2)) return []
  const direction = turned > 0 ? 'open' : 'neutral'
  return [
    ['»', direction],
    ['›', direction],
    ['«', 'close'],
    ['‹', 'close']
  ]
}

/**
 * How this article spaces a mark: `„so“` closes with what opens elsewhere, `»so«` is turned, and where `“` never stands, `”so”`
 * opens as well, as in Swedish and Finnish.
 */
function usageOf(text: string, glyph: string): Direction | undefined {
  const {opens, closes} = usesOf(text, glyph)
  if (glyph === '“' && text.includes('„') && opens === 0 && closes > 0) return 'close'
  if (opens > (/,”/u.test(text) ? 1 : 0) && !/[“„]/u.test(text)) return 'neutral'
  if (glyph === "''") return opens > 0 ? 'neutral' : 'close'
  const total = opens + closes
  if (total < often) return undefined
  if (opens / total >= consistently) return 'open'
  return closes / total >= consistently ? 'close' : undefined
}

/** How often a mark stands at the start of a word, and how often at its end. */
function usesOf(text: string, glyph: string): {readonly opens: number; readonly closes: number} {
  let [opens, closes] = [0, 0]
  for (let at = text.indexOf(glyph); at !== -1; at = text.indexOf(glyph, at + 1)) {
    const isBeforeWord = isWordyAt(text, at + glyph.length)
    if (isBeforeWord && (at === 0 || /[\s([]/.test(text.charAt(at - 1)))) opens++
    if (!isBeforeWord && (isWordyAt(text, at - 1) || /[.,!?…]/.test(text.charAt(at - 1)))) closes++
  }
  return {opens, closes}
}

/** Speech begins or ends in a single mark: `said: ‘We`, `go,’`. */
const singleSpeech = /‘(?<=(?:^|\n|[:,.!?]\s)‘)(?=\p{Lu})|’(?<=[\p{L}\p{N}][.,!?…]’)(?![\p{L}\p{N}’])/gu
const straightSpeech =
  /'(?<=(?<![\p{L}\p{N}'])')(?=\p{Lu})(?:[^'\n]|'(?<=\p{L}')(?=\p{L})){2,600}?[.,!?]'(?![\p{L}\p{N}'])/gu

/** `6'2"` */
const feetAndInches = /["″](?<=\p{N}['’′]\p{N}{1,2}["″])/gu

/** Some line begins with a single mark, and none with a double one. */
function beginsInSingles(text: string): boolean {
  return /^['‘](?=\p{Lu})/mu.test(text) && !/^["“]/mu.test(text)
}

/**
 * Single marks are the outer ones, as in British papers: more speech begins or ends in them than there are double marks. Where there
 * is little of it, lines begin in them, and the double ones are pairs.
 */
function quotesInSingles(text: string, found: number): boolean {
  const curly = found & (signs.singleOpen | signs.singleClose) ? count(text, singleSpeech) : 0
  const singles = curly + (found & signs.apostrophe ? 2 * count(text, straightSpeech) : 0)
  if (singles === 0) return false
  const doubles = count(text, double) - count(text, feetAndInches)
  return doubles === 0 || (singles > doubles && (singles > 3 || (doubles % 2 === 0 && beginsInSingles(text))))
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
