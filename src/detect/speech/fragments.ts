import type {Damage} from './damages.js'
import type {Mark} from './marks.js'
import {marksAround, type Passage, textOf} from './passage.js'
import {echoOf, near} from './quotation.js'

/** Words and a mark behind a closed quotation: what it ends in, or one to three others. `…,” he said. Closer.”` */
export function fragment(passage: Passage, mark: Mark): Damage {
  const previous = marksAround(passage, mark.start).before
  const from = previous?.end ?? passage.paragraph.start
  const between = textOf(passage, from, mark.start)
  const before = textOf(passage, from - near, from)
  const echo = echoOf(textOf(passage, from - near, previous?.start ?? from), between, passage.lexicon)
  const words = echo || (/\s*(?:[\p{L}\p{N}’'-]+\s)*[\p{L}\p{N}’'-]+[.!?…]?\s?$/u.exec(between.slice(-90))?.[0] ?? '')
  const start = mark.start - words.length
  const said = words.trim()
  const {answering, asking, dangling} = passage.lexicon
  const isAnswer = asking.test(between) || answering.test(said)
  const isSaid = before.toLowerCase().includes(said.toLowerCase().replace(/[.!?…]$/u, ''))
  const isAttributed = /\p{L}/u.test(between.slice(0, -words.length))
  const sure =
    echo !== '' ||
    /^\P{Lu}/u.test(said) ||
    (/\s/u.test(said) ? dangling.test(said) : !isAnswer && (isAttributed || isSaid))
  return {
    name: 'stray-fragment',
    range: [start + (words.length - words.trimStart().length), mark.end],
    edits: [{range: [start, mark.end], text: ''}],
    expected: '',
    ...(!sure && {fix: 'suggest', note: 'It may be speech that has lost its opening mark'})
  }
}

/** A line that only says the end of the speech on the line before once more goes with its mark: `On its way.”` */
export function echoOnLine({paragraph, marks}: Passage, before: Passage | undefined): Damage | undefined {
  const [mark, second] = marks
  const last = before?.pairs.at(-1)
  if (!mark || second || !before || !last?.close || mark.end !== paragraph.end) return undefined
  const words = ` ${textOf({paragraph}, paragraph.start, mark.start)}`
  if (echoOf(textOf(before, last.start, last.end), words, before.lexicon) !== words) return undefined
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  return {name: 'stray-fragment', range: [paragraph.start, paragraph.end], edits, expected: ''}
}
