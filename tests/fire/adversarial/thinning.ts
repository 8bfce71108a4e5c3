import type {Edit} from '../../../src/types.js'

/** Edits that take each hundredth character out of a text. */
export function thinning(text: string): Edit[] {
  return Array.from({length: Math.floor(text.length / 100)}, (_, index) => ({
    range: [index * 100, index * 100 + 1],
    text: ''
  }))
}
