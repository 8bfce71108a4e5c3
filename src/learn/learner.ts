import type {Article} from '../types.js'
import {chooseForms} from './choose.js'
import {isLeftover, placeOf} from './judge.js'
import type {LineEvidence} from './line-evidence.js'
import type {Place} from './places.js'
import {isSentence} from './prose.js'
import {SiteLines} from './site-lines.js'

/** How many different lines are remembered over all sites: about 60 MB. */
const capacity = 150_000

/** With more sites there would be too little memory for each. */
export const mostSites = 2000

/** More lines of one site are not looked at, most frequent first. */
const mostLines = 2000

/** A line of a site that is not part of its articles. */
export interface LearnedLine {
  /** As a leftover rule takes it, in the case of its first articles. */
  readonly form: string
  /** A whole line as it was written. */
  readonly line: string
  /** In how many articles it was seen; there may be up to `shortBy` more. */
  readonly articles: number
  /** Of the site’s articles, 0 to 1. */
  readonly share: number
  readonly place: Place
  /** Id of an article that has it. */
  readonly example: string
  /** Reads like prose: an agency’s standing sentence, or news that recurs. */
  readonly isStanding: boolean
}

export interface LearnedSite {
  readonly site: string
  readonly articles: number
  /** In how many articles a line had to be seen. */
  readonly minimum: number
  /** By how many articles the counts may be short: 0 where they are exact. */
  readonly shortBy: number
  readonly lines: readonly LearnedLine[]
}

/**
 * Finds the lines that recur across each site’s articles, in one pass. Its memory does not grow with the number of
 * articles: `capacity` is shared evenly among the sites.
 */
export class Learner {
  readonly #sites = new Map<string, SiteLines>()

  /** @returns `false`: the article was left out, because its site would be one too many. */
  add(site: string, article: Pick<Article, 'id' | 'text'>): boolean {
    const lines = this.#sites.get(site) ?? this.#open(site)
    lines?.add(article)
    return lines !== undefined
  }

  /**
   * What was found, site by site in the order of their names.
   *
   * @param minimum In how many articles a line has to be seen; left out: 5, and 1 % of the site’s.
   */
  sites(minimum?: number): LearnedSite[] {
    const sites = [...this.#sites].sort(([a], [b]) => (a < b ? -1 : 1))
    return sites.map(([site, lines]) => learned(site, lines, minimum ?? Math.max(5, Math.ceil(lines.articles / 100))))
  }

  #open(site: string): SiteLines | undefined {
    if (this.#sites.size >= mostSites) return undefined
    const share = Math.floor(capacity / (this.#sites.size + 1))
    for (const one of this.#sites.values()) one.shrink(share)
    const lines = new SiteLines(share)
    this.#sites.set(site, lines)
    return lines
  }
}

function learned(site: string, lines: SiteLines, minimum: number): LearnedSite {
  const {articles, shortBy} = lines
  const found = lines.recurring(minimum).filter(one => isLeftover(one, articles, minimum))
  const chosen = chooseForms(found.slice(0, mostLines), minimum)
  return {site, articles, minimum, shortBy, lines: chosen.map(one => learnedLine(one, articles))}
}

function learnedLine(evidence: LineEvidence, articles: number): LearnedLine {
  const {form, line, seen, article} = evidence
  const isStanding = isSentence(form)
  return {form, line, articles: seen, share: seen / articles, place: placeOf(evidence), example: article, isStanding}
}
