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
  return addTotals(totals, {...one, holds: one.holds ? 1 : 0, fails: one.holds ? 0 : 1})
}

/** The totals of two parts of a run. */
export function addTotals(one: CertificateTotals, other: CertificateTotals): CertificateTotals {
  const words = one.words + other.words
  const removed = one.removed + other.removed
  return {
    holds: one.holds + other.holds,
    fails: one.fails + other.fails,
    words,
    removed,
    share: shareOf(removed, words),
    decoded: one.decoded + other.decoded,
    quoted: {
      words: one.quoted.words + other.quoted.words,
      doubled: one.quoted.doubled + other.quoted.doubled,
      lost: one.quoted.lost + other.quoted.lost
    }
  }
}

/** One certificate of a text that was looked at in parts. */
export function together(parts: readonly Certificate[]): Certificate {
  const sum = (numberOf: (one: Certificate) => number) => parts.reduce((all, one) => all + numberOf(one), 0)
  const kept = (kind: 'numbers' | 'names' | 'urls') => ({
    kept: sum(one => one[kind].kept),
    removed: sum(one => one[kind].removed),
    equal: parts.every(one => one[kind].equal)
  })
  const [words, removed] = [sum(one => one.words), sum(one => one.removed)]
  return {
    holds: parts.every(one => one.holds),
    words,
    removed,
    share: shareOf(removed, words),
    added: sum(one => one.added),
    decoded: sum(one => one.decoded),
    quoted: {
      words: sum(one => one.quoted.words),
      doubled: sum(one => one.quoted.doubled),
      lost: sum(one => one.quoted.lost)
    },
    numbers: kept('numbers'),
    names: kept('names'),
    urls: kept('urls'),
    breaches: parts.flatMap(one => one.breaches)
  }
}

/** Four digits. */
export function shareOf(part: number, whole: number): number {
  return part === 0 || whole === 0 ? 0 : Number((part / whole).toFixed(4))
}
