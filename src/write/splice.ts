import {applyEdits, sortEdits} from '../edit/apply.js'
import {type Form, type Segment, saysText} from '../read/forms/form.js'
import type {Edit, Range} from '../types.js'

/**
 * Make edits of a text in the text as it stands written: its escapes elsewhere stay as they are.
 *
 * @param output What the edits make of the text. Where it cannot stand between the old escapes, it is written anew.
 */
export function spliceWritten(written: string, form: Form, edits: readonly Edit[], output: string): string {
  const moved = writtenEdits(written, form, sortEdits(edits))
  const spliced = moved && applyEdits(written, moved)
  return spliced !== undefined && saysText(spliced, form, output) ? spliced : form.write(output, written)
}

/** A segment, and where it stands in the text. */
interface Placed {
  readonly segment: Segment
  readonly from: number
  readonly to: number
}

/** The same edits in coordinates of the text as written; `undefined`: there are none that do it. */
function writtenEdits(written: string, form: Form, edits: readonly Edit[]): Edit[] | undefined {
  const segments = new Segments(written, form)
  const escape = form.escaper(written)
  const moved: Edit[] = []
  for (const {range, text} of edits) {
    const near = segments.at(range)
    const host = hostOf(near, range)
    const escaped = text === '' ? '' : escape(text, host?.segment)
    if (escaped === undefined || (!host && text !== '')) return undefined
    let added = escaped
    for (const one of near) {
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

/** The segments of a text, read as far as edits go: of a large text all of them would take more room than the text. */
class Segments {
  readonly #rest: Iterator<Segment>
  #near: Placed[] = []
  #read = 0

  constructor(written: string, form: Form) {
    this.#rest = form.segments(written)[Symbol.iterator]()
  }

  /** Those that touch a range, which begins no earlier than the one before. */
  at([start, end]: Range): readonly Placed[] {
    this.#near = this.#near.filter(one => one.to >= start)
    while (this.#read <= end) {
      const next = this.#rest.next()
      if (next.done) break
      const segment = next.value
      const from = this.#read
      this.#read = from + (segment.text?.length ?? segment.end - segment.start)
      if (this.#read >= start) this.#near.push({segment, from, to: this.#read})
    }
    return this.#near.filter(one => one.from <= end)
  }
}

/** Where new text goes: into the stretch of the first character that goes; without one, behind the character before. */
function hostOf(near: readonly Placed[], [start, end]: Range): Placed | undefined {
  return near.find(one => one.from <= start && (start === end ? one.to >= start : one.to > start))
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
