import type {Range} from '../../../types.js'

/** No article is longer; the parser takes more than twice as long for a text of twice the length. In UTF-16 code units. */
const longest = 50_000

/** No article has more lines that begin with the mark of a quotation or an item; its time is quadratic in these as well. */
const mostMarked = 1000

const marked = /^[ \t]{0,20}(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/u
/** Nothing that began before a blank line goes on in such a line, other than a list, which may as well end. */
const beginning = /^(?:[>\p{L}“„«‘"]|(?:[-+*]|\d{1,9}[.)])[ \t])/u

const fence = /^ {0,3}(`{3,}|~{3,})/u
const opening = /<!--|<(?:pre|script|style|textarea)[\s>]/iu
const closing = /-->|<\/(?:pre|script|style|textarea)>/iu

/** Cut a huge source where nothing can go on: before a line that starts with a letter or a mark, below a blank line. */
export function cutMarkdown(source: string): Range[] {
  const pieces: Range[] = []
  let start = 0
  let fenced: string | undefined
  let isHtml = false
  let isBlank = false
  let marks = 0
  for (const {0: line, index} of source.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    const isOpen = fenced !== undefined || isHtml
    const isHuge = index - start > longest || marks > mostMarked
    if (isHuge && isBlank && !isOpen && beginning.test(line)) {
      pieces.push([start, index])
      start = index
      marks = 0
    }
    if (marked.test(line)) marks++
    const mark = fence.exec(line)?.[1]
    if (mark !== undefined && !isHtml)
      fenced = fenced === undefined ? mark : mark.startsWith(fenced) ? undefined : fenced
    if (fenced === undefined && opening.test(line)) isHtml = true
    if (closing.test(line)) isHtml = false
    isBlank = line.trim() === ''
  }
  return [...pieces, [start, source.length]]
}
