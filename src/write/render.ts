import {forms} from '../read/forms/index.js'
import type {RecordPiece, Slot} from '../read/piece.js'
import type {Edit} from '../types.js'
import {spliceWritten} from './splice.js'

/** What stands where a record stood: its bytes with only the edits of its articles made in them. */
export function render({bytes, slots}: RecordPiece, editsOf: (slot: Slot) => readonly Edit[] | undefined): Uint8Array {
  const changed = slots.map(slot => ({slot, edits: editsOf(slot) ?? []})).filter(({edits}) => edits.length > 0)
  if (changed.length === 0) return bytes
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  const placed = changed.map(one => ({...one, range: one.slot.locate(written)})).sort((a, b) => a.range[0] - b.range[0])
  const parts: string[] = []
  let last = 0
  for (const {slot, edits, range} of placed) {
    const [start, end] = range
    parts.push(written.slice(last, start))
    for (const part of spliceWritten(written.slice(start, end), forms[slot.form], edits, slot.article.text))
      parts.push(part)
    last = end
  }
  return encoded([...wholeCharacters([...parts, written.slice(last)])])
}

/** The same parts, but that none ends inside a character. */
function* wholeCharacters(parts: readonly string[]): Generator<string> {
  let half = ''
  for (const part of parts) {
    const open = half === '' ? part : half + part
    half = endsInHalf(open) ? open.slice(-1) : ''
    yield half === '' ? open : open.slice(0, -1)
  }
  yield half
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}

/** Joined as text, or each in bytes of its own, large parts would stand there once more. */
function encoded(parts: readonly string[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0))
  let end = 0
  for (const part of parts) end += bytes.write(part, end)
  return bytes
}
