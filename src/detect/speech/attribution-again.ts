import {moveRange} from '../../edit/move.js'
import {matchesOf} from '../../parse/matches.js'
import type {Range} from '../../types.js'
import {doubtAbout, doubted, removal, startingLow, wordsIn} from './attribution.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Context} from './quotation.js'
import {endsSentence} from './sentences.js'
import {areOthers, twoSpeakersNote} from './speakers.js'

/** How much of what follows speech is looked at, in UTF-16 code units. */
const sightBehind = 240

/** `“We go,” said Ana Kestner. said Kestner.` `“We go,” he said. He said.` `“We go,” Kestner said, Kestner said.` */
export function attributedAgain({passage, close, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!lexicon.tagAfter.test(after)) return undefined
  const seen = after.slice(0, sightBehind)
  const repeated = clauseAgain(seen, lexicon)
  if (repeated) return removedAt(moveRange(repeated, close.end))
  const hearsay = pronounAgain(seen, lexicon)
  if (hearsay) return doubted(removedAt(moveRange(hearsay, close.end)), twoSpeakersNote)
  for (const found of matchesOf(lexicon.shortSentences, seen)) {
    const [, clause = ''] = found
    const first = seen.slice(0, found.index)
    if (!endsSentence(first, lexicon)) continue
    const isSure = doubtAbout(clause, lexicon) === undefined
    const isTail = lexicon.reportingTail.test(clause)
    const isBare = isTail || (isSure && lexicon.bareAttribution.test(clause))
    const isSame =
      lexicon.tagVerb.test(` ${startingLow(clause)}`) &&
      (saysNoMore(clause, first, lexicon) ||
        saysPart(clause, first, lexicon) ||
        (isSure && namesSame(clause, first, lexicon)))
    if (!isBare && !isSame) return undefined
    const doubt = areOthers(first, clause, lexicon) ? twoSpeakersNote : isTail ? doubtAbout(clause, lexicon) : undefined
    return doubted(removal(passage, 'bare-attribution', close.end + found.index, found), doubt)
  }
  return undefined
}

/** Where behind a comma the attribution stands once more: the same clause, or its verb. */
function clauseAgain(seen: string, lexicon: Lexicon): Range | undefined {
  if (!matchesOf(behindCommas, seen).some(([, part]) => lexicon.tagVerb.test(` ${part}`))) return undefined
  const [, same = '', clause = ''] = sameClause.exec(seen) ?? []
  if (clause !== '' && lexicon.tagVerb.test(` ${clause}`)) return [same.length, same.length + clause.length + 2]
  const [, long = '', start = '', back = ''] = startAgain.exec(seen) ?? []
  if (start !== '' && lexicon.tagVerb.test(` ${start}`)) return [long.length, long.length + back.length]
  const [whole = '', first = '', , again = '', name = ''] = verbAgain.exec(seen) ?? []
  if (!endsSentence(`${whole}.`, lexicon)) return undefined
  if (first.includes(name) && again !== '' && lexicon.invertedTag.test(seen))
    return [first.length, first.length + again.length]
  return undefined
}

