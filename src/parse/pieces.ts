import type {Range} from '../types.js'

/** No article is longer; a whole book or a broken export is. In UTF-16 code units. */
const longestPiece = 250_000

/** Behind what to cut, the best place first. */
const cuts = [/\n(?:[ \t\r]*\n)+/gu, /\n/gu, /[.!?…]["”’»]? /gu, / /gu, /[.!?…]/gu]

/** How far before the longest length a cut is looked for. */
const reach = 20_000

/**
 * Cut a huge text into pieces that can be cleaned one by one, in bounded memory: behind a blank line, else a line, else a
 * sentence, else a word, else a stop. A text of ordinary length is one piece. The last piece is about as long as the one before it: the end of a
 * long line that is left over must not look like a line of its own.
 *
 * @example cutPieces('short') // => [[0, 5]]
 */
export function cutPieces(text: string, longest = longestPiece): Range[] {
  const pieces: Range[] = []
  const far = Math.min(reach, longest >> 1)
  let start = 0
  while (text.length - start > longest) {
    const half = Math.ceil((text.length - start + far) / 2)
    const end = cutBefore(text, start + Math.min(longest, half), far)
    pieces.push([start, end])
    start = end
  }
  return [...pieces, [start, text.length]]
}

function cutBefore(text: string, end: number, far: number): number {
  const from = end - far
  const near = text.slice(from, end)
  for (const cut of cuts) {
    const found = Array.from(near.matchAll(cut)).at(-1)
    if (found) return from + found.index + found[0].length
  }
  const splitsPair = /[\uD800-\uDBFF]$/u.test(near)
  return splitsPair ? end - 1 : end
}
