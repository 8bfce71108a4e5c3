import type {Certificate, CertificateTotals} from '../types.js'

export const noCertificates: CertificateTotals = {
  holds: 0,
  fails: 0,
  words: 0,
  removed: 0,
  share: 0,
  decoded: 0,
  quoted: {words: 0, doubled: 0, lost: 0}
}

/** The totals with one more certificate. */
export function addCertificate(totals: CertificateTotals, one: Certificate): CertificateTotals {
  const words = totals.words + one.words
  const removed = totals.removed + one.removed
  return {
    holds: totals.holds + (one.holds ? 1 : 0),
    fails: totals.fails + (one.holds ? 0 : 1),
    words,
    removed,
    share: shareOf(removed, words),
    decoded: totals.decoded + one.decoded,
    quoted: {
      words: totals.quoted.words + one.quoted.words,
      doubled: totals.quoted.doubled + one.quoted.doubled,
      lost: totals.quoted.lost + one.quoted.lost
    }
  }
}

/** Four digits. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(4))
}
