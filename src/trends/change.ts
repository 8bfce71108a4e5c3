import {twoSided} from './binomial.js'
import type {Count} from './count.js'

/** What must be there before anything is tested: below that, single articles decide. */
const enough = {
  /** On either side of a split. */
  articles: 10,
  words: 1000,
  /** On both sides together. */
  messages: 8
} as const

/** What a change must come to before a person is told of it, however certain it is. */
const notable = {
  /** How many times the one rate the other is. */
  ratio: 1.5,
  /** Articles with a message on the side with the higher rate. */
  hits: 4
} as const

/** Splits whose likelihood is this near to the best one may be the true one (Wilks 1938: half of the 95 % point of χ² with one degree of freedom). */
const near = 1.92

/** A place in time from which on a rate was another one. */
interface Change {
  /** Index of the first period with the new rate. */
  readonly at: number
  /** First and last period at which it may have changed, with 95 % confidence. */
  readonly between: readonly [number, number]
  /** Messages for each word. */
  readonly before: number
  readonly after: number
  /** Whether it is large enough, and in enough articles, to tell a person of. */
  readonly isNotable: boolean
  /** How likely so much change is by chance, all places where it could have been looked for counted. */
  readonly p: number
}

interface Split {
  readonly at: number
  readonly before: Count
  readonly after: Count
  /** Log likelihood ratio of two rates against one, divided by the dispersion. */
  readonly evidence: number
  readonly dispersion: number
}

/**
 * The most likely change of a rate; nothing where there is too little to say.
 *
 * The maximum of the Poisson likelihood ratio over all splits (Worsley 1986). Articles with damage have much of it at once, and days
 * differ, so counts vary more than Poisson’s: they are divided by the dispersion between articles or between periods, whichever is
 * larger (quasi-likelihood: Wedderburn 1974). The p of
 * the best split is exact for these counts, and multiplied by the number of splits (Bonferroni).
 *
 * @param counts By period, without empty ones.
 */
export function findChange(counts: readonly Count[]): Change | undefined {
  const splits = splitsOf(counts)
  const best = splits.reduce<Split | undefined>(
    (one, next) => (one && one.evidence >= next.evidence ? one : next),
    undefined
  )
  if (!best) return undefined
  const likely = splits.filter(one => one.evidence >= best.evidence - near)
  return {
    at: best.at,
    between: [likely[0]?.at ?? best.at, likely.at(-1)?.at ?? best.at],
    before: rateOf(best.before),
    after: rateOf(best.after),
    isNotable: isNotable(best),
    p: Math.min(1, chanceOf(best) * splits.length)
  }
}

/** A change that stands, and those before and behind it (binary segmentation: Scott and Knott 1974). */
export function findChanges(counts: readonly Count[], level: number, from = 0): Change[] {
  const change = findChange(counts)
  if (!change || change.p > level) return []
  const moved = {
    ...change,
    at: change.at + from,
    between: [change.between[0] + from, change.between[1] + from] as const
  }
  return [
    ...findChanges(counts.slice(0, change.at), level, from),
    ...(moved.isNotable ? [moved] : []),
    ...findChanges(counts.slice(change.at), level, from + change.at)
  ]
}

function splitsOf(counts: readonly Count[]): Split[] {
  const befores = runningSums(counts)
  const afters = runningSums(counts.toReversed()).toReversed()
  const between = betweenPeriods(counts)
  const splits: Split[] = []
  for (let at = 1; at < counts.length; at++) {
    const [before, after] = [befores[at - 1] as Count, afters[at] as Count]
    if (!isEnough(before, after)) continue
    const dispersion = dispersionOf(before, after, between(at))
    splits.push({at, before, after, dispersion, evidence: likelihoodRatio(before, after) / dispersion})
  }
  return splits
}

/** Asks nothing of how the messages are shared between both sides, which would spoil the test. */
function isEnough(before: Count, after: Count): boolean {
  return (
    Math.min(before.articles, after.articles) >= enough.articles &&
    Math.min(before.words, after.words) >= enough.words &&
    before.messages + after.messages >= enough.messages
  )
}

function isNotable({before, after}: Split): boolean {
  const [low, high] = rateOf(before) < rateOf(after) ? [before, after] : [after, before]
  return rateOf(high) >= rateOf(low) * notable.ratio && high.hits >= notable.hits
}

function likelihoodRatio(before: Count, after: Count): number {
  const rate = (before.messages + after.messages) / (before.words + after.words)
  return [before, after].reduce(
    (total, {messages, words}) => total + (messages === 0 ? 0 : messages * Math.log(messages / words / rate)),
    0
  )
}

/** How many times more than Poisson’s the counts vary around the rates before and after: at least once. */
function dispersionOf(before: Count, after: Count, between: number): number {
  const higher = rateOf(before) > rateOf(after) ? before : after
  const pooled = (excess(before) + excess(after)) / Math.max(1, before.articles + after.articles - 2)
  return Math.max(1, pooled, excess(higher) / Math.max(1, higher.articles - 1), between)
}

/** Pearson’s statistic of articles around the rate of their side. */
function excess({messages, words, squares}: Count): number {
  return messages === 0 ? 0 : (squares * words) / messages - messages
}

/**
 * By split, Pearson’s statistic of neighbouring periods, for each pair that it does not part: other changes weigh little in it
 * (Rice 1984).
 */
function betweenPeriods(counts: readonly Count[]): (at: number) => number {
  const pairs = counts.map((one, index) => (index === 0 ? 0 : differenceOf(counts[index - 1] as Count, one)))
  const total = pairs.reduce((sum, pair) => sum + pair, 0)
  return at => (total - (pairs[at] ?? 0)) / Math.max(1, counts.length - 2)
}

function differenceOf(one: Count, other: Count): number {
  const rate = (one.messages + other.messages) / (one.words + other.words)
  if (rate === 0) return 0
  const pearson = ({messages, words}: Count) => (messages - rate * words) ** 2 / (rate * words)
  return pearson(other) + pearson(one)
}

/** Rounded so that the difference does not grow. */
function chanceOf({before, after, dispersion}: Split): number {
  const rises = rateOf(after) > rateOf(before)
  const down = Math.floor
  const [first, second] = rises ? [Math.ceil, down] : [down, Math.ceil]
  const [low, high] = [first(before.messages / dispersion), second(after.messages / dispersion)]
  return twoSided(high, low + high, after.words / (before.words + after.words))
}

/** Of each count, the sum of those up to it. */
function runningSums(counts: readonly Count[]): Count[] {
  let sum: Count = {articles: 0, words: 0, messages: 0, hits: 0, squares: 0}
  return counts.map(one => (sum = added(sum, one)))
}

function added(one: Count, other: Count): Count {
  return {
    articles: one.articles + other.articles,
    words: one.words + other.words,
    messages: one.messages + other.messages,
    hits: one.hits + other.hits,
    squares: one.squares + other.squares
  }
}

function rateOf({messages, words}: Count): number {
  return words === 0 ? 0 : messages / words
}
