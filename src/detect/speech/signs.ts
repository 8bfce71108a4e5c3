/** What a code unit may be to the reading of quotations; bits, so that those of a text can be told together. */
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
  other: 128
} as const

const byCode = new Uint8Array(0x10000)
for (const [sign, units] of [
  [signs.open, '“'],
  [signs.close, '”'],
  [signs.straight, '"'],
  [signs.apostrophe, "'"],
  [signs.singleOpen, '‘'],
  [signs.singleClose, '’'],
  [signs.low, '„'],
  [signs.other, '‟«»‹›「」『』″〝〞〟＂`']
] as const) {
  for (const unit of units) byCode[unit.charCodeAt(0)] = sign
}

/** 0 for nearly all. */
export function signOf(code: number): number {
  return byCode[code] as number
}

/** All signs that stand in a text. */
export function signsIn(text: string): number {
  let found = 0
  for (let at = 0; at < text.length; at++) found |= byCode[text.charCodeAt(at)] as number
  return found
}

const wordy = new Int8Array(0x10000)

/** Whether a letter or a figure stands at a place, as `[\p{L}\p{N}]` tells. */
export function isWordyAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return isAsciiWordy(code)
  if (!(at >= 0 && at < text.length)) return false
  if (code >= 0xd800 && code <= 0xdfff) return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  if (wordy[code] === 0) wordy[code] = /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : -1
  return wordy[code] === 1
}

function isAsciiWordy(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
}
