import {forms} from '../read/forms/index.js'
import type {RecordPiece, Slot} from '../read/piece.js'
import type {Edit} from '../types.js'
import {spliceWritten} from './splice.js'

/** What became of an article. */
interface Change {
  readonly output: string
  readonly edits: readonly Edit[]
}

/** The slots in which something changes, in the order in which they stand. */
function changed(slots: readonly Slot[], changeOf: (slot: Slot) => Change | undefined) {
  return slots
    .flatMap(slot => {
      const change = changeOf(slot)
      return change && change.output !== slot.article.text ? [{slot, change, range: slot.locate()}] : []
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

/** What stands where a record stood: its bytes with only the edits of its articles made in them. */
export function render({bytes, written, slots}: RecordPiece, changeOf: (slot: Slot) => Change | undefined): Uint8Array {
  const parts: string[] = []
  let last = 0
  for (const {slot, change, range} of changed(slots, changeOf)) {
    const [start, end] = range
    parts.push(written.slice(last, start))
    parts.push(spliceWritten(written.slice(start, end), forms[slot.form], change.edits, change.output))
    last = end
  }
  return last === 0 && parts.length === 0 ? bytes : Buffer.from(parts.join('') + written.slice(last))
}
