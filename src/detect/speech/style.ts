import {apostropheStyle} from '../apostrophes.js'
import type {Damage} from './damages.js'
import type {Mark} from './marks.js'
import type {Pair, Passage} from './passage.js'

/**
 * A pair that opens in one style and closes in another, in an article whose other pairs are all of one style.
 *
 * Where that happens again and again, it is how the article is written: left alone.
 */
export function* mixedPairs(pairs: readonly WholePair[], unread: readonly string[], text: string): Generator<Damage> {
  if (pairs.length === 0) return
  const same = pairs.filter(pair => styleOf(pair.open.text) === styleOf(pair.close.text)).map(pair => pair.close.text)
  const styles = new Set([...same, ...unread].map(styleOf))
  // Where no pair is whole, apostrophes tell how the article is written, or else its first mark.
  const style = styles.size === 0 ? (apostropheStyle(text) ?? openingStyle(pairs)) : [...styles][0]
  const odd = pairs.length - same.length
  if (styles.size > 1 || style === undefined || style === 'low') return
  if (odd > Math.max(1, (same.length + unread.length) / 3)) return
  const fallback = styles.size === 0
  for (const {open, close} of pairs) {
    if (styleOf(open.text) === styleOf(close.text) || (fallback && !isCurlyOrStraight(open, close))) continue
    const others = [open, close].filter(mark => styleOf(mark.text) !== style)
    const edits = others.map(mark => ({
      range: [mark.start, mark.end] as const,
      text: glyphs[style][mark === open ? 0 : 1]
    }))
    const [first] = others
    if (first) yield {name: 'mixed', range: [first.start, first.end], edits}
  }
}

function openingStyle([first]: readonly WholePair[]): Style | undefined {
  return first && isCurlyOrStraight(first.open) ? styleOf(first.open.text) : undefined
}

/** `“…"` can be mended by what the apostrophes show; ` ``…'' ` is a style of its own. */
function isCurlyOrStraight(...marks: readonly PlacedMark[]): boolean {
  return marks.every(mark => /^(?:[“”"]|‘‘|’’|'')$/u.test(mark.text))
}

/** Where marks are missing or nested, who belongs to whom is a guess. */
function isWellFormed({steps}: Passage): boolean {
  return steps.every(({action}) => action === 'none' || action === 'open' || action === 'close')
}

type PlacedMark = Pick<Mark, 'start' | 'end' | 'text'>

/** A pair of which both marks are there. */
export interface WholePair {
  readonly open: PlacedMark
  readonly close: PlacedMark
}

/** The pairs whose marks certainly belong to each other. */
export function wholePairs(passages: readonly Passage[]): WholePair[] {
  return passages
    .filter(isWellFormed)
    .flatMap(passage => passage.pairs)
    .filter(isWhole)
}

export function movePair({open, close}: WholePair, by: number): WholePair {
  const mark = ({start, end, text}: PlacedMark) => ({start: start + by, end: end + by, text})
  return {open: mark(open), close: mark(close)}
}

type Style = keyof typeof glyphs

const glyphs = {
  curly: ['“', '”'],
  single: ['‘', '’'],
  'straight single': ["'", "'"],
  straight: ['"', '"'],
  typewriter: ['``', "''"],
  apostrophes: ["''", "''"],
  'doubled single': ['‘‘', '’’'],
  low: ['„', '“'],
  'typed low': [',,', "''"],
  guillemets: ['«', '»'],
  corners: ['「', '」']
} as const

function isWhole(pair: Pair): pair is Pair & {readonly open: Mark; readonly close: Mark} {
  return pair.open !== undefined && pair.close !== undefined
}

function styleOf(text: string): Style {
  if (text === '"') return 'straight'
  if (text === "'") return 'straight single'
  if (/^[‘’]$/u.test(text)) return 'single'
  if (text === '``') return 'typewriter'
  if (text === '„') return 'low'
  if (text === ',,') return 'typed low'
  if (/[«»]/u.test(text)) return 'guillemets'
  if (/[「」]/u.test(text)) return 'corners'
  if (/^(?:‘‘|’’)$/u.test(text)) return 'doubled single'
  return text === "''" ? 'apostrophes' : 'curly'
}
