import type {Range} from '../../../types.js'

/** No article is longer; the parser takes more than twice as long for a text of twice the length. In UTF-16 code units. */
const longest = 50_000

const fence = /^ {0,3}(`{3,}|~{3,})/u
const opening = /<!--|<(?:pre|script|style|textarea)[\s>]/iu
const closing = /-->|<\/(?:pre|script|style|textarea)>/iu

/** Cut a huge source where nothing can go on: before a line that starts with a letter or a mark, below a blank line. */
export function cutMarkdown(source: string): Range[] {
  if (source.length <= longest) return [[0, source.length]]
  const pieces: Range[] = []
  let start = 0
  let fenced: string | undefined
  let isHtml = false
  let isBlank = false
  for (const {0: line, index} of source.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    const isOpen = fenced !== undefined || isHtml
    if (index - start > longest && isBlank && !isOpen && /^[\p{L}“„«‘"]/u.test(line)) {
      pieces.push([start, index])
      start = index
    }
    const mark = fence.exec(line)?.[1]
    if (mark !== undefined && !isHtml)
      fenced = fenced === undefined ? mark : mark.startsWith(fenced) ? undefined : fenced
    if (fenced === undefined && opening.test(line)) isHtml = true
    if (closing.test(line)) isHtml = false
    isBlank = line.trim() === ''
  }
  return [...pieces, [start, source.length]]
}
