/** What weighs words: a feature of a line, and how much more often it stands in lines of pages than in sentences of news, in natural logarithms. */
export type Weights = ReadonlyMap<string, number>

/** Stands for any figure. */
const figure = '0'

/**
 * What the words of a line show, each once: words, figures as one, marks that labels have, pairs of neighbours, and what the line begins with.
 *
 * @example [...featuresOf('Follow us')] // => ['follow', '^follow', 'us', 'follow us']
 */
export function featuresOf(line: string): Set<string> {
  const features = new Set<string>()
  let before: string | undefined
  for (const [token] of line
    .toLowerCase()
    .replaceAll('’', "'")
    .matchAll(/\p{L}+(?:'\p{L}+)?|\p{N}+|[?!:|]/gu)) {
    const own = /^\p{N}/u.test(token) ? figure : token
    features.add(own).add(before === undefined ? `^${own}` : `${before} ${own}`)
    before = own
  }
  return features
}

/**
 * How much a line reads like one of a page: the sum of its weights over the root of its length, so that long lines need more of them.
 *
 * @param line Of Latin letters.
 */
export function pageScore(line: string, weights: Weights): number {
  let [sum, words] = [0, 0]
  for (const feature of featuresOf(line)) {
    if (isWord(feature)) words++
    sum += weights.get(feature) ?? weightUnlisted(feature)
  }
  return sum / Math.sqrt(words + 2)
}

/** Of what no table has: of words more stand in news. */
export function weightUnlisted(feature: string): number {
  return isWord(feature) ? -0.5 : 0
}

/** Neither a pair nor what a line begins with. */
function isWord(feature: string): boolean {
  return !/^\^|\S /u.test(feature)
}
