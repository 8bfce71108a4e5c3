import type {Paragraph} from '../../parse/document.js'
import {quotationSigns, signs} from '../../parse/signs.js'
import {longestLine, type Settings} from './options.js'

/** A text with the signs that stand in it. */
export type Line = Pick<Paragraph, 'text' | 'signs'>

/** What a sentence ends with, or stands between two buttons in a row, before a space. */
const borders = new Set(Array.from('.?!…|•·▪', one => one.charCodeAt(0)))
/** Longer parts are prose, in UTF-16 code units. */
const longestPart = 90
/** Lines of more parts are prose, or menus. */
const mostParts = 6
/** Signs that quote; apostrophes may stand anywhere. */
const quotes = quotationSigns & ~(signs.apostrophe | signs.singleClose)

/**
 * `Enjoyed this story? Sign up for our newsletter.`: some rule lists each part of a line, which is no speech. Only Latin stops part
 * it. One rule must be sure of its part, and where something else stands beside what can be nothing but a leftover, that is not the rule.
 *
 * @param ruleFor The rule that lists a part.
 */
export function ruleForParts(
  {text, signs: found}: Line,
  ruleFor: (part: Line) => Settings | undefined
): Settings | undefined {
  if (text.length > longestLine || found & quotes) return undefined
  const rules: Settings[] = []
  let asks = false
  for (let from = 0, parts = 0; from < text.length; parts++) {
    const end = partEnd(text, from)
    if (end - from > longestPart || parts === mostParts || (parts === 0 && end === text.length)) return undefined
    const part = text.slice(from, end).trim()
    from = end
    const rule = ruleFor({text: part, signs: found})
    if (rule) rules.push(rule)
    // An address may be that of an office which asks for help.
    else if (asksReader(part) && !(found & signs.at)) asks = true
    else return undefined
  }
  if (!asks && rules.every(rule => rule.options.closed)) return rules[0]
  const sure = rules.find(rule => !rule.options.weak && !rule.options.closed)
  return sure ?? (asks ? undefined : rules.find(rule => !rule.options.closed))
}

/** Behind the next border, or the end of the text, if it is no farther than a part is long. */
function partEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + longestPart + 1)
  for (let at = from + 1; at < last; at++) {
    if (text.charCodeAt(at) === space && borders.has(text.charCodeAt(at - 1))) return at + 1
  }
  return last
}

const space = 0x20

/** `Did you like it?` What is listed behind it tells where to say so. */
function asksReader(part: string): boolean {
  return part.endsWith('?') && /(?<!\p{L})your?(?!\p{L})/iu.test(part)
}
