import {z} from 'zod'
import {defineKind} from './kind.js'

/** Windows-1252 of the bytes 0x80–0x9F; the five holes stay what Latin-1 makes of them. */
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'
const continuation = `[${high}\u00A0-\u00BF]`
const sequence = new RegExp(`(?:[Â-ß]${continuation}|[à-ï]${continuation}{2}|[ð-ô]${continuation}{3})+`, 'gu')

/** Behind a sequence: it has lost a byte, and its rest would be left over. */
const broken = new RegExp(`[ÂÃâ]|${continuation}`, 'u')

/** What news is written in: Latin, Greek, Cyrillic, punctuation, signs, emoji. */
const plausible =
  /^[\u00A0-\u024F\u0370-\u052F\u1E00-\u1EFF\u2010-\u203A\u20AC\u2116\u2122\u2190-\u21FF\u2600-\u27BF\u{1F300}-\u{1FAFF}]+$/u

/**
 * UTF-8 that was read as Windows-1252 or Latin-1: `â€œ` for `“`, `Ã©` for `é`.
 *
 * Repaired where the round trip proves it: the characters are the bytes of valid UTF-8 whose text is plausible. What ends up
 * in a script that news is not written in is left alone (`à «` with a no-break space is French, not Samaritan).
 */
export const mojibake = defineKind({
  options: z.strictObject({}),
  *detect({text}) {
    for (const match of text.matchAll(sequence)) {
      const expected = decode(match[0])
      const cutShort = broken.test(text.slice(match.index + match[0].length, match.index + match[0].length + 1))
      if (expected !== undefined && !cutShort) yield {range: [match.index, match.index + match[0].length], expected}
    }
  }
})

/** Twice at most: some text has been through it twice. */
function decode(text: string, depth = 2): string | undefined {
  const bytes = Uint8Array.from(text, byteOf)
  let decoded: string
  try {
    decoded = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    return undefined
  }
  const again =
    depth > 1 && sequence.test(decoded) ? decoded.replace(sequence, part => decode(part, depth - 1) ?? part) : decoded
  sequence.lastIndex = 0
  return plausible.test(again) ? again : undefined
}

function byteOf(character: string): number {
  const index = high.indexOf(character)
  return index === -1 ? (character.codePointAt(0) ?? 0) : 0x80 + index
}
