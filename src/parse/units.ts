/** Room for the text at hand, kept from text to text. */
let room = Buffer.alloc(0x8000)
let units = new Uint16Array(room.buffer, room.byteOffset, room.length / 2)

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/**
 * The UTF-16 code units of a text, behind its length anything else. Much faster to go through than a string is.
 *
 * Good up to the next call.
 *
 * @example unitsOf('an')[1] // => 110
 */
export function unitsOf(text: string): Readonly<Uint16Array> {
  if (text.length > units.length) {
    room = Buffer.alloc(4 * text.length)
    units = new Uint16Array(room.buffer, room.byteOffset, room.length / 2)
  }
  const bytes = room.write(text, 'utf16le')
  if (!isLittleEndian) room.subarray(0, bytes).swap16()
  return units
}
