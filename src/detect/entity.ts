import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import * as z from 'zod'
import {matchesOf} from '../parse/matches.js'
import {signs} from '../parse/signs.js'
import type {Finding, Range} from '../types.js'
import {doubtOfEncoding} from './about-encoding.js'
import {defineKind} from './kind.js'
import {repairRuns} from './mojibake/repair.js'

/**
 * As it is written, or spaced out by the engine: `&amp; quot ;`. Those of typographic marks also where their semicolon or their
 * ampersand is lost: `isn&rsquot`, `Denver#8217;s`.
 */
const reference =
  /&(?:amp;)?(lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip)(?! ?;)|(#(?<=[\p{L}.,!?]#)(?:8217|8221|39));|(#(?<=(?<![^\s(])#)(?:8216|8220));(?=\p{L})|& ?(?:amp ?; ?){0,2}(nbsp|quot|amp|apos|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip|lt|gt|#\d{2,5}) ?;|&(?:amp;){0,3}(#\d{2,6}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,10}\d{0,2});|&(amp|quot|nbsp)(?=\s)/gu
const markup = /<\/?(?:p|a|b|i|em|strong|div|span|br|ul|ol|li|img|h[1-6]|blockquote|table|figure)\b[^<>]{0,200}>/iu

/**
 * A character reference left in plain text, `&quot;` for `"`, or the escape of a program, `\u201c`.
 *
 * Text with tags is HTML, where references are markup: nothing. `&lt;` and `&gt;` are only offered, since decoding them may
 * make a tag.
 *
 * @example unified().use(retextBlocks).use(entity, builtinRules.filter(rule => rule.kind === 'entity'))
 */
export const entity = defineKind({
  options: z.strictObject({}),
  *detect({text, signs: found}) {
    const hasEscapes = text.includes('\\u')
    if (!(found & signs.ampersand || hasEscapes || text.includes('#')) || markup.test(text)) return
    if (hasEscapes) yield* escapesIn(text)
    let doubt: ReturnType<typeof doubtOfEncoding> | undefined
    for (const match of matchesOf(reference, text)) {
      const expected = decode(match.slice(1).find(name => name !== undefined) ?? '')
      if (expected === undefined) continue
      const range = [match.index, match.index + match[0].length] as const
      if (completesDamage(text, range, expected)) continue
      const bracket = expected === '<' || expected === '>'
      yield bracket
        ? {range, expected, fix: 'suggest', note: 'Decoded, it could open a tag'}
        : {range, expected, ...(doubt ??= doubtOfEncoding(text))}
    }
  }
})

/** What a program writes for a typographic mark or a Latin letter: `don\u2019t`. */
const escape =
  /\\{1,2}u(00[a-fA-F][0-9a-fA-F]|01[0-9a-fA-F]{2}|02[0-4][0-9a-fA-F]|201[0-9a-fA-F]|2026|20[aA][cC])(?![0-9a-fA-F])/gu
const ofPrograms = /(?<!\p{L})(?:JavaScript|JSON|Python|Java|backslash(?:es)?|escape (?:codes?|sequences?))(?!\p{L})/u

function* escapesIn(text: string): Generator<Finding> {
  let doubt: Pick<Finding, 'fix' | 'note'> | undefined
  for (const {0: written, 1: code = '', index} of matchesOf(escape, text)) {
    if (isInPath(text, index)) continue
    doubt ??= ofPrograms.test(text) ? {fix: 'suggest', note: 'The article speaks of programs'} : doubtOfEncoding(text)
    yield {range: [index, index + written.length], expected: String.fromCharCode(Number.parseInt(code, 16)), ...doubt}
  }
}

/** `C:\data\u00e9` */
function isInPath(text: string, index: number): boolean {
  return /:\\\S*$/u.test(text.slice(Math.max(0, index - 60), index))
}

/** `Î&frac14;s`: half of a character in the wrong encoding. Decoded, it would be damage of another kind. */
function completesDamage(text: string, [start, end]: Range, expected: string): boolean {
  const before = text.slice(Math.max(0, start - 3), start)
  const after = text.slice(end, end + 3)
  return /[\u00C2-\u00F4]$/u.test(before) && repairRuns(before + expected + after).edits.length > 0
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || undefined
  const code = /^#[xX]/u.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const valid =
    code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code <= 0x9f)
  return valid ? String.fromCodePoint(code) : undefined
}
