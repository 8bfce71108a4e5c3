const logarithms: number[] = [0]

function logFactorial(count: number): number {
  for (let next = logarithms.length; next <= count; next++) {
    logarithms.push((logarithms[next - 1] ?? 0) + Math.log(next))
  }
  return logarithms[count] ?? 0
}

/**
 * How likely a binomial count is this far out on either side: twice the smaller tail, at most 1.
 *
 * Exact. Given their sum, one of two Poisson counts is binomial, so this compares two rates (Przyborowski and Wilenski 1940).
 *
 * @param hits Of `trials`, whole numbers.
 * @param chance Of a hit, where both rates are the same; between 0 and 1, both excluded.
 */
export function twoSided(hits: number, trials: number, chance: number): number {
  const lower = tail(hits, trials, chance)
  const upper = tail(trials - hits, trials, 1 - chance)
  return Math.min(1, 2 * Math.min(lower, upper))
}

/** The chance of `hits` or fewer. */
function tail(hits: number, trials: number, chance: number): number {
  const [yes, no] = [Math.log(chance), Math.log1p(-chance)]
  const whole = logFactorial(trials)
  let sum = 0
  for (let count = hits; count >= 0; count--) {
    const ways = whole - logFactorial(count) - logFactorial(trials - count)
    const term = Math.exp(ways + count * yes + (trials - count) * no)
    sum += term
    if (term < sum * Number.EPSILON && count < trials * chance) break
  }
  return Math.min(1, sum)
}
