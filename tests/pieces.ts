import {formatNamed} from '../src/read/containers/index.js'
import {type Fields, parseTextFields} from '../src/read/fields.js'
import type {Piece} from '../src/read/piece.js'
import type {Edit} from '../src/types.js'
import {render} from '../src/write/render.js'

/** The pieces of a source that is not a file, in chunks of a size. */
export async function piecesOf(
  format: string,
  source: string | Uint8Array,
  fields: Fields | string = {},
  size = 1 << 16
) {
  const bytes = Buffer.from(source)
  const open = async function* () {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
  }
  const asked = typeof fields === 'string' ? {text: parseTextFields(fields)} : fields
  const pieces: Piece[] = []
  for await (const piece of formatNamed(format).pieces({
    path: 'x',
    fields: asked,
    isFile: false,
    canRepeat: false,
    open
  }))
    pieces.push(piece)
  return pieces
}

export function articlesIn(pieces: readonly Piece[]) {
  return pieces.flatMap(piece => (piece.type === 'record' ? piece.slots.map(slot => slot.article) : []))
}

export function problemsIn(pieces: readonly Piece[]): string[] {
  return pieces
    .flatMap(piece => (piece.type === 'record' ? (piece.problems ?? []) : piece.unreadable ? [piece.unreadable] : []))
    .map(({line, record, problem}) => `${line ?? `#${record}`}: ${problem}`)
}

/** The source again, with edits in every article. */
export function rendered(pieces: readonly Piece[], editsOf: (text: string) => readonly Edit[] = doubled): string {
  const parts = pieces.map(piece => {
    if (piece.type === 'broken') throw new Error(piece.unreadable.problem)
    return piece.type === 'record' ? render(piece, ({article: {text}}) => editsOf(text)) : piece.bytes
  })
  return Buffer.concat(parts).toString()
}

/** Edits that take out the second `the` of `the the`. */
function doubled(text: string): Edit[] {
  return Array.from(text.matchAll(/the the\b/gu), ({index}) => ({range: [index, index + 4], text: ''}))
}
