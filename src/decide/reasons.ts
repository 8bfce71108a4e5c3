import type {Decision} from '../types.js'

/** Why a decision is what it is, where somebody else than its message says so. */
export const reasons = {
  ignored: 'Ignored by the configuration',
  accepted: 'Accepted by a person',
  rejected: 'Rejected by a person',
  otherwise: 'The other reading was chosen by a person',
  baseline: 'In the baseline',
  taken: 'Another repair changes the same place',
  held: 'The article is held'
} as const

/** Whether a person has said that it is no damage: then it stands in nobody’s way. */
export function isWavedAway({because}: Pick<Decision, 'because'>): boolean {
  return because === reasons.ignored || because === reasons.rejected || because === reasons.baseline
}
