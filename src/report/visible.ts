/**
 * Controls (a terminal obeys them), marks that turn the reading direction (they make a line look like another one), and
 * characters without a shape. Joiners stay: Persian and emoji need them.
 */
const hidden =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u115F\u1160\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/**
 * Text on one line with nothing in it that acts or hides. It still holds letters of any script.
 *
 * @example visible('a\u001B[31m\nb') // => 'a␛[31m↵b'
 */
export function visible(text: string): string {
  return text.replaceAll(/\r\n|\n|\r/gu, '↵').replaceAll(hidden, symbolOf)
}

function symbolOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}
