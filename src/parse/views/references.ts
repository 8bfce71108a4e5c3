import {DecodingMode, HtmlEntityDecoder} from 'entities/decode'

interface Reference {
  readonly text: string
  readonly length: number
}

let text = ''
const decoder = new HtmlEntityDecoder(code => (text += String.fromCodePoint(code)))

/** No reference is longer. */
const longest = 40

/**
 * The character reference that starts at an `&`.
 *
 * @param strict Only with a semicolon, as Markdown has it.
 */
export function referenceAt(source: string, start: number, end: number, strict: boolean): Reference | undefined {
  text = ''
  decoder.startEntity(strict ? DecodingMode.Strict : DecodingMode.Legacy)
  const written = source.slice(start + 1, Math.min(end, start + longest))
  const length = decoder.write(written, 0)
  const consumed = length < 0 ? decoder.end() : length
  return consumed > 0 && text !== '' ? {text, length: consumed} : undefined
}
