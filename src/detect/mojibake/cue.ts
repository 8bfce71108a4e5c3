import {type CodePage, codePages} from './code-pages.js'

let known: RegExp | undefined

/** Whether a text has anything that may be repaired: two characters that a code page reads as bytes of one letter, a control, `Ã `. */
export function mayBeDamaged(text: string): boolean {
  known ??= new RegExp([...codePages().map(pairOf), '[\\u0080-\\u009F]', 'Ã '].join('|'))
  return known.test(text)
}

/** A first byte of UTF-8 and one that follows it; `�` stands for one that was lost. */
function pairOf(page: CodePage): string {
  const characters = (from: number, to: number) =>
    [...page].flatMap(([character, byte]) => (byte >= from && byte <= to ? [character] : [])).join('')
  return `[${characters(0xc2, 0xf4)}][${characters(0x80, 0xbf)}\\uFFFD]`
}
