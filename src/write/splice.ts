import {applyEdits, sortEdits} from '../edit/apply.js'
import {type Form, type Segment, textOf} from '../read/forms/form.js'
import type {Edit, Range} from '../types.js'

/**
 * Make edits of a text in the text as it stands written: its escapes elsewhere stay as they are.
 *
 * @param output What the edits make of the text. Where it cannot stand between the old escapes, it is written anew.
 */
export function spliceWritten(written: string, form: Form, edits: readonly Edit[], output: string): string {
  const moved = writtenEdits(written, form, sortEdits(edits))
  const spliced = moved && applyEdits(written, moved)
  return spliced !== undefined && textOf(spliced, form) === output ? spliced : form.write(output, written)
}

/** A segment, and where it stands in the text. */
interface Placed {
  readonly segment: Segment
  readonly from: number
  readonly to: number
}

/** The same edits in coordinates of the text as written; `undefined`: there are none that do it. */
function writtenEdits(written: string, form: Form, edits: readonly Edit[]): Edit[] | undefined {
  const segments = placedSegments(written, form)
  const escape = form.escaper(written)
  const moved: Edit[] = []
  let first = 0
  for (const {range, text} of edits) {
    while ((segments[first]?.to ?? Infinity) < range[0]) first++
    const host = hostOf(segments, first, range)
    const escaped = text === '' ? '' : escape(text, host?.segment)
    if (escaped === undefined || (!host && text !== '')) return undefined
    let added = escaped
    for (let index = first; index < segments.length; index++) {
      const one = segments[index]
      if (!one || one.from > range[1]) break
      const isHost = one === host
      const part = partOf(one, range)
      if (!isHost && part[0] === part[1]) continue
      moved.push({range: part, text: isHost ? added : ''})
      if (isHost) added = ''
    }
    if (added !== '') return undefined
  }
  return moved
}

function placedSegments(written: string, form: Form): Placed[] {
  const placed: Placed[] = []
  let from = 0
  for (const segment of form.segments(written)) {
    const to = from + (segment.text?.length ?? segment.end - segment.start)
    placed.push({segment, from, to})
    from = to
  }
  return placed
}

/** Where new text goes: into the stretch of the first character that goes; without one, behind the character before. */
function hostOf(segments: readonly Placed[], first: number, [start, end]: Range): Placed | undefined {
  for (let index = first; index < segments.length; index++) {
    const one = segments[index]
    if (!one || one.from > start) return undefined
    if (start === end ? one.to >= start : one.to > start) return one
  }
  return undefined
}

/** What of a segment goes, in coordinates of the text as written: an escape goes as a whole. */
function partOf({segment, from, to}: Placed, [start, end]: Range): Range {
  const head = Math.max(start, from) - from
  const tail = Math.min(end, to) - from
  if (segment.text === undefined) return [segment.start + head, segment.start + Math.max(head, tail)]
  if (tail > head) return [segment.start, segment.end]
  const point = head === 0 ? segment.start : segment.end
  return [point, point]
}
