import type {Decision} from '../types.js'

/** What became of a message, for a person. */
export function outcomeOf({decision, edits}: Decision): 'applied' | 'suggested' | 'withheld' | 'reported' {
  if (decision === 'apply') return 'applied'
  if (decision === 'suggest') return 'suggested'
  return edits.length > 0 ? 'withheld' : 'reported'
}

/** @example count(2, 'repair') // => '2 repairs' */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
