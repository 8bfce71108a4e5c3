import type {Range} from '../../types.js'

/** The paragraphs of a text: a line and the blank lines after it. Together they are the text. */
export function blocks(text: string): Range[] {
  const starts = [0]
  for (const {index} of text.matchAll(/(?<=[\r\n])(?!\n)[^\S\r\n]*\S/gu)) starts.push(index)
  const found = starts.map((start, index): Range => [start, starts[index + 1] ?? text.length])
  const [first, second] = found
  if (!first || !second || text.slice(...first).trim() !== '') return found
  return [[0, second[1]], ...found.slice(2)]
}
