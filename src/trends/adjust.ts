/**
 * Chances adjusted for how many were looked at, so that of those at or below a level no larger share than the level is expected to
 * be chance (Benjamini and Hochberg 1995). In the order given.
 */
export function adjustedChances(chances: readonly number[]): number[] {
  const order = chances.map((p, index) => ({p, index})).sort((a, b) => b.p - a.p)
  const result: number[] = chances.map(() => 1)
  let least = 1
  for (const [place, {p, index}] of order.entries()) {
    least = Math.min(least, (p * chances.length) / (chances.length - place))
    result[index] = least
  }
  return result
}
