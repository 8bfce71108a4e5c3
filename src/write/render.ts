import {forms} from '../read/forms/index.js'
import type {RecordPiece, Slot} from '../read/piece.js'
import type {Edit} from '../types.js'
import {spliceWritten} from './splice.js'

/** What became of an article. */
interface Change {
  readonly output: string
  readonly edits: readonly Edit[]
}

/** What stands where a record stood: its bytes with only the edits of its articles made in them. */
export function render({bytes, written, slots}: RecordPiece, changeOf: (slot: Slot) => Change | undefined): Uint8Array {
  const parts: string[] = []
  let last = 0
  for (const slot of slots.toSorted((a, b) => a.range[0] - b.range[0])) {
    const change = changeOf(slot)
    if (!change || change.output === slot.article.text) continue
    const [start, end] = slot.range
    parts.push(written.slice(last, start))
    parts.push(spliceWritten(written.slice(start, end), forms[slot.form], change.edits, change.output))
    last = end
  }
  return last === 0 && parts.length === 0 ? bytes : Buffer.from(parts.join('') + written.slice(last))
}
