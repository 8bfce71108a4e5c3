/**
 * What kind of character it is, as far as its neighbours care.
 *
 * `mark`: quotation marks, stops and dashes that stand behind words anywhere. `sign`: `™`, `°`, `²`. `accent`: `´` by itself.
 */
type Class =
  | 'upper'
  | 'lower'
  | 'letter'
  | 'digit'
  | 'space'
  | 'control'
  | 'mark'
  | 'low'
  | 'inverted'
  | 'sign'
  | 'money'
  | 'mathematics'
  | 'accent'
  | 'box'
  | 'joined'
  | 'other'

interface Kind {
  readonly class: Class
  /** Of letters: what they are written in. */
  readonly script: string
  readonly ascii: boolean
}

const classes: readonly (readonly [Class, RegExp])[] = [
  ['joined', /[\u0300-\u036F\u200C\u200D\uFE0F]/u],
  ['control', /[\u0080-\u009F]/u],
  ['low', /[„‚]/u],
  ['inverted', /[¿¡]/u],
  ['mark', /['"’‘“”«»‹›…–—·\u00AD]/u],
  ['sign', /[™®©°ªº²³¹†‡•§]/u],
  ['money', /[€£¥¢ƒ¤₧]/u],
  ['accent', /[¨´¯¸˜ˆˇ˘˙˚˛˝΄΅]/u],
  ['mathematics', /[×÷±¬√∞≈≤≥≠∂∑∏∫∆◊⁄¼½¾‰¦¶⌐∙ⁿ∩≡⌠⌡]/u],
  ['box', /[\u2500-\u259F]/u],
  ['space', /\s/u],
  ['digit', /\p{Nd}/u],
  ['upper', /\p{Lu}/u],
  ['lower', /\p{Ll}/u],
  ['letter', /[\p{L}\p{M}]/u]
]

const scripts = ['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Thai', 'Hangul', 'Han', 'Hiragana', 'Katakana']
const scriptPatterns = scripts.map(name => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

const kinds = new Map<string, Kind>()

/**
 * How hardly a text can have been written like this: a capital behind a small letter, a currency sign inside a word, letters of
 * two scripts side by side. 0: nothing odd. ASCII by itself never counts.
 *
 * Words that end in any letter and any mark are not odd (`VOCÊ…”`, `NESTLÉ®`, `10 Å—`).
 */
export function oddness(text: string): number {
  const characters = Array.from(text)
  const all = characters.map(kindOf)
  let sum = 0
  for (let index = 0; index < all.length; index++) {
    sum += pair(all[index - 1], all[index]!, characters[index - 1] ?? '', characters[index]!)
    sum += enclosed(all, characters, index)
    sum += alone(all, characters, index)
  }
  return sum + (text.match(bigrams)?.length ?? 0) * 3
}

/** Neighbours that no orthography has: beginnings of punctuation in UTF-8, and letters of languages that never meet. */
const bigrams =
  /(?<!\p{L})[^SLFRV\P{Lu}]Ã\u00A0(?=\p{Ll})|(?<!\p{L})OÃ™(?!\p{L})|â[™š˜›œž][\u00A1-\u00BF…]|â€|вЂ|‚Ä[^\p{L}\s]|‚Ä[ôúùìîò]|[âãäåàáèéêëìíîïòóôõöøùúûüÄÅÃ][œŒ]|[âã][šžŸ]|[ãâ][ƒ‚„]|[ÄÅ]Æ|ðŸ|С[ѓЃ‚]|Р[ѕЋ]/gu

const small = /[αβγδεζηθκλμνξπρστφχψω]/u

function kindOf(character: string): Kind {
  let kind = kinds.get(character)
  if (!kind) {
    const found = classes.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other'
    const isLetter = found === 'upper' || found === 'lower' || found === 'letter'
    const script = isLetter ? (scriptPatterns.find(([, pattern]) => pattern.test(character))?.[0] ?? '') : ''
    kind = {class: found, script, ascii: character < '\u0080'}
    if (kinds.size < 5000) kinds.set(character, kind)
  }
  return kind
}

function isLetter(kind: Kind | undefined): boolean {
  return kind?.class === 'upper' || kind?.class === 'lower' || kind?.class === 'letter'
}

function pair(left: Kind | undefined, right: Kind, before: string, after: string): number {
  if (!left || (left.ascii && right.ascii)) return 0
  if (left.class === 'control' || right.class === 'control') return 2
  if (isLetter(left) && isLetter(right)) return letters(left, right, before, after)
  if (isLetter(left)) return behindLetter[right.class] ?? 0
  if (isLetter(right)) return beforeLetter[left.class] ?? (left.class === 'digit' && right.class === 'upper' ? 2 : 0)
  if (before === after) return 0
  if (before === '«' && after === '»') return 3
  const odd = (kind: Kind) => symbols.has(kind.class)
  if (odd(left) && odd(right)) return left.class === 'box' && right.class === 'box' ? 0 : 2
  return (odd(left) && !left.ascii && right.class === 'mark') || (odd(right) && left.class === 'mark') ? 1 : 0
}

const symbols: ReadonlySet<Class> = new Set(['low', 'inverted', 'sign', 'money', 'accent', 'mathematics', 'box'])
const behindLetter: Partial<Record<Class, number>> = {low: 2, inverted: 1, money: 2, accent: 1, mathematics: 2, box: 2}
const beforeLetter: Partial<Record<Class, number>> = {sign: 1, money: 1, accent: 1, mathematics: 1, box: 2}

function letters(left: Kind, right: Kind, before: string, after: string): number {
  if (left.script === right.script) return left.class === 'lower' && right.class === 'upper' ? 3 : 0
  if (left.script === '' || right.script === '') return 0
  const greek = left.script === 'Greek' ? before : right.script === 'Greek' ? after : ''
  if (small.test(greek) && (left.script === 'Latin' || right.script === 'Latin')) return 0
  const asian = ['Han', 'Hiragana', 'Katakana', 'Hangul']
  return asian.includes(left.script) || asian.includes(right.script) ? 0 : 3
}

/** Signs between two letters; two capitals and a small letter. */
function enclosed(all: readonly Kind[], characters: readonly string[], index: number): number {
  const [left, middle, right] = [all[index - 1], all[index]!, all[index + 1]]
  if (!isLetter(left)) return 0
  if (left?.class === 'upper' && middle.class === 'upper') {
    return right?.class === 'lower' && !(middle.ascii && right.ascii) && all[index - 2]?.class !== 'lower' ? 2 : 0
  }
  if (middle.ascii || isLetter(middle) || middle.class === 'other') return 0
  if (isLetter(right)) return /[‘“”«»‹›]/u.test(characters[index]!) ? 3 : plain.test(characters[index]!) ? 0 : 2
  const beyond = right && !right.ascii && isLetter(all[index + 2])
  return beyond && (symbols.has(middle.class) || symbols.has(right.class)) ? 2 : 0
}

const plain = /[’…–—·\u00AD\u00A0\u202F\uFFFD]|\p{M}|\s/u

/** `Â` or `Ã` that is a whole word: no language has it, save where the letter itself is spoken of (`“Ã”`, `Ã’s`). */
function alone(all: readonly Kind[], characters: readonly string[], index: number): number {
  const character = characters[index]!
  const next = characters[index + 1] ?? ''
  if (isLetter(all[index - 1]) || isLetter(all[index + 1]) || next === '' || next < '\u0080') return 0
  if (/[ÂÃ]/u.test(character)) {
    if (/[\u00A0\u00AD]/u.test(next)) return /[»:;!?]/u.test(characters[index + 2] ?? '') ? 0 : 3
    return /[’‘“”»›…–—]/u.test(next) ? (character === 'Â' && next !== '…' ? 0 : numeric(characters, index)) : 3
  }
  return 0
}

/** `3 Ã— 4`: a sign between numbers. */
function numeric(characters: readonly string[], index: number): number {
  const before = characters.slice(Math.max(0, index - 2), index).join('')
  const after = characters.slice(index + 2, index + 4).join('')
  return characters[index + 1] === '—' && /\d\s?$/u.test(before) && /^\s?\d/u.test(after) ? 3 : 0
}
