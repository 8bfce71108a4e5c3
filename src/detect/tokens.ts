/** Parts between `|` outside groups and classes. */
function alternatives(pattern: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [one] of pattern.matchAll(pieces)) {
    if (one === '(') depth++
    if (one === ')') depth--
    if (one === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += one
  }
  return parts
}

const pieces = /\\u[0-9A-Fa-f]{4}|\\.|\[(?:\\.|[^\\\]])*\]|[^]/gu

/**
 * The tokens of one code unit that each alternative begins with, a `^` before them; what may be left out ends them.
 *
 * @example tokensOf(' [,;]|^ab?') // => [[' ', '[,;]'], ['^', 'a']]
 */
export function tokensOf(pattern: string): readonly (readonly string[])[] {
  return alternatives(pattern).map(alternative => {
    const all = alternative.match(pieces) ?? []
    const tokens: string[] = []
    for (const [index, one] of all.entries()) {
      const next = all[index + 1] ?? ''
      if (!isUnit(one, index) || '?*{'.includes(next === '' ? ' ' : next)) break
      tokens.push(one)
      if (next === '+') break
    }
    return tokens
  })
}

function isUnit(piece: string, index: number): boolean {
  return index === 0 && piece === '^'
    ? true
    : /^(?:\\(?:u[0-9A-Fa-f]{4}|[sSdDwW]|[^\w])|\[.+\]|[^\\^$.|?*+()[\]{}])$/su.test(piece)
}
