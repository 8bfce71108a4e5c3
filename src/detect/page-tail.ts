import type {Paragraph} from '../parse/document.js'

/** What a line of a page is known to be, apart from its place. */
export type LineRole = 'leftover' | 'end' | 'weak' | undefined

/** What becomes of a line that no rule lists, because of where it stands. */
export type TailLine = 'furniture' | 'perhaps' | undefined

/** So many words, ended like a sentence, are a paragraph of news. */
const newsWords = 25
/** So many words of news make an article that can have ended. */
const articleWords = 60
/** So many leftovers show that the rest of the page is none of it. */
const witnesses = 2
/** What share of the lines below are leftovers, where teasers stand among them: to be certain, and to offer. */
const dense = 0.25
const sparse = 0.1
/** So many words of a menu, and such a share of them, are a menu. */
const menu = 4
const full = 0.4
/** What share of the words of the page the teasers may have: to be certain, and to offer. */
const few = 0.2
const most = 0.6

export interface PageTail {
  /** Index of the line below which nothing is part of the article; Infinity: there is none. */
  readonly start: number
  /** One a paragraph. */
  readonly lines: readonly TailLine[]
}

/**
 * Lines below the end of the article: headlines of other articles under `Related Articles`, names of sections, ticket sales.
 *
 * The article has ended where a leftover says so (`Related Articles`, `Leave a Comment`) and no paragraph of news follows, or
 * hardly any among many leftovers. A line there that is no sentence, and leads to none, is furniture. A sentence is only
 * offered: never is a paragraph of news lost. Bylines and credits are content.
 *
 * @param roles Of each paragraph.
 */
export function pageTail(paragraphs: readonly Paragraph[], roles: readonly LineRole[]): PageTail {
  const known = roles.filter(Boolean).length
  if (known < menu && !roles.includes('end')) return {start: Infinity, lines: []}
  const news = paragraphs.map(({text}, index) => !roles[index] && isNews(text))
  const {certain, possible} = endOf(paragraphs, roles, news)
  const last = paragraphs.findLastIndex(({text}, index) => index < certain && !roles[index] && isSentence(text))
  const lines = paragraphs.map(({text}, index): TailLine => {
    const between = certain < Infinity && index > last && index < certain
    if (roles[index] || isContent(text) || !(between || index > possible)) return undefined
    if (index <= certain || news[index]) return 'perhaps'
    return isSentence(text) || leadsOn(paragraphs, index) ? 'perhaps' : 'furniture'
  })
  return {start: certain, lines}
}

/** Looked for from the end of the page, while little else than leftovers has been met. */
function endOf(
  paragraphs: readonly Paragraph[],
  roles: readonly LineRole[],
  news: readonly boolean[]
): {readonly certain: number; readonly possible: number} {
  const words = paragraphs.map(({text}, index) => (news[index] ? countWords(text) : 0))
  const all = words.reduce((sum, one) => sum + one, 0)
  let [certain, possible] = [Infinity, Infinity]
  let [below, leftovers, strong, sentences] = [0, 0, 0, 0]
  for (let index = roles.length - 1; index >= 0; index--) {
    below += words[index] ?? 0
    if (all - below < articleWords || below > all * most) break
    if (!roles[index] && isSentence(paragraphs[index]?.text ?? '')) sentences++
    if (roles[index]) leftovers++
    if (roles[index] === 'end' || roles[index] === 'leftover') strong++
    const share = leftovers / (roles.length - index)
    if (roles[index] === 'weak' && sentences === 0 && leftovers >= menu && share >= full) possible = index
    if (roles[index] !== 'end' || strong < witnesses) continue
    if (below === 0 || (strong > witnesses && share >= dense && below <= all * few)) certain = index
    if (below === 0 || share >= sparse) possible = index
  }
  return {certain, possible: Math.min(certain, possible)}
}

function isNews(text: string): boolean {
  return isSentence(text) && countWords(text) >= newsWords
}

function isSentence(text: string): boolean {
  return text.length > 15 && /[.!?…。！？؟۔][\p{Pe}\p{Pf}"']{0,3}$/u.test(text)
}

/** A subhead stands right above a sentence. */
function leadsOn(paragraphs: readonly Paragraph[], index: number): boolean {
  const next = paragraphs[index + 1]
  return next !== undefined && isSentence(next.text)
}

/** A byline, a credit, the name of an agency. */
function isContent(text: string): boolean {
  return (
    text.length > 250 ||
    /^(?:by|von|par|por|di|de|от|від|written by|reporting by|edited by|photo(?:graph)?s?(?: by)?:?|source:) |\b(?:contributed|reporting|photo|image|getty|reuters|associated press|afp)\b/iu.test(
      text
    )
  )
}

/** Chinese and Japanese write no spaces: two letters count as a word there. */
function countWords(text: string): number {
  const ideographs = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu)?.length ?? 0
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.floor(ideographs / 2)
}
