import type {Mark} from './marks.js'

const glyphPairs = [
  ['“', '”'],
  ['„', '“'],
  ['``', "''"],
  ['‘‘', '’’'],
  [',,', "''"],
  ['«', '»'],
  ['‹', '›'],
  ['»', '«'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
  ['‘', '’'],
  ['〝', '〞']
] as const

const lowHigh = ['„', '”'] as const

/** The glyph that goes with a mark, for an opening or a closing place: its own where it already is one. */
export function partnerOf(mark: Mark | undefined, side: 'open' | 'close'): string {
  if (!mark) return side === 'open' ? '“' : '”'
  const pair = (mark.isLowHigh ? [lowHigh, ...glyphPairs] : glyphPairs).find(
    ([open, close]) => mark.text === (mark.glyph === 'close' ? close : open)
  )
  if (!pair || mark.glyph === 'neutral') return mark.text
  return pair[side === 'open' ? 0 : 1]
}
