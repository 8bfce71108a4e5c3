/** What a line of a page is known to be, apart from its place. */
export type LineRole = 'leftover' | 'end' | 'weak' | undefined

/** What becomes of a line that no rule lists, because of where it stands. */
export type TailLine = 'furniture' | 'perhaps' | undefined

export interface PageTail {
  /** Index of the paragraph from which on nothing that a rule lists is part of the article; Infinity: there is none. */
  readonly start: number
  /** One a paragraph. */
  readonly lines: readonly TailLine[]
}

/**
 * What a line says of the article having ended above it, in natural logarithms of odds: how much more often such a line stood
 * below an article than in one, in 4,956 lines of articles and 3,963 lines below them; taken a little towards the article.
 */
const evidence = {
  leftover: 3,
  end: 3,
  weak: 1.2,
  /** By words, `[fewest, evidence]`: what ends like a sentence, and what does not. */
  sentence: [
    [25, -2.8],
    [10, -1.3],
    [0, -0.6]
  ],
  label: [
    [40, -2.7],
    [25, -0.9],
    [10, 1.1],
    [4, 0.3],
    [0, 0.6]
  ],
  /** No sentence, but no leftover for so many lines around: a recipe, a table of results, a poem. */
  list: -0.5
} as const
const around = 6

/** So much more must be said for an end above a line than for any end below it: to drop what a rule lists, what none lists, to offer. */
const margins = {listed: 1, unlisted: 5, offered: 1} as const
/** So many leftovers bear witness that a page follows at all; an offer needs one, or so many weak ones. */
const witnesses = {certain: 2, offered: 1, weak: 3} as const
/** So many words of news make an article that can have ended. */
const articleWords = 60
/** So many words, ended like a sentence, are a paragraph of news. */
const newsWords = 25

/**
 * Lines below the end of the article: headlines of other articles under `Related Articles`, names of sections, ticket sales.
 *
 * Where the article ends is a change of kind in the row of lines: the reading with the most evidence wins, and its margin over
 * the readings that end below a line says what may be done with that line. A line that is no sentence, and leads to none, is
 * furniture. A sentence is only offered: never is a paragraph of news lost. Bylines and credits are content.
 *
 * @param texts Of the paragraphs, without leftovers stuck to their ends.
 * @param roles Of each paragraph.
 */
export function pageTail(texts: readonly string[], roles: readonly LineRole[]): PageTail {
  const {listed, unlisted, offered} = startsOf(texts, roles)
  const lines = texts.map((text, index): TailLine => {
    if (index < offered || roles[index] || isContent(text)) return undefined
    return index < unlisted || isSentence(text) || leadsOn(texts, index) ? 'perhaps' : 'furniture'
  })
  return {start: listed, lines}
}

/** Index of the first line whose margin is wide enough for each of {@link margins}; Infinity: none is. */
function startsOf(texts: readonly string[], roles: readonly LineRole[]): Record<keyof typeof margins, number> {
  const first = firstPossible(texts, roles)
  const starts = {listed: Infinity, unlisted: Infinity, offered: Infinity}
  let best: Tail | undefined
  for (const [at, tail] of weighTails(texts, roles, first).entries()) {
    if (!best || tail.total > best.total) best = tail
    const {total, seen} = best
    const isCertain = seen.end > 0 && seen.end + seen.leftover >= witnesses.certain
    const isPossible = seen.end + seen.leftover >= witnesses.offered || seen.weak >= witnesses.weak
    for (const use of ['listed', 'unlisted', 'offered'] as const) {
      const isWitnessed = use === 'offered' ? isPossible : isCertain
      if (isWitnessed && total - tail.below >= margins[use]) starts[use] = Math.min(starts[use], first + at)
    }
  }
  return starts
}

/** Index of the first line that has a whole article above it. */
function firstPossible(texts: readonly string[], roles: readonly LineRole[]): number {
  let words = 0
  const last = texts.findIndex((text, index) => {
    if (!roles[index] && isSentence(text)) words += countWords(text)
    return words >= articleWords
  })
  return last < 0 ? texts.length : last + 1
}

interface Tail {
  /** Evidence that the article has ended above this line. */
  readonly total: number
  /** Evidence for the best end below it; 0: it has none. */
  readonly below: number
  readonly seen: Readonly<Record<'leftover' | 'end' | 'weak', number>>
}

/** The tails that start at each line from `first` on. */
function weighTails(texts: readonly string[], roles: readonly LineRole[], first: number): Tail[] {
  const known = roles.map((role, index) => (isWorded(texts[index] as string) ? role : undefined))
  const isNear = nearLeftovers(known)
  const tails: Tail[] = []
  let next: Tail = {total: 0, below: 0, seen: {leftover: 0, end: 0, weak: 0}}
  for (let index = texts.length - 1; index >= first; index--) {
    const role = known[index]
    const weight = role || !roles[index] ? weigh(texts[index] as string, role, isNear[index] === true) : 0
    const seen = role ? {...next.seen, [role]: next.seen[role] + 1} : next.seen
    next = {total: next.total + weight, below: Math.max(next.total, next.below), seen}
    tails.push(next)
  }
  return tails.reverse()
}

/** Bare numbers are leftovers of a list of headlines, and the cells of a table of results: they show nothing. */
function isWorded(text: string): boolean {
  return /\p{L}/u.test(text)
}

function weigh(text: string, role: LineRole, isNear: boolean): number {
  if (role) return evidence[role]
  const words = countWords(text)
  const found = evidence[isSentence(text) ? 'sentence' : 'label'].find(([fewest]) => words >= fewest)?.[1] ?? 0
  return isNear ? found : Math.min(found, evidence.list)
}

function nearLeftovers(roles: readonly LineRole[]): boolean[] {
  const near = roles.map(() => false)
  for (const [index, role] of roles.entries())
    if (role) near.fill(true, Math.max(0, index - around), index + around + 1)
  return near
}

function isSentence(text: string): boolean {
  return text.length > 15 && /[.!?…。！？؟۔][\p{Pe}\p{Pf}"']{0,3}$/u.test(text)
}

/** A subhead stands right above a paragraph. */
function leadsOn(texts: readonly string[], index: number): boolean {
  const next = texts[index + 1]
  return next !== undefined && isSentence(next) && countWords(next) >= newsWords
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

/** What a character is, as bits; 0 where a code unit was not looked up yet, and of half a character. */
const [known, inWord, ideograph] = [1, 2, 4]
const kinds = new Uint8Array(0x10000)

/** Chinese and Japanese write no spaces: two letters count as a word there. */
function countWords(text: string): number {
  let [words, ideographs, before] = [0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    let kind = kinds[code] as number
    if (kind === 0) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      kind = kindOf(character)
      if (character.length === 2) at++
      else if (code < 0xd800 || code > 0xdfff) kinds[code] = kind
    }
    if (kind & inWord & ~before) words++
    if (kind & ideograph) ideographs++
    before = kind
  }
  return words + Math.floor(ideographs / 2)
}

function kindOf(character: string): number {
  const isInWord = /[\p{L}\p{N}]/u.test(character)
  const isIdeograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(character)
  return known | (isInWord ? inWord : 0) | (isIdeograph ? ideograph : 0)
}
