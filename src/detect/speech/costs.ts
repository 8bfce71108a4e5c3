/**
 * What each reading of a mark costs. Set by hand on the development articles; only differences matter.
 *
 * 0 is what an untouched, well-formed text pays. A reading that repairs must beat the reading that leaves things as they are.
 */
export const costs = {
  /** A curly mark read against its glyph: `”Third Way“`. */
  turn: 2,
  spacing: {
    open: {open: 0, close: 4, detached: 1.2, glued: 1.5},
    close: {open: 4, close: 0, detached: 1, glued: 1}
  },
  /** `, ”he said`: open-like spacing, but a tag behind it shows that speech ends here. */
  closeBeforeTag: 1,
  /** Opened again inside a sentence: a name in the same mark as the speech around it. Good papers do it. */
  nest: 2,
  /** Opened again behind a sentence end: hardly a name. */
  nestAfterStop: 5,
  /** Opened again behind a sentence end, as if speech began: the commonest damage. */
  dropReopened: 1,
  /** Twice the same mark with nothing between, or a mark on a line of its own. */
  dropDoubled: 0.8,
  drop: 3.8,
  /** A closing mark behind which the speaker goes on about himself, up to another closing mark. */
  dropPremature: 2,
  /** A closing mark behind one to three words that follow a closed quotation. */
  dropFragment: 1,
  openAtParagraph: 3,
  openAtSentence: 3.6,
  /** `go, he said. We stay.”` and `go, he said.”`: where the tag was swallowed, so were the marks around it. */
  openBehindTag: 0.3,
  dropBehindTag: 0.3,
  closeAtParagraph: 2.5,
  closeAtTag: 1.5,
  /** `, he said` passed by inside speech. */
  passTag: 2,
  /** Speech that goes on in the next paragraph, which opens again. */
  continued: 0.2,
  /** Speech that goes on in the next paragraph without opening again. */
  carry: 2.4,
  carryOn: 0.3,
  leaveNested: 6
} as const
