import type {Document, Paragraph} from '../../parse/document.js'
import {firstIndex} from '../../parse/first-index.js'
import {quotationSigns} from '../../parse/signs.js'
import type {Damage} from './damages.js'
import {type Lexicon, lexiconOf} from './lexicon.js'

const doubt = {fix: 'suggest', note: 'The quotation may run over several lines'} as const

/**
 * The damages of a text, with doubt where one quotation may run over several lines.
 *
 * It does without a blank line between them, as in a letter, a list or a poem: `“Mum, I am fine.⏎The train was late,⏎Love you”`. That two
 * such lines have lost a mark each is rarer. And it does where only a caption, a heading or an advertisement parts two paragraphs, of
 * which the second one opens with a mark again.
 */
export function doubtedInLines({text, paragraphs, language}: Document, damages: readonly Damage[]): Damage[] {
  const missing = damages.filter(({name}) => name === 'unclosed' || name === 'unopened')
  const doubted = new Set<Damage>()
  for (const [index, close] of missing.entries()) {
    if (close.name !== 'unclosed') continue
    const open = missing[index + 1]
    if (open?.name === 'unopened' && isOneQuotation(text, paragraphs, close, open)) doubted.add(close).add(open)
    else if (isInterrupted(paragraphs, lineOf(paragraphs, close), lexiconOf(language))) doubted.add(close)
  }
  return damages.map(one => (doubted.has(one) ? {...one, ...doubt} : one))
}

function lineOf(paragraphs: readonly Paragraph[], {range: [at]}: Damage): number {
  return firstIndex(paragraphs.length, index => (paragraphs[index] as Paragraph).end > at)
}

function isOneQuotation(text: string, paragraphs: readonly Paragraph[], close: Damage, open: Damage): boolean {
  const [first, last] = [lineOf(paragraphs, close), lineOf(paragraphs, open)]
  const lines = paragraphs.slice(first, last + 1)
  return (
    first < last &&
    lines.slice(1).every(({start}, index) => /^[ \t]*\r?\n?[ \t]*$/u.test(text.slice(lines[index]?.end, start))) &&
    lines.slice(1, -1).every(({signs}) => (signs & quotationSigns) === 0)
  )
}

/** So many lines may stand in between. */
const mostBetween = 2

/** Whether behind a line nothing but lines that are no sentence, or speak of `I` and `we`, stand before one that opens with a mark. */
function isInterrupted(paragraphs: readonly Paragraph[], line: number, {firstPerson}: Lexicon): boolean {
  const next = paragraphs.slice(line + 1, line + mostBetween + 2)
  const opening = next.findIndex(({text}) => /^[“"„«‘']/u.test(text))
  return opening > 0 && next.slice(0, opening).every(({text}) => isAside(text) || firstPerson.test(text))
}

/** `Photo: Ana Hall`, `The storm`, `Advertisement`, `(Applause)`, `* * *`, `II.` */
function isAside(text: string): boolean {
  return !/[.!?…]["”’)]?$/u.test(text) || /^[([].*[)\]]$|^[^\s]{1,5}$/su.test(text)
}
