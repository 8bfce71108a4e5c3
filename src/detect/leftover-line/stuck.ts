import type {Document, Paragraph} from '../../parse/document.js'
import {matchesOf} from '../../parse/matches.js'
import {signs, signsIn} from '../../parse/signs.js'
import type {Finding, Range} from '../../types.js'
import {ruleByWords} from './lines-by-words.js'
import {look, type MatchersFor} from './listed.js'
import type {Settings} from './options.js'

/** Longer tails are prose; those of tags may be longer. In UTF-16 code units. */
const longest = 250
const longestTags = 1000

const borders = /[.!?…。！？؟۔][\p{Pe}\p{Pf}"'”’]{0,3}[ \t\u00A0]{0,3}(?=\S)/gu

/**
 * Ranges behind a sentence up to the end of a paragraph, the longest first, that could be a leftover stuck to it:
 * `….[tagsToTranslate]nato[t]defence`.
 *
 * Where the article goes on below, only what opens with a bracket could. What has marks of quotation is prose, and so is what has a stop at
 * its end, unless it speaks of the page: `Follow us on Facebook!`
 */
function* possibleTails({text}: Paragraph, isLast: boolean): Generator<Range> {
  const isOpen = isLast && !/[.!?…。！？؟۔]$/u.test(text)
  const from = Math.max(0, text.length - longestTags)
  const end = / ?[»›]{0,3}$/u.exec(text)?.index ?? text.length
  for (const {index, 0: border} of matchesOf(borders, text.slice(from))) {
    const start = from + index + border.length
    const tail = text.slice(start, end)
    if (/^[[(（【]/u.test(tail)) yield [start, text.length]
    else if (isLast && tail.length <= longest && (isOpen || ofPage.test(tail)) && !/["“”„«»]/u.test(tail))
      yield [start, text.length]
  }
}

/** Those who made the page, where they are found, their rights, what they ask for, and where the article came from. */
const ofPage =
  /(?<!\p{L})(?:(?:us|our) .{0,40}(?<!\p{L})(?:on|channel|newsletter|e-letter|briefing|alerts|app|page|group)|to continue reading|translated by (?:our|ai|google|machine)|appeared first on|originally (?:published|appeared) (?:on|in|by)|belong to the source)(?!\p{L})|[©®]/iu

/** `Want more of Hill House?` A leftover behind it answers it. */
const oneQuestion = /^[^.!?…]{1,60}\?$/u

/** `[tagsToTranslate]dam The council will meet again.` */
const sentence = /\p{Lu}\p{L}{0,20}(?: \p{Ll}[\p{L}’'-]{0,20}){3}.*[.!?…]$/u

/** A leftover stuck to the end of a paragraph. */
interface Stuck {
  readonly rule: Settings
  readonly finding: Finding
  /** Where it begins in the text of the paragraph. */
  readonly from: number
}

/** Leftovers stuck to paragraphs, by index: those of closed patterns anywhere, others where the article ends. */
export function stuckLeftovers(
  {paragraphs, thorough, language}: Document,
  matches: readonly (Settings | undefined)[],
  matchersFor: MatchersFor,
  rules: readonly Settings[]
): Map<number, Stuck> {
  const last = matches.lastIndexOf(undefined)
  const stuck = new Map<number, Stuck>()
  for (const [index, paragraph] of paragraphs.entries()) {
    const {text, start, signs: found} = paragraph
    if (matches[index]) continue
    if (index !== last && !(found & signs.bracket)) continue
    for (const [from, to] of possibleTails(paragraph, index === last)) {
      const said = text.slice(from, to)
      const rule =
        look({text: said, signs: found}, matchersFor, thorough).rule ??
        (index === last ? ruleByWords({text: said, signs: signsIn(said)}, language, rules) : undefined)
      if (!rule || (index === last ? rule.options.weak : !rule.options.closed)) continue
      // With the mark before it, so that no other rule puts a space between the two.
      const kept = text.slice(0, from).trimEnd()
      if (oneQuestion.test(kept)) continue
      const edit = {range: [start + kept.length - 1, start + to] as const, text: kept.slice(-1)}
      const doubt =
        sentence.test(said) && !ofPage.test(said) ? ({fix: 'suggest', note: 'A sentence follows'} as const) : {}
      stuck.set(index, {
        rule,
        finding: {range: [start + from, start + to], expected: '', edits: [edit], ...doubt},
        from
      })
      break
    }
  }
  return stuck
}
