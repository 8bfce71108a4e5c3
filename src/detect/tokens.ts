/** No more ways to begin than this are looked for one by one. */
const most = 24

/**
 * Texts of which one stands wherever a pattern matches: what each of its alternatives begins with. A text is found many times
 * faster than a pattern. Undefined: an alternative begins with something else, or there are too many.
 *
 * @example beginnings(' [,;]|\\?\\?') // => [' ,', ' ;', '??']
 */
export function beginnings(pattern: string): readonly string[] | undefined {
  const found: string[] = []
  for (const alternative of alternatives(pattern)) {
    const texts = beginningOf(alternative)
    if (texts.includes('') || found.length + texts.length > most) return undefined
    found.push(...texts)
  }
  return found
}

/** Parts between `|` outside groups and classes. A group is no text, and ends what an alternative begins with. */
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

const token = /\\u[0-9A-Fa-f]{4}|\\[^\w\s]|\[(?:\\u[0-9A-Fa-f]{4}|\\[^\w\s]|[^\\\]^-])+\]|[^\\^$.|?*+()[\]{}]/uy

/** As much of an alternative as is plain text, or one of a few characters; what may be left out, or come again, ends it. */
function beginningOf(alternative: string): string[] {
  let texts = ['']
  for (let at = 0; at < alternative.length;) {
    token.lastIndex = at
    const found = token.exec(alternative)?.[0]
    if (found === undefined) break
    at += found.length
    const choices = charactersOf(found)
    if (/[?*{]/u.test(alternative.charAt(at)) || texts.length * choices.length > most) break
    texts = texts.flatMap(text => choices.map(choice => text + choice))
    if (alternative.charAt(at) === '+') break
  }
  return texts
}

/** What one token stands for: itself, an escaped character, one of a class. */
function charactersOf(found: string): string[] {
  const inner = found.startsWith('[') && found.length > 1 ? found.slice(1, -1) : found
  return Array.from(inner.matchAll(/\\u([0-9A-Fa-f]{4})|\\?([^])/gu), ([, code, character]) =>
    code === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(code, 16))
  )
}
