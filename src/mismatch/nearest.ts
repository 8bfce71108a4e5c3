/** The candidate that was probably meant; `undefined` when none is close. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** Levenshtein’s. */
function editDistance(left: string, right: string): number {
  let row = Array.from({length: right.length + 1}, (_, index) => index)
  for (const [above, letter] of [...left].entries()) {
    const next = [above + 1]
    for (let column = 0; column < right.length; column++) {
      const replaced = (row[column] ?? 0) + (letter === right[column] ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}

/** `expected …` for an unknown word: the nearest one, or all of a few. */
export function expectation(word: string, candidates: readonly string[], all: string): string {
  const meant = nearest(word, candidates)
  if (meant) return `expected \`${meant}\``
  return candidates.length <= 12 ? `expected one of ${candidates.join(', ')}` : `expected one of ${all}`
}
