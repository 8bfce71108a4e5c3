import {isCredit} from './credit.js'
import {isTooGeneral} from './generality.js'
import type {LineEvidence} from './line-evidence.js'
import type {Place} from './places.js'
import {isNamed, isSentence, isSpeech} from './prose.js'

/** Copies of one article make its lines recur; at least so many different ones, and different neighbours inside, are asked for. */
const fewestDifferent = 4

/** Share of its articles in which a line has to stand at the head or the tail to belong there. */
const edgeShare = 0.8

/**
 * The smallest share of a site’s articles, by how much a line looks like news. A subheading such as `What we know` recurs, but not
 * in every twentieth article; a sentence such as `He did not elaborate.` may end an article, but not every thirtieth.
 */
const shares = {
  label: {head: 0, tail: 0, inside: 0.05},
  /** `Ann Lee`, where it is not said that she wrote it. */
  name: {head: 0.05, tail: 0, inside: 0.05},
  sentence: {head: 0.03, tail: 0.03, inside: 0.2},
  /** `The index fell {number} percent.` */
  varyingSentence: {head: 0.1, tail: 0.1, inside: Infinity}
} as const satisfies Readonly<Record<string, Readonly<Record<Place, number>>>>

/** Whether a line belongs to the site and not to its news. */
export function isLeftover(evidence: LineEvidence, articles: number, minimum: number): boolean {
  const {form, line, seen} = evidence
  if (isCredit(line) || isSpeech(form) || isTooGeneral(form)) return false
  if (evidence.different < Math.min(fewestDifferent, minimum)) return false
  const place = placeOf(evidence)
  if (place === 'inside' && evidence.neighbours < Math.min(fewestDifferent, minimum)) return false
  return seen >= articles * shares[looksOf(form)][place]
}

function looksOf(form: string): keyof typeof shares {
  if (isNamed(form)) return 'name'
  if (!isSentence(form)) return 'label'
  return form.includes('{') ? 'varyingSentence' : 'sentence'
}

/** Where a line stands in most of its articles. */
export function placeOf({seen, head, tail}: LineEvidence): Place {
  if (head + tail < seen * edgeShare) return 'inside'
  return head > tail ? 'head' : 'tail'
}
