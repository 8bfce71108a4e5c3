import type {Decision} from '../types.js'

/** Why a decision is what it is, where that does not come from its message. */
export const reasons = {
  safe: 'Safe to apply unattended',
  askedFor: 'Suggestions were asked for',
  undecided: 'A person has to decide',
  reported: 'Reported only',
  protected: 'The repair would cut into a number, an address or a URL',
  ignored: 'Ignored by the configuration',
  inline: 'Ignored by a comment in the article',
  accepted: 'Accepted by a person',
  rejected: 'Rejected by a person',
  otherwise: 'The other reading was chosen by a person',
  baseline: 'In the baseline',
  unchanged: 'On a line that has not changed',
  taken: 'Another repair changes the same place',
  held: 'The article is held'
} as const

const hidden: readonly string[] = [reasons.ignored, reasons.inline, reasons.baseline, reasons.unchanged]

/** Whether nobody wants to be told of it. */
export function isHidden({because}: Pick<Decision, 'because'>): boolean {
  return hidden.includes(because)
}

/** Whether a person has said that it is no damage, or none of this run: then it stands in nobody’s way. */
export function isDismissed(one: Pick<Decision, 'because'>): boolean {
  return isHidden(one) || one.because === reasons.rejected
}
