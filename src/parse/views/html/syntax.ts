import type {Range} from '../../../types.js'
import {quotationWriter} from '../quotation-style.js'
import type {Syntax} from '../view.js'

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}

export function htmlSyntax(source: string): Syntax {
  const quoted = quotationWriter(source)
  return {
    write: text => Array.from(text, mark => escapes[mark] ?? quoted(mark)).join(''),
    removal: ([start, end]) => withSpace(source, start, end)
  }
}

/** With the space before it, where a line ends behind it; at the start of the source, with the space behind it. */
function withSpace(source: string, start: number, end: number): Range {
  let before = start
  while (isSpace(source[before - 1])) before--
  let after = end
  while (isSpace(source[after])) after++
  if (before === 0) return [0, after]
  const endsLine = after === source.length || /[\n\r]/u.test(source.slice(end, after))
  return endsLine && /[\n\r]/u.test(source.slice(before, start)) ? [before, end] : [start, end]
}

function isSpace(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f'
}
