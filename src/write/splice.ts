import {applyEdits, editedParts, sortEdits} from '../edit/apply.js'
import {type Form, type Segment, saysText} from '../read/forms/form.js'
import type {Edit, Range} from '../types.js'

/**
 * Make edits of a text in the text as it stands written: its escapes elsewhere stay as they are. Where what they make of it cannot
 * stand between the old escapes, it is written anew.
 *
 * @returns Parts: of a large text, the whole would stand in memory once more.
 */
export function spliceWritten(written: string, form: Form, edits: readonly Edit[], text: string): readonly string[] {
  const moved = writtenEdits(written, form, sortEdits(edits))
  const spliced = moved && [...editedParts(written, moved)]
  const isSame = spliced && saysText(readable(spliced, form), form, editedParts(text, edits))
  return isSame ? spliced : [form.write(applyEdits(text, edits), written)]
}

/** So much of what is written is read at once, in UTF-16 code units. */
const readAtOnce = 1 << 20

/** What is written in some parts, cut between segments, in parts that can be read. */
function readable(parts: readonly string[], {frame}: Form): Iterable<string> {
  return frame === undefined ? [parts.join('')] : framed(parts, frame)
}

function* framed(parts: readonly string[], frame: string): Generator<string> {
  let open: string[] = []
  let size = 0
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    const inner = part.slice(index === 0 ? frame.length : 0, isLast ? part.length - frame.length : part.length)
    open.push(inner)
    size += inner.length
    if (size < readAtOnce && !isLast) continue
    yield frame + open.join('') + frame
    open = []
    size = 0
  }
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
