import type {Paragraph} from '../../parse/document.js'
import {matchesOf} from '../../parse/matches.js'
import type {Direction, Glyphs} from './glyphs.js'
import type {Lexicon} from './lexicon.js'
import {followsStop} from './sentences.js'

/** A quotation mark as it stands. Offsets count in the whole text. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly text: string
  /** What the glyph itself says in this article. */
  readonly glyph: Direction
  /** In an article that quotes `„so”`. */
  readonly isLowHigh: boolean
  /** What the neighbours say: `“We`, `go.”`, ` ” ` or `a”b`. */
  readonly spacing: 'open' | 'close' | 'detached' | 'glued'
  /** A sentence has ended before it, inside or outside marks. */
  readonly afterStop: boolean
  /** No word stands between it and the mark before it. */
  readonly adjacent: boolean
  /** It could be no quotation mark: `the players’ bus` in an article that quotes in single marks, `a 12" pipe`. */
  readonly otherSign: boolean
}

/** `6'2"`, `5 ft 11"`, `a 12" pipe` */
const inches = /\p{Nd}\s?['’′]\s?\p{Nd}{1,2}(?:½|\.\p{Nd})?$/u

/** Chinese and Japanese write no spaces around marks, French writes them inside: their glyphs say all there is to say. */
const unspaced = /[«»‹›「」『』〝〞〟]/u

/** Marks of one paragraph, in order. */
export function* marks({text, start: offset}: Paragraph, glyphs: Glyphs, lexicon: Lexicon): Generator<Mark> {
  const foreign = matchesOf(glyphs.foreign, text).map(({index, 0: pair}) => [index, index + pair.length] as const)
  let previous: Mark | undefined
  let next = 0
  for (const match of matchesOf(glyphs.pattern, text)) {
    const start = match.index
    const [glyph] = match
    while ((foreign[next]?.[1] ?? Infinity) <= start) next++
    const [from, to] = foreign[next] ?? [Infinity, Infinity]
    if (start >= from && start < to) continue
    if (/["”″]/u.test(glyph) && inches.test(text.slice(Math.max(0, start - 9), start))) continue
    if (glyph === '″' && /\p{Nd}$/u.test(text.slice(0, start).slice(-1))) continue
    const end = start + glyph.length
    if (isDitto(text, start, end)) continue
    if (/[«»]/u.test(glyph) && isCrumb(text, start, end)) continue
    const before = text.slice(Math.max(0, start - 40), start)
    const direction = glyphs.directions.get(glyph) ?? 'neutral'
    const spacing = tightest(spacingOf(before, text.slice(end, end + 12)), glyph, direction)
    previous = {
      start: offset + start,
      end: offset + end,
      text: glyph,
      glyph: direction,
      isLowHigh: glyphs.isLowHigh,
      spacing,
      afterStop: followsStop(before, lexicon),
      adjacent:
        previous?.otherSign === false && !/[\p{L}\p{N}]/u.test(text.slice(previous.end - offset, start).slice(0, 80)),
      otherSign: isOtherSign(glyph, spacing, before)
    }
    yield previous
  }
}

/** What a column of a table has again: with spaces on both sides, and on one of them as many as part columns. A prime may be all of it. */
function isDitto(text: string, start: number, end: number): boolean {
  const glyph = text.slice(start, end)
  const gap = columnGaps.get(glyph)
  if (gap === undefined) return false
  const [before, after] = [text.slice(Math.max(0, start - gap), start), text.slice(end, end + gap)]
  if (before + after === '') return glyph === '″'
  return (
    /^$|\s$/u.test(before) &&
    /^$|^\s/u.test(after) &&
    [before, after].some(side => side.trim() === '' && side.length === gap)
  )
}

/** How many spaces part columns: the closing mark may stand behind two by mistake. */
const columnGaps: ReadonlyMap<string, number> = new Map([
  ['"', 2],
  ['″', 2],
  ['”', 3]
])

/** `Home » World`: spaced on both sides, and nothing on the line that it could make a pair with, as in `“We go. » He left.` */
function isCrumb(text: string, start: number, end: number): boolean {
  const spaced = /^\s?$/u.test(text.charAt(start - 1)) && /^\s?$/u.test(text.charAt(end))
  if (!spaced || (text.includes('«') && text.includes('»'))) return false
  return text.charAt(start) === '«' || !closesSpeech(text.slice(Math.max(0, start - longestSpeech), start))
}

/** How far back the mark that opens is looked for, in UTF-16 code units. */
const longestSpeech = 1000

/** Of `“We go. » He left` what stands before the mark. */
function closesSpeech(before: string): boolean {
  return /[.,!?…]\s$/u.test(before.slice(-2)) && before.lastIndexOf('“') > before.lastIndexOf('”')
}

/** An apostrophe stands behind a letter, inches behind a number. */
function isOtherSign(glyph: string, spacing: Mark['spacing'], before: string): boolean {
  if (spacing !== 'close') return false
  return /['’]/u.test(glyph)
    ? glyph.length === 1 && /\p{L}$/u.test(before)
    : /["”″]/u.test(glyph) && /\p{Nd}$/u.test(before)
}

/** What the neighbours say, unless the script or the language of the mark spaces it otherwise. */
function tightest(spacing: Mark['spacing'], glyph: string, direction: Direction): Mark['spacing'] {
  const told = spacing === 'open' || spacing === 'close'
  return told || direction === 'neutral' || !unspaced.test(glyph) ? spacing : direction
}

function spacingOf(before: string, after: string): Mark['spacing'] {
  const free = before === '' || /[\s([{‘'—–/-]$/u.test(before)
  const loose = after === '' || /^[\s)\]}.,;:!?…'’—–/-]/u.test(after)
  if (!free) return loose || /^["”»](?:[\s)\]}.,;:!?…]|$)/u.test(after) ? 'close' : 'glued' // “He said, “Go.””
  if (!loose || /[([{]$/u.test(before)) return 'open'
  if (/^(?:\.\.|…|[-'’‘.]?[\p{L}\p{N}])/u.test(after)) return 'open' // “…and, “’90s, “.50
  return /[—–-]$/u.test(before) ? 'close' : 'detached' // “I never—”
}