/** A few words behind a comma: none of them attributes where no verb of reporting is among them. */
const behindCommas = /, (\p{L}[\p{L}’' -]{2,60})(?=[.,]|$)/gu

/** A clause, and behind a comma the same again, or its end: `Dr. Ana Hall said, Hall said`. */
const sameClause = /^( (?:[^!?,;:“”"]{1,40} )?([^.!?,;:“”"]{4,60}))(?=, \2(?:\.(?:\s|$)|, ))/u

/** The verb that a clause begins with, and behind a comma once more, by itself or with a name: `said Ana Hall, said Hall`. */
const verbAgain =
  /^( (\p{Ll}{3,14}) [^.!?;:“”"]{2,100}?)(, \2(?: (\p{Lu}[\p{L}’'-]{1,24}(?: \p{Lu}[\p{L}’'-]{1,24}){0,2}))?)(?=, |\.(?:\s|$))/u

/** The start of a clause, and at its end the same behind a comma: `he told the guests who had come to the lock, he told the guests`. */
const startAgain = /^( ([^.!?,;:“”"]{6,60}) [^.!?;:“”"]{2,140}?)(, \2)(?=\.(?:\s|$))/u

/** `Ana Hall said, she said.` `he said, Ana Hall said after the vote`: it may be hearsay. */
function pronounAgain(seen: string, lexicon: Lexicon): Range | undefined {
  const [, named = '', verb = '', pronoun = ''] = pronounBehind.exec(seen) ?? []
  if (pronoun !== '' && lexicon.pronounTag.test(` ${pronoun} ${verb}`))
    return [named.length, named.length + `, ${pronoun} ${verb}`.length]
  const [whole = '', first = '', , rest = ''] = pronounFirst.exec(seen) ?? []
  const isAgain = whole !== '' && lexicon.pronounTag.test(first) && lexicon.tagAfter.test(rest)
  return isAgain ? [0, first.length + 1] : undefined
}

const pronounBehind =
  /^( [^.!?,;:“”"]{0,60}\p{Lu}[\p{L}’'-]{1,24} (\p{Ll}{3,14})(?: [^.!?,;:“”"]{1,40})?), (\p{Ll}{2,4}) \2(?=\.(?:\s|$)|, and )/u

const pronounFirst =
  /^( \p{Ll}{2,4} (\p{Ll}{3,14})),( \p{Lu}[\p{L}’'-]{1,24}(?: \p{Lu}[\p{L}’'-]{1,24}){0,2} \2(?!\p{L}))/u

function removedAt(range: Range): Damage {
  return {name: 'bare-attribution', range, edits: [{range, text: ''}], expected: ''}
}

/** Cheap test of whether behind speech its speaker may be named twice in a row. */
export function mayTagAgain(after: string, lexicon: Lexicon): boolean {
  const seen = after.slice(0, sightBehind)
  if (clauseAgain(seen, lexicon) || pronounAgain(seen, lexicon)) return true
  return (
    seen.includes('. ') &&
    matchesOf(lexicon.shortSentences, seen).some(
      ([, clause = '']) => lexicon.tagVerb.test(` ${startingLow(clause)}`) || lexicon.reportingTail.test(clause)
    )
  )
}

/** `said the minister, Ana Hall. The minister said.`: the verb that the other begins with, and behind it in the other who speaks. */
function namesSame(clause: string, other: string, {endsInVerb, subordinate, articles}: Lexicon): boolean {
  const verb = endsInVerb.exec(clause)?.[0].slice(0, -1)
  if (verb === undefined || !/^\P{Ll}/u.test(clause) || !other.startsWith(`${verb} `)) return false
  const speaker = wordsIn(other.slice(verb.length).split(subordinate)[0] ?? '')
  return wordsIn(clause.slice(0, -verb.length - 1)).every(word => articles.has(word) || speaker.includes(word))
}

/** Whether a clause is the end of another one, or begins in lower case and has no word but an article that the other has not. */
function saysNoMore(clause: string, other: string, {articles}: Lexicon): boolean {
  const [own, others] = [wordsIn(clause), wordsIn(other)]
  if (/^\P{Ll}/u.test(clause)) return own.join(' ') === others.slice(-own.length).join(' ')
  const words = new Set(others)
  return own.every(word => articles.has(word) || words.has(word))
}

/**
 * `told the guests at the opening. He told the guests.` `explained the head, Ana Hall. Explained Hall.`: behind its pronoun a clause has only
 * words that stand so in the other one; or its verb and a name of that one.
 */
function saysPart(clause: string, other: string, {subordinate, pronounTag}: Lexicon): boolean {
  const [, said, rest = '', verb = '', name] = parts.exec(clause) ?? []
  if (said === undefined)
    return name !== undefined && other.startsWith(` ${verb.toLowerCase()} `) && other.includes(name)
  const main = other.split(subordinate)[0] ?? ''
  const isPart = rest === '' ? main.includes(` ${said} `) : main.includes(` ${said}${rest}`)
  return isPart && pronounTag.test(` ${startingLow(clause)}`)
}

/** Behind the pronoun of one person the verb, and what a word that points back stands before; or a verb and a name. */
const parts =
  /^(?:\p{Lu}\p{Ll}{1,2} (\p{Ll}{3,14}(?: (?!(?:this|so|it) )[^ ]+){0,8})(?: (?:this|so|it)( .{3,50}))?|(\p{Lu}\p{Ll}{2,14}) (\p{Lu}[\p{L}’'-]{1,24}))\.$/u
