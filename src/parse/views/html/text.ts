import type {Range} from '../../../types.js'
import type {Canvas} from '../canvas.js'
import {referenceAt} from '../references.js'
import type {ShortcodeAt} from '../shortcodes.js'

/**
 * The text between two tags.
 *
 * White space shows as one space. A reference is one unit, so that positions do not drift behind it.
 */
export function addText(canvas: Canvas, source: string, [from, to]: Range, shortcodeAt: ShortcodeAt): void {
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
      canvas.space(start, end)
    }
  }
  flush(to)
}
