import type {Document, Paragraph} from '../../parse/document.js'
import {firstIndex} from '../../parse/first-index.js'
import {quotationSigns} from '../../parse/signs.js'
import type {Damage} from './damages.js'

const doubt = {fix: 'suggest', note: 'The quotation may run over several lines'} as const

/**
 * The damages of a text, with doubt where one quotation may run over several lines without a blank one, as in a letter, a list or a
 * poem: `“Mum, I am fine.⏎The train was late,⏎Love you”`. That two such lines have lost a mark each is rarer.
 */
export function doubtedInLines({text, paragraphs}: Document, damages: readonly Damage[]): Damage[] {
  const missing = damages.filter(({name}) => name === 'unclosed' || name === 'unopened')
  const doubted = new Set<Damage>()
  for (const [index, close] of missing.entries()) {
    const open = missing[index + 1]
    if (close.name === 'unclosed' && open?.name === 'unopened' && isOneQuotation(text, paragraphs, close, open))
      doubted.add(close).add(open)
  }
  return damages.map(one => (doubted.has(one) ? {...one, ...doubt} : one))
}

function isOneQuotation(text: string, paragraphs: readonly Paragraph[], close: Damage, open: Damage): boolean {
  const lineOf = ({range: [at]}: Damage) =>
    firstIndex(paragraphs.length, index => (paragraphs[index] as Paragraph).end > at)
  const [first, last] = [lineOf(close), lineOf(open)]
  const lines = paragraphs.slice(first, last + 1)
  return (
    first < last &&
    lines.slice(1).every(({start}, index) => /^[ \t]*\r?\n?[ \t]*$/u.test(text.slice(lines[index]?.end, start))) &&
    lines.slice(1, -1).every(({signs}) => (signs & quotationSigns) === 0)
  )
}
