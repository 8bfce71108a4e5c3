import type {Finding} from '../types.js'

const words =
  /(?<!\p{L})(?:[Mm]ojibake|Unicode|UTF-8|GBK|EUC-KR|Latin-1|wrong encoding|garbled|bytes|misread|ampersands?|HTML(?! (?:tags|5)))(?!\p{L})/u

/** `“â€™”`, or a letter by itself that no English word is, `| Ã§ |`: not damaged, but shown. */
const shown =
  /["“‘«](?:[ÂÃâ][\u0080-\u024F\u2013-\u203A€™]{1,3}){1,3}["”’»]|(?<=^|[\s|])(?:â€™|Ã[^\s\w.,;:!?'’—·-])(?=[\s|]|$)/mu

/** A reference to an apostrophe that belongs to no word: `a little cage, &#39;, and`. */
const reference = /(?<=[\s“"(])&(?:amp;){0,3}(?:#0?39|#8217|apos|rsquo);(?=[\s,.;:”")])/u

/** Why a repair of encoding may be wrong: an article that speaks of encoding shows what went wrong with it. */
export function doubtOfEncoding(text: string): Pick<Finding, 'fix' | 'note'> {
  return [words, shown, reference].some(one => one.test(text))
    ? {fix: 'suggest', note: 'The article speaks of encoding'}
    : {}
}
