import type {Decision} from '../types.js'

/** What became of a message, for a person. */
export type DecisionOutcome = 'applied' | 'suggested' | 'rejected' | 'withheld' | 'reported'

export function outcomeOf({decision, choice, edits}: Decision): DecisionOutcome {
  if (decision === 'apply') return 'applied'
  if (decision === 'suggest') return 'suggested'
  if (choice === 'reject' || choice === 'otherwise') return 'rejected'
  return edits.length > 0 ? 'withheld' : 'reported'
}

/** What became of it, in a report on a run that may have changed nothing. */
export function tellOutcome(outcome: DecisionOutcome, changesNothing = false): string {
  return changesNothing && outcome === 'applied' ? 'to apply' : outcome
}

/**
 * A whole number. Of a small one nothing has to be known about languages: to load what the engine knows takes longer than to clean an
 * article.
 *
 * @example figure(1643) // => '1,643'
 */
export function figure(number: number): string {
  return number < 1000 ? String(number) : number.toLocaleString('en')
}

/** @example count(2, 'repair') // => '2 repairs' */
export function count(number: number, noun: string): string {
  return `${figure(number)} ${noun}${number === 1 ? '' : 's'}`
}
