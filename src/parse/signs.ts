import {isAsciiFigure, isAsciiLetter} from './ascii.js'

/**
 * What stands in a line that damage may show by: bits, so that those of a line are told together, and cost one look at each of
 * its code units. Nearly all code units are none.
 */
export const signs = {
  /** `“`, `”`, `"`: the marks of English news. */
  open: 1,
  close: 2,
  straight: 4,
  /** `'`, and the curly ones, which are apostrophes more often than marks. */
  apostrophe: 8,
  singleOpen: 16,
  singleClose: 32,
  /** Marks of other languages. */
  low: 64,
  otherMark: 128,
  at: 256,
  ampersand: 512,
  /** An opening one, round or square. */
  bracket: 1024,
  /** Letters that are not Latin, or may not be. */
  beyondLatin: 2048,
  /** Anything else beyond ASCII but dashes and the ellipsis. */
  beyondAscii: 4096
} as const

/** All signs that may quote. */
export const quotationSigns = 255

/** First and last code units of scripts that are not Latin. */
const otherScripts = [
  [0x370, 0x1cff],
  [0x3040, 0x31ff],
  [0x3400, 0xd7ff],
  [0xf900, 0xfaff],
  [0xfb1d, 0xfeff]
] as const

const byCode = new Uint16Array(0x10000)
byCode.fill(signs.beyondAscii, 0x80)
for (const [first, last] of otherScripts) byCode.fill(signs.beyondLatin | signs.beyondAscii, first, last + 1)
for (const [sign, units] of [
  [signs.open, '“'],
  [signs.close, '”'],
  [signs.straight, '"'],
  [signs.apostrophe, "'"],
  [signs.singleOpen, '‘'],
  [signs.singleClose, '’'],
  [signs.low, '„'],
  [signs.otherMark, '`'],
  [signs.otherMark | signs.beyondAscii, '‟«»‹›「」『』″〝〞〟＂'],
  [signs.at, '@'],
  [signs.at | signs.beyondAscii, '＠'],
  [signs.ampersand, '&'],
  [signs.bracket, '(['],
  [signs.bracket | signs.beyondAscii, '（【'],
  [0, '–—…']
] as const) {
  for (const unit of units) byCode[unit.charCodeAt(0)] = sign
}

/** The signs that a code unit is; 0 for nearly all. */
export function signOf(code: number): number {
  return byCode[code] as number
}

export function signsIn(text: string): number {
  let found = 0
  for (let at = 0; at < text.length; at++) found |= byCode[text.charCodeAt(at)] as number
  return found
}

const otherScript = new RegExp(
  `[${otherScripts.map(([first, last]) => String.fromCharCode(first, 0x2d, last)).join('')}]`
)

/** Whether {@link signsIn} a text are ones beyond Latin: of many short texts it tells sooner. */
export function isBeyondLatin(text: string): boolean {
  return otherScript.test(text)
}

const wordy = new Int8Array(0x10000)

/** Whether a letter or a figure stands at a place, as `[\p{L}\p{N}]` tells. */
export function isWordyAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return isAsciiLetter(code) || isAsciiFigure(code)
  if (!(at >= 0 && at < text.length)) return false
  if (code >= 0xd800 && code <= 0xdfff) return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  if (wordy[code] === 0) wordy[code] = /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : -1
  return wordy[code] === 1
}
