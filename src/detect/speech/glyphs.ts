import type {Document} from '../../parse/document.js'
import {speechTables} from '../../rules/speech-tables.js'

/** What a glyph itself says. Straight marks say nothing, and neither does a glyph that its article uses both ways. */
export type Direction = 'open' | 'close' | 'neutral'

/** The marks that an article quotes with. */
export interface Glyphs {
  /** Of its marks, in order of the text. */
  readonly pattern: RegExp
  readonly directions: ReadonlyMap<string, Direction>
  /** Well-formed pairs of other marks than the article quotes with: left alone, whatever they stand in. */
  readonly foreign: RegExp
}

/** Two apostrophes count as one mark, but not in the middle of a run of them. */
const double =
  /[“”„‟"«»‹›「」『』″〝〞〟＂]|``|(?<!')''(?!')|(?<=[^\s']')''(?!')|(?<=\s|^)''(?='(?!'))|(?<!’)’’(?!’)|(?<!‘)‘‘(?!‘)/gu
/** Not inside a word, not before a decade: `rock ’n’ roll`, `’90s`. */
const opening = String.raw`(?<![\p{L}\p{N}])['‘’](?=[\p{L}\p{N}“"£$€(.…])(?!(?:\d0s|n|em|til|tis|twas|cause|bout|round)(?![\p{L}\p{N}]))`
const closing = String.raw`(?<=[^\s'‘’])['’](?![\p{L}\p{N}'’])`
const single = new RegExp(`${opening}|${closing}`, 'gu')

const standard: readonly (readonly [string, Direction])[] = [
  ...['“', '„', '‟', '``', '‘‘', '«', '‹', '「', '『', '〝', '‘'].map(glyph => [glyph, 'open'] as const),
  ...['”', '’’', '»', '›', '」', '』', '〞', '〟', '’'].map(glyph => [glyph, 'close'] as const)
]

/** An article is taken at its word when it uses a glyph so often, and so consistently, against the custom. */
const often = 3
const consistently = 0.8

export function glyphsOf({text, language}: Document): Glyphs {
  const directions = new Map([...standard, ...customOf(language)])
  for (const glyph of ['“', '”', '«', '»']) {
    const direction = usageOf(text, glyph)
    if (direction) directions.set(glyph, direction)
  }
  // Swedish and Finnish open with the mark they close with.
  if (!text.includes('“') && !text.includes('„')) directions.set('”', 'neutral')
  return {
    pattern: quotesInSingles(text) ? single : double,
    directions,
    foreign: new RegExp(foreignPairs(text, directions).join('|'), 'gu')
  }
}

function foreignPairs(text: string, directions: ReadonlyMap<string, Direction>): string[] {
  const guillemets = count(text, /[«»]/gu)
  const corners = count(text, /[「」]/gu)
  const doubles = count(text, /["“”„]/gu)
  const most = Math.max(guillemets, corners, doubles)
  return [
    ...(directions.get('“') === 'close' ? [] : ['„[^„“”"\\n]{1,400}[“”]']),
    '”[^“”"\\n]{1,80}”(?=\\))',
    '‹[^‹›\\n]{1,400}›',
    '『[^『』\\n]{1,400}』',
    ...(guillemets < most ? ['«[^«»\\n]{1,400}»', '(?<![\\p{L}\\p{N}.])»[^«»\\n]{1,400}«'] : []),
    ...(corners < most ? ['「[^「」\\n]{1,400}」'] : []),
    ...(doubles < most ? ['“[^“”\\n]{1,400}”'] : [])
  ]
}

/** What the language of the article does, after the Unicode CLDR. */
function customOf(language: string): [string, Direction][] {
  const rows = speechTables['marks'] ?? []
  const row = rows.find(([one]) => one === language) ?? rows.find(([one]) => one === language.split('-')[0])
  const [, open, close] = row ?? []
  if (open === undefined || close === undefined) return []
  if (open === close) return [[open, 'neutral']]
  return [
    [open, 'open'],
    [close, 'close']
  ]
}

/** How this article spaces a curly mark: `„so“` closes with what opens elsewhere, `»so«` is turned. */
function usageOf(text: string, glyph: string): Direction | undefined {
  const opens = count(text, new RegExp(String.raw`(?<![^\s(\[])${glyph}(?=[\p{L}\p{N}])`, 'gu'))
  const closes = count(text, new RegExp(String.raw`(?<=[\p{L}\p{N}.,!?…])${glyph}(?![\p{L}\p{N}])`, 'gu'))
  const total = opens + closes
  if (total < often) return undefined
  if (opens / total >= consistently) return 'open'
  return closes / total >= consistently ? 'close' : undefined
}

const curlySpeech = /(?<![\p{L}\p{N}‘])‘(?=\p{Lu})[^‘\n]{2,600}?[.,!?]’(?![\p{L}\p{N}’])/gu
const straightSpeech = /(?<![\p{L}\p{N}'])'(?=\p{Lu})(?:[^'\n]|(?<=\p{L})'(?=\p{L})){2,600}?[.,!?]'(?![\p{L}\p{N}'])/gu

/** At least two stretches of speech in single marks, and more than there are pairs of double ones. */
function quotesInSingles(text: string): boolean {
  if (!/[‘']/u.test(text)) return false
  const singles = count(text, curlySpeech) + count(text, straightSpeech)
  return singles >= 2 && singles > count(text, double) / 2
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
