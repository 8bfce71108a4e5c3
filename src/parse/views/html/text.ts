import type {Range} from '../../../types.js'
import type {Canvas} from '../canvas.js'
import {referenceAt} from '../references.js'
import type {ShortcodeAt} from '../shortcodes.js'

interface TextOptions {
  readonly shortcodeAt: ShortcodeAt
  /** Whether blank lines part paragraphs. */
  readonly blankLines: boolean
}

/**
 * The text between two tags.
 *
 * White space shows as one space, or parts paragraphs where it is a blank line and blank lines count. A reference is one unit, so that positions do not drift behind it.
 */
export function addText(
  canvas: Canvas,
  source: string,
  [from, to]: Range,
  {shortcodeAt, blankLines}: TextOptions
): void {
  let last = from
  const flush = (until: number) => {
    if (until > last) canvas.run(source.slice(last, until), last)
  }
  for (const {0: found, index} of source.slice(from, to).matchAll(/[ \t\n\f\r]+|[&[]/gu)) {
    const start = from + index
    if (start < last) continue // Inside a shortcode.
    const end = start + found.length
    if (found === '&') {
      const reference = referenceAt(source, start, to, false)
      if (!reference) continue
      flush(start)
      last = start + reference.length
      canvas.unit(reference.text, start, last)
    } else if (found === '[') {
      const length = shortcodeAt(start, to)
      if (length === undefined) continue
      flush(start)
      last = start + length
      canvas.media(start, last)
    } else {
      const isInside = found === ' ' && start > last && end < to && !'&['.includes(source[end] ?? '')
      if (isInside) continue
      flush(start)
      last = end
      if (blankLines && isBlankLine(found)) canvas.paragraphBreak(start, end)
      else canvas.space(start, end)
    }
  }
  flush(to)
}

function isBlankLine(space: string): boolean {
  return (space.match(/\r\n|\r|\n/gu)?.length ?? 0) > 1
}
