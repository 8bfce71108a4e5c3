import type {Range} from '../../../types.js'
import {quotationWriter} from '../quotation-style.js'
import type {Syntax} from '../view.js'

export function markdownSyntax(source: string): Syntax {
  const quoted = quotationWriter(source)
  return {
    write(text, {startsBlock}) {
      const written = Array.from(text, mark => (/[\\`*_[\]<>&~|{}]/u.test(mark) ? `\\${mark}` : quoted(mark))).join('')
      return startsBlock && /^[#+=-]/u.test(written) ? `\\${written}` : written
    },
    removal: ([start, end]) => wholeLines(source, start, end)
  }
}

/** Whole lines with the blank ones before them; at the start of the source, with those behind them. */
function wholeLines(source: string, start: number, end: number): Range | undefined {
  const lineStart = startOfLine(source, start)
  const lineEnd = endOfLine(source, end)
  if (!isBlank(source.slice(lineStart, start)) || !isBlank(source.slice(end, lineEnd))) return undefined
  let first = lineStart
  while (first > 0) {
    const before = startOfLine(source, endOfLineBefore(source, first))
    if (!isBlank(source.slice(before, endOfLineBefore(source, first)))) return [endOfLineBefore(source, first), lineEnd]
    first = before
  }
  let last = lineEnd
  while (last < source.length) {
    const next = nextLine(source, last)
    if (next === source.length || !isBlank(source.slice(next, endOfLine(source, next)))) return [0, next]
    last = endOfLine(source, next)
  }
  return [0, last]
}

/** Blank but for what marks a quotation. */
function isBlank(line: string): boolean {
  return /^[ \t>]*$/u.test(line)
}

function startOfLine(source: string, offset: number): number {
  let at = offset
  while (at > 0 && source[at - 1] !== '\n' && source[at - 1] !== '\r') at--
  return at
}

function endOfLine(source: string, offset: number): number {
  let at = offset
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++
  return at
}

function endOfLineBefore(source: string, lineStart: number): number {
  return lineStart - (source[lineStart - 1] === '\n' && source[lineStart - 2] === '\r' ? 2 : 1)
}

function nextLine(source: string, lineEnd: number): number {
  return lineEnd + (source[lineEnd] === '\r' && source[lineEnd + 1] === '\n' ? 2 : 1)
}
