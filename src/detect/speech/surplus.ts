import type {Edit, FixTier} from '../../types.js'
import type {Damage} from './damages.js'
import {isPlainSpeech} from './lexicon.js'
import type {Mark} from './marks.js'
import type {Step} from './moves.js'
import {marksAround, type Passage, textOf} from './passage.js'

/** A mark on a line of its own goes with its line. */
export function aloneOnLine(
  {paragraph}: Passage,
  before: Passage | undefined,
  {place, action}: Step
): Damage | undefined {
  if (action !== 'drop' || place.type !== 'mark' || paragraph.text !== place.mark.text || !before) return undefined
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  return {name: 'unpaired', range: [place.mark.start, place.mark.end], edits, expected: ''}
}

/** A mark too many inside speech. */
export function surplusInside(passage: Passage, mark: Mark): Damage {
  const edits = [dropEdit(passage, mark)]
  const range = [mark.start, mark.end] as const
  if (mark.adjacent && mark.spacing !== 'detached') return {name: 'doubled', range, edits, expected: ''}
  if (mark.spacing === 'open' && mark.afterStop) {
    const note = 'Speech is opened again and closed again here: whose mark is whose is less sure'
    return {name: 'reopened', range, edits, expected: '', ...(passage.nests && {fix: 'suggest', note})}
  }
  if (mark.spacing !== 'close') return {name: 'unpaired', range, edits, expected: '', fix: 'suggest'}
  const next = marksAround(passage, mark.end).after
  const between = textOf(passage, mark.end, next?.start ?? passage.paragraph.end)
  const fix: FixTier = isPlainSpeech(between, passage.lexicon) ? 'safe' : 'suggest'
  return {name: 'premature-close', range, edits, expected: '', fix, note: 'A later mark closes the speech again'}
}

/** A mark too many where nobody speaks. */
export function surplusOutside(passage: Passage, mark: Mark): Damage {
  const sure = mark.adjacent && mark.spacing !== 'open'
  return {
    name: mark.adjacent ? 'doubled' : 'unpaired',
    range: [mark.start, mark.end],
    edits: [dropEdit(passage, mark)],
    expected: '',
    ...(!sure && {fix: 'suggest', note: 'It has no partner in its paragraph'})
  }
}

/** One to three words and a mark behind a closed quotation: `…,” he said. Closer.”` */
export function fragment(passage: Passage, mark: Mark): Damage {
  const previous = marksAround(passage, mark.start).before
  const from = previous?.end ?? passage.paragraph.start
  const between = textOf(passage, from, mark.start)
  const words = /\s*(?:[\p{L}\p{N}’'-]+\s)*[\p{L}\p{N}’'-]+[.!?…]?\s?$/u.exec(between.slice(-90))?.[0] ?? ''
  const start = mark.start - words.length
  return {
    name: 'stray-fragment',
    range: [start + (words.length - words.trimStart().length), mark.end],
    edits: [{range: [start, mark.end], text: ''}],
    expected: ''
  }
}

/** The space of a dropped mark that stands alone goes with it, that on the inner side: `go ” he`, `go. « We`. */
export function dropEdit({paragraph: {text, start}}: Passage, mark: Mark): Edit {
  const isSpace = (at: number) => /^\s$/u.test(text.charAt(at - start))
  if (mark.spacing === 'open') return {range: [mark.start, isSpace(mark.end) ? mark.end + 1 : mark.end], text: ''}
  return {range: [isSpace(mark.start - 1) ? mark.start - 1 : mark.start, mark.end], text: ''}
}
