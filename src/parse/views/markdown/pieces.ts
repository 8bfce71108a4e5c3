import type {Range} from '../../../types.js'

/** No article is longer; the parser takes more than twice as long for a text of twice the length. In UTF-16 code units. */
const longest = 50_000
/** No article has more lines that begin with the mark of a quotation or an item; its time is quadratic in these as well. */
const mostMarked = 1000

/** Code, HTML, links, footnotes and front matter reach over blank lines, or to the end. */
const reaching = /```|~~~|[<\]]|^(?:---|\+\+\+)/u
const marked = /^[ \t]{0,20}(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/u
const allMarked = new RegExp(marked, 'gmu')
/** Of quotations and items; further in, such a line may be code by itself. */
const beginning = /^ {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/u

const fence = /^ {0,3}(`{3,}|~{3,})/u
const opening = /<!--|<(?:pre|script|style|textarea)[\s>]/iu
const closing = /-->|<\/(?:pre|script|style|textarea)>/iu

/**
 * Cut a huge source where nothing can go on: before a line that starts with a letter or a quotation mark, below a blank line.
 * One with very many quotations and items, and nothing that reaches further, is also cut before one of these: of a list that
 * is cut in two its items read the same.
 */
export function cutMarkdown(source: string): Range[] {
  const isCutAtMarks = !reaching.test(source) && (source.match(allMarked)?.length ?? 0) > mostMarked
  if (source.length <= longest && !isCutAtMarks) return [[0, source.length]]
  const pieces: Range[] = []
  let start = 0
  let fenced: string | undefined
  let isHtml = false
  let isBlank = false
  let marks = 0
  for (const {0: line, index} of source.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    const isOpen = fenced !== undefined || isHtml
    const isHuge = index - start > longest && !isOpen && /^[\p{L}“„«‘"]/u.test(line)
    const isFull = isCutAtMarks && marks > mostMarked && beginning.test(line)
    if (isBlank && (isHuge || isFull)) {
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
