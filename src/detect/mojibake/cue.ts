import {codePages} from '../../language/code-pages.js'
import {unitsOf} from '../../parse/units.js'
import {mayHaveEasternMarks, mayHaveSpaces, mayLackApostrophes} from './remains.js'

/** Of every code unit the code pages, a bit each, that read it as a first byte of UTF-8, and as one that follows it. */
interface Roles {
  readonly first: Readonly<Uint32Array>
  readonly later: Readonly<Uint32Array>
}

let known: Roles | undefined

/**
 * Whether a text has anything that may be repaired: two characters that a code page reads as bytes of one letter, a control, `Ã `,
 * `backÂ a`, `donât`, `won¡¯t`.
 */
export function mayBeDamaged(text: string): boolean {
  const {first, later} = (known ??= rolesOf())
  const units = unitsOf(text)
  for (let at = 0; at < text.length; at++) {
    const unit = units[at] as number
    if (unit < 0x80) continue
    const before = units[at - 1] ?? 0
    if (unit < 0xa0 || ((first[before] as number) & (later[unit] as number)) !== 0) return true
  }
  return mayHaveSpaces(text) || mayLackApostrophes(text) || mayHaveEasternMarks(text)
}

function rolesOf(): Roles {
  const first = new Uint32Array(0x10000)
  const later = new Uint32Array(0x10000)
  for (const [index, page] of codePages().entries()) {
    const bit = 1 << index
    for (const [character, byte] of page) {
      const code = character.charCodeAt(0)
      if (byte >= 0xc2 && byte <= 0xf4) first[code] = (first[code] ?? 0) | bit
      if (byte >= 0x80 && byte <= 0xbf) later[code] = (later[code] ?? 0) | bit
    }
    later[lost] = (later[lost] ?? 0) | bit
  }
  return {first, later}
}

/** Stands for a byte that was lost. */
const lost = 0xfffd
