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
export function render({bytes, slots}: RecordPiece, changeOf: (slot: Slot) => Change | undefined): Uint8Array {
  const changed = slots.flatMap(slot => {
    const change = changeOf(slot)
    return change && change.output !== slot.article.text ? [{slot, change}] : []
  })
  if (changed.length === 0) return bytes
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  const placed = changed.map(one => ({...one, range: one.slot.locate(written)})).sort((a, b) => a.range[0] - b.range[0])
  const parts: string[] = []
  let last = 0
  for (const {slot, change, range} of placed) {
    const [start, end] = range
    parts.push(written.slice(last, start))
    parts.push(spliceWritten(written.slice(start, end), forms[slot.form], change.edits, change.output))
    last = end
  }
  return encoded([...parts, written.slice(last)])
}

/** Joined as text, or each in bytes of its own, large parts would stand there once more. */
function encoded(parts: readonly string[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0))
  let end = 0
  for (const part of parts) end += bytes.write(part, end)
  return bytes
}
