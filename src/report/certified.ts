import type {Certificate, CertificateTotals} from '../types.js'
import {count, figure} from './words.js'

/** What the certificate of an article says, in words; of one that does not hold, what does not. */
export function certified({holds, words, removed, share, decoded, quoted, ...kept}: Certificate): string[] {
  if (!holds) return [...kept.breaches]
  const {numbers, names, urls} = kept
  return [
    'No word added, changed or moved',
    `${count(removed, 'word')} of ${figure(words)} removed (${percent(share)})`,
    ...inQuotations(quoted),
    `equal: ${count(numbers.kept, 'number')}, ${count(names.kept, 'name')}, ${count(urls.kept, 'URL')}`,
    ...(decoded > 0 ? [`${count(decoded, 'word')} decoded`] : [])
  ]
}

/** The certificates of a run in one sentence each. */
export function certifiedRun({holds, fails, words, removed, share, decoded, quoted}: CertificateTotals): string[] {
  return [
    fails === 0
      ? 'No word added, changed or moved in any article; numbers, names and URLs are equal'
      : `${count(fails, 'certificate')} of ${holds + fails} not fulfilled`,
    `${count(removed, 'word')} of ${figure(words)} removed (${percent(share)})`,
    ...inQuotations(quoted),
    ...(decoded > 0 ? [`${count(decoded, 'word')} decoded`] : [])
  ]
}

function inQuotations({words, doubled, lost}: Certificate['quoted']): string[] {
  if (words === 0 && doubled + lost === 0) return []
  const dropped = [
    ...(doubled > 0 ? [`${count(doubled, 'doubled word')} dropped`] : []),
    ...(lost > 0 ? [`${count(lost, 'word')} lost`] : [])
  ]
  return [`inside quotation marks ${dropped.length > 0 ? dropped.join(', ') : 'none removed'}`]
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString('en', {maximumFractionDigits: 2})} %`
}
