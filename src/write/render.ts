import {applyEdits} from '../edit/apply.js'
import type {ArticlePiece} from '../read/piece.js'
import type {Edit, Range} from '../types.js'

/** What stands where an article stood: its bytes with only the edits made in them. */
export function render(piece: ArticlePiece, output: string, edits: readonly Edit[]): Uint8Array {
  if (output === piece.article.text) return piece.bytes
  if (piece.line) return Buffer.from(spliceLine(piece.line.raw, piece.line.literal, output, edits))
  return Buffer.from((piece.bom ? '\uFEFF' : '') + output)
}

/** Edits made inside a JSON string as it was written: escapes elsewhere in it stay as they are. */
function spliceLine(raw: string, [start, end]: Range, output: string, edits: readonly Edit[]): string {
  const literal = raw.slice(start, end)
  const escapesAll = /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/iu.test(literal) && /^[\0-\x7F]*$/u.test(literal)
  const places = rawOffsets(
    literal,
    edits.flatMap(edit => edit.range)
  )
  const spliced = applyEdits(
    literal,
    edits.map(({range, text}) => ({
      range: [places.get(range[0]) ?? 0, places.get(range[1]) ?? 0],
      text: escaped(text, escapesAll)
    }))
  )
  if (JSON.parse(spliced) !== output) throw new Error('The spliced line does not hold the output')
  return raw.slice(0, start) + spliced + raw.slice(end)
}

/** Where code units of a JSON string’s value stand in the string as it was written. */
function rawOffsets(literal: string, offsets: readonly number[]): Map<number, number> {
  const wanted = new Set(offsets)
  const places = new Map<number, number>()
  let value = 0
  for (let index = 1; index < literal.length; value++) {
    if (wanted.has(value)) places.set(value, index)
    index += literal[index] !== '\\' ? 1 : literal[index + 1] === 'u' ? 6 : 2
  }
  return places
}

function escaped(text: string, all: boolean): string {
  const json = JSON.stringify(text).slice(1, -1)
  if (!all) return json
  return json.replaceAll(/[^\0-\x7F]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
