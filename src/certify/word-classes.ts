/** What a character is to a word. */
export const [none, letter, capital, figure, ideograph, joiner, figureJoiner] = [1, 2, 3, 4, 5, 6, 7]

/** What a code unit is; 0 where it was not looked up yet. */
export const classes = new Uint8Array(0x10000)
/** The code unit says nothing without the next one. */
const halfPair = 8
classes.fill(halfPair, 0xd800, 0xdc00)

/** Ideographs are words by themselves. */
const tests: readonly (readonly [RegExp, number])[] = [
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, ideograph],
  [/\p{N}/u, figure],
  [/\p{Lu}/u, capital],
  [/[\p{L}\p{M}]/u, letter],
  [/[\p{Pd}'’]/u, joiner],
  [/[.,:/]/u, figureJoiner]
]

export function isLetter(found: number): boolean {
  return found >= letter && found <= figure
}

export function classAt(text: string, at: number, end: number): number {
  if (at >= end) return none
  const known = classes[text.charCodeAt(at)] ?? 0
  return known === 0 || known === halfPair ? lookUp(text, at) : known
}

function lookUp(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  const character = String.fromCodePoint(code)
  const found = tests.find(([test]) => test.test(character))?.[1] ?? none
  if (classes[code] === 0) classes[code] = found
  return found
}

/** In UTF-16 code units. */
export function widthAt(text: string, at: number): 1 | 2 {
  return classes[text.charCodeAt(at)] === halfPair && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
