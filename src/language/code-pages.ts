/** Which byte a character stands for, where text was read in the wrong encoding. Bytes below 0x80 are left out. */
export type CodePage = ReadonlyMap<string, number>

/** Windows-1252 of the bytes 0x80–0x9F; the five holes stay controls. Node decodes it as Latin-1, so it is written out. */
export const windowsMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** The old DOS code page, which the platform does not know. */
const dosMarks =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0'

const labels = [
  'windows-1250',
  'windows-1251',
  'macintosh',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2'
]

let known: readonly CodePage[] | undefined

/** The likeliest first. Built from the decoders of the platform when it is first needed. */
export function codePages(): readonly CodePage[] {
  known ??= [
    new Map([...pageOf(platform('iso-8859-1')), ...pageOf(windowsMarks)]),
    ...[...labels.map(platform), dosMarks].map(pageOf)
  ]
  return known
}

function pageOf(characters: string): CodePage {
  const bytes = Array.from(characters, (character, index) => [character, 0x80 + index] as const)
  return new Map(bytes.filter(([character]) => character !== '\uFFFD'))
}

/** A platform without this encoding cannot repair it: nothing is lost but a repair. */
function platform(label: string): string {
  try {
    return new TextDecoder(label).decode(Uint8Array.from({length: 128}, (_, index) => 0x80 + index))
  } catch {
    return ''
  }
}
