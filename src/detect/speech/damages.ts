import type {Finding} from '../../types.js'

/** What the quotation model can find. A rule of the speech pack names the one that it reports. */
export const damageNames = [
  'reopened',
  'doubled',
  'unclosed',
  'unclosed-before-tag',
  'unopened',
  'premature-close',
  'late-close',
  'early-open',
  'stopped',
  'split',
  'stray-fragment',
  'stray-word',
  'reporting-tail',
  'bare-attribution',
  'double-attribution',
  'swallowed-attribution',
  'turned',
  'detached',
  'glued',
  'unpaired',
  'mixed'
] as const

export type DamageName = (typeof damageNames)[number]

/** One cause, one damage. */
export interface Damage extends Finding {
  readonly name: DamageName
}
