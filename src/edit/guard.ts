import type {Edit} from '../types.js'
import {sortEdits} from './apply.js'

/**
 * Check that edits only took away, or moved punctuation and space: no word, number, name or URL outside what was removed is
 * added, changed or reordered.
 *
 * Words are compared as runs of letters, digits and marks inside them (`1,204.50`, `can’t`), so two words
 * that an edit glues together are caught as well.
 *
 * `'` and `’` count as the same.
 *
 * @returns What broke, as one sentence; `undefined` when all holds.
 */
export function guardWords(input: string, output: string, edits: readonly Edit[]): string | undefined {
  const kept = keptWords(
    sameApostrophes(input),
    edits.filter(edit => !turnsApostrophe(input, edit))
  )
  const written = sameApostrophes(output).match(word) ?? []
  const at = written.findIndex((one, index) => one !== kept[index])
  if (at === -1 && kept.length === written.length) return undefined
  const index = at === -1 ? written.length : at
  return `Unexpected word \`${written[index] ?? ''}\` after the repairs, expected \`${kept[index] ?? ''}\``
}

function sameApostrophes(text: string): string {
  return text.replaceAll("'", '’')
}

function turnsApostrophe(input: string, {range, text}: Edit): boolean {
  return /^['’]$/u.test(text) && /^['’]$/u.test(input.slice(...range))
}

const word = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|[\p{Pd}'’](?=[\p{L}\p{N}])|(?<=\p{N})[.,:/](?=\p{N}))*/gu

/** Words of the input that no edit removed. A word that an edit cuts in two counts as its halves. */
function keptWords(input: string, edits: readonly Edit[]): string[] {
  let last = 0
  const kept = sortEdits(edits).flatMap(({range, text}) => {
    const words = wordsOf(input, last, range[0])
    last = range[1]
    return /[\p{L}\p{N}]/u.test(text) ? words.concat(wordsOf(input, ...range)) : words
  })
  return kept.concat(wordsOf(input, last, input.length))
}

function wordsOf(input: string, start: number, end: number): string[] {
  return input.slice(start, end).match(word) ?? []
}
