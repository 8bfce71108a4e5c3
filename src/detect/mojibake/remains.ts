import {matchesOf} from '../../parse/matches.js'
import type {Edit} from '../../types.js'
import {type CodePage, windowsMarks} from '../../language/code-pages.js'

/** Where a control is a mark of Windows-1252, and no letter of another code page: not between two letters. */
const controls = [
  /(?<![\p{L}\p{N}])[\u0082\u0084\u008B\u0091\u0093](?=[\p{L}\p{N}])/gu,
  /(?<=[\p{L}\p{N}\p{P}\u0085])[\u0082\u0084\u009B\u0091-\u0094](?![\p{L}\p{N}])/gu,
  /(?<=\p{L})\u0092(?=(?:s|t|d|m|ll|re|ve)(?!\p{L}))/gu,
  /(?<=(?<!\p{L})(?:[cdjlmnstCDJLMNST]|qu|Qu))\u0092(?=\p{L})/gu,
  /[\u0085\u0096\u0097](?!\p{L})|(?<!\p{L})[\u0085\u0096\u0097]/gu,
  /(?<=[\p{L}\d] ?)\u0080(?![\p{L}\p{N}])|\u0080(?=\d)|(?<=\p{L})\u0099(?!\p{L})/gu
]

const anyControl = /[\u0080-\u009F]/u

/** Controls that are marks of Windows-1252: `\u0093` for `“`. */
export function repairControls(text: string): Edit[] {
  if (!anyControl.test(text)) return []
  const places = controls.flatMap(pattern => matchesOf(pattern, text).map(({index}) => index))
  return [...new Set(places)]
    .filter(at => !/[ÂÃâÐÑ][\u0080-\u009F]{0,2}$/u.test(text.slice(Math.max(0, at - 3), at)))
    .map(at => ({range: [at, at + 1] as const, text: windowsMarks[text.charCodeAt(at) - 0x80] ?? ''}))
    .filter(edit => !/[\u0080-\u009F]/u.test(edit.text))
    .sort((a, b) => a.range[0] - b.range[0])
}

/**
 * Letters whose second byte was a no-break space that has become a plain one: `Ã la` for `à la`, `Å iauliai` for `Šiauliai`.
 *
 * @param pages The code pages that other places of the text have proven.
 */
export function repairSpaces(text: string, pages: readonly CodePage[]): Edit[] {
  const found = pages.flatMap(page => {
    const [gap, grave, caron, er] = [0xc2, 0xc3, 0xc5, 0xd0].map(byte => characterOf(page, byte))
    return [
      ...matches(text, `(?<=\\p{Ll}|[.,;:!?)\uFFFD])${gap} (?=\\S)`, '\u00A0'),
      ...matches(text, `(?<=${latin})${grave} (?=s(?![\\p{L}'’])|quel[ae]s?(?!\\p{L})|quilo(?!\\p{L}))`, 'à'),
      ...matches(text, `(?<=${latin})${grave} (?: |(?=\\p{Script=Latin}))`, 'à '),
      ...(/[āčēģīķļņūėįųąę]/u.test(text) ? matches(text, `(?<!\\p{L})${caron} (?=\\p{Ll})`, 'Š') : []),
      ...(text.includes('\uFFFD') ? matches(text, `(?<!\\p{L})${er} (?=\\p{Script=Cyrillic})`, 'Р') : [])
    ]
  })
  const always = [
    ...matches(text, gapInside, '\u00A0'),
    ...matches(text, finalGrave, 'à '),
    ...matches(text, graveBeforeMark, 'à')
  ]
  const taken = new Set<number>()
  return [...found, ...always].filter(({range: [at]}) => !taken.has(at) && taken.add(at))
}

/** No word ends in a capital behind small letters: `giveÂ back`. */
const gapInside = '(?<=\\p{Ll}{2})Â (?=\\p{L})'

/** Cheap test of whether {@link repairSpaces} finds anything where no other place has proven a code page. */
export function mayHaveSpaces(text: string): boolean {
  return (text.includes('Ã') && /Ã[ ,.;:!?]/u.test(text)) || (text.includes('Â ') && /\p{Ll}{2}Â /u.test(text))
}

/** What has lost its apostrophe so can be no word with the letter `â`. */
const surelyContracted =
  /(?<=n)ât(?!\p{L})|(?<=(?<!\p{L})(?:I|[Ww]e|[Tt]hey|[Yy]ou))â(?:re|ve|ll|d|m)(?!\p{L})|(?<=(?<!\p{L})(?:[Ii]t|[Tt]hat|[Ww]hat|[Tt]here|[Hh]e|[Ss]he|[Ww]ho|[Ll]et))âs(?!\p{L})/u

/** Cheap test of whether {@link repairApostrophes} finds anything. */
export function mayLackApostrophes(text: string): boolean {
  return text.includes('â') && surelyContracted.test(text)
}

/** Apostrophes whose second and third byte were controls, which something has dropped: `donât`. English has none in `Abbâs` alone. */
export function repairApostrophes(text: string): Edit[] {
  return mayLackApostrophes(text) ? matches(text, '(?<=\\p{L})â(?=(?:s|t|re|ve|ll|d|m)(?!\\p{L}))', '’') : []
}

/** Marks of GBK and of EUC-KR whose two bytes are read as Latin-1. */
const easternMarks: Readonly<Record<string, string>> = {'¡®': '‘', '¡¯': '’', '¡°': '“', '¡±': '”'}
const easternMark = new RegExp(Object.keys(easternMarks).join('|'), 'gu')
/** Where they stand with words: others may be shown. */
const atWords = /\p{L}¡¯\p{L}|¡°(?=\p{L})[^¡\n]{3,400}[\p{L}.,!?]¡±/u

/** Cheap test of whether {@link repairEasternMarks} finds anything. */
export function mayHaveEasternMarks(text: string): boolean {
  return text.includes('¡') && atWords.test(text)
}

/** `won¡¯t` for `won’t`. */
export function repairEasternMarks(text: string): Edit[] {
  if (!mayHaveEasternMarks(text)) return []
  return matchesOf(easternMark, text).map(({index, 0: mark}) => ({
    range: [index, index + mark.length] as const,
    text: easternMarks[mark] as string
  }))
}

/** In front of the word `à`: the start of a line, a Latin word and a space, or an apostrophe. */
const latin = "(?:^|[\\p{Script=Latin}\\d.,;:!?»”)] |['’(“«])"

/** Words that end in `à`, and stand in no other form. `LÃ` is one in capitals, Portuguese for wool. */
const endsInGrave = '(?<=(?<!\\p{L})(?:[Vv]oil|[Dd]éj|[Aa]u-del|[Dd]el|[Hh]ol|l))Ã'
const finalGrave = `${endsInGrave} (?: |(?=[\\p{Ll};:!?]))`
/** The space has gone, too; before these two there is none. */
const graveBeforeMark = `${endsInGrave}(?: ?(?=[,.])|(?=[;:!?]))`

function matches(text: string, pattern: string, expected: string): Edit[] {
  return Array.from(text.matchAll(new RegExp(pattern, 'gmu')), match => ({
    range: [match.index, match.index + match[0].length] as const,
    text: expected
  }))
}

function characterOf(page: CodePage, byte: number): string {
  return [...page].find(([, one]) => one === byte)?.[0] ?? '(?!)'
}
