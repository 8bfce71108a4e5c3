import {moveRange} from '../../edit/move.js'
import {matchesOf} from '../../parse/matches.js'
import type {Range} from '../../types.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Passage} from './passage.js'
import {type Context, ended} from './quotation.js'
import {areOthers, lastSentence, leadsIn, namesSpeaker, twoSpeakersNote} from './speakers.js'

/** How much of what follows speech is looked at, in UTF-16 code units. */
const sight = 240

/** Who spoke is said behind the speech, and was said before. */
export function secondAttribution(context: Context): Damage | undefined {
  return tail(context) ?? bare(context) ?? again(context) ?? twice(context)
}

function tail({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  const found = lexicon.reportingTail.exec(after)
  if (!found || !ended.test(speech)) return undefined
  const doubt = doubtAbout(found[1] ?? '', lexicon) ?? doubtAboutVerb(before, lexicon)
  return doubted(removal(passage, 'reporting-tail', close.end, found), doubt)
}

/** `Minister Hall, “We go.” said.`: it is the verb of the sentence. */
function doubtAboutVerb(before: string, lexicon: Lexicon): string | undefined {
  const isWhole = /^$|[.!?…:]["”’'»)\]]{0,2}\s*$/u.test(before.trimEnd()) || namesSpeaker(lastSentence(before), lexicon)
  return isWhole ? undefined : 'It may be the verb of the sentence that the speech stands in'
}

function doubted(damage: Damage, note: string | undefined): Damage {
  return note === undefined ? damage : {...damage, fix: 'suggest', note}
}

/** `Stoltenberg said: “….” He said.` Behind `?` and `!` only where the speaker has been named right before. */
function bare({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!ended.test(speech)) return undefined
  if (!/\.$/u.test(speech)) {
    const tag = lexicon.bareTag.exec(after)
    return tag && /[,:]\s{0,3}$/u.test(before) && lexicon.tagVerb.test(lastSentence(before))
      ? removal(passage, 'bare-attribution', close.end, tag)
      : undefined
  }
  const found = lexicon.bareAttribution.exec(after)
  if (!found) return told({passage, close, before, after})
  const [, clause = ''] = found
  if (/^\p{Ll}+\.$/u.test(clause))
    return doubted(removal(passage, 'reporting-tail', close.end, found), doubtAboutVerb(before, lexicon))
  const isNamed = /^\p{Ll}/u.test(clause) ? leadsIn(before, lexicon) : namesSpeaker(before, lexicon)
  const doubt = doubtAbout(clause, lexicon) ?? (isNamed ? undefined : 'The paragraph names no speaker before')
  return doubted(removal(passage, 'bare-attribution', close.end, found), doubt)
}

/** Why an attribution may be none: `He agreed.` A sentence of its own may tell more: `She explained.` `He made the call.` */
function doubtAbout(clause: string, {acting, onlySaying}: Lexicon): string | undefined {
  const tells = acting.test(clause) || (/^\p{Lu}/u.test(clause) && !onlySaying.test(clause))
  return tells ? 'It may tell what somebody did' : undefined
}

/** `Prokhorenko, deputy chairman, told the daily: “….” Prokhorenko said.` `“….” said Prokhorenko.` `“….” She told the daily.` */
function told({passage, close, before, after}: Pick<Context, 'passage' | 'close' | 'before' | 'after'>) {
  const {lexicon} = passage
  const found = lexicon.namedAttribution.exec(after) ?? nextSentence.exec(after)
  if (!found || !leadsIn(before, lexicon)) return undefined
  const [, clause = '', name = found[3]] = found
  const isTold =
    saysLeadAgain(clause, before) || (name === undefined ? retells(clause, before, lexicon) : before.includes(name))
  return isTold ? removal(passage, 'bare-attribution', close.end, found) : undefined
}

const nextSentence = /^ {1,2}([^.!?,;:“”"]{4,100}\.)(?=\s|$)/u

/** `The ministry said in a statement: “….” The ministry said in a statement.` */
function saysLeadAgain(clause: string, before: string): boolean {
  return lastSentence(before).replace(/[:,]\s*$/u, '') === clause.slice(0, -1)
}

/** Whether behind its pronoun a clause only has words of the one that led to the speech. */
function retells(clause: string, before: string, {pronounTag, articles}: Lexicon): boolean {
  if (!pronounTag.test(` ${startingLow(clause)}`)) return false
  const lead = new Set(wordsIn(lastSentence(before)))
  return wordsIn(clause)
    .slice(1)
    .every(word => articles.has(word) || lead.has(word))
}

/** One of two spaces that would meet goes too. */
function removal(
  {paragraph}: Passage,
  name: 'bare-attribution' | 'reporting-tail',
  at: number,
  found: RegExpExecArray
): Damage {
  const clause = found[1] ?? ''
  const end = at + found[0].length
  const spaces = /^ +(?= )/u.exec(paragraph.text.slice(end - paragraph.start, end - paragraph.start + 4))?.[0] ?? ''
  const range = [end - clause.length, end] as const
  return {name, range, edits: [{range: [at, end + spaces.length], text: ''}], expected: ''}
}

/** A line that says `He said.` and no more, behind a line that ends in speech. */
export function ownLineAttribution({paragraph, lexicon}: Passage, before: Passage | undefined): Damage | undefined {
  const found = lexicon.bareAttribution.exec(paragraph.text) ?? lexicon.reportingTail.exec(paragraph.text)
  const last = before?.pairs.at(-1)
  if (!found || !before || !last?.close || found[0].length < paragraph.text.length) return undefined
  if (before.paragraph.text.slice(last.close.end - before.paragraph.start) !== '') return undefined
  const context = before.paragraph.text.slice(0, last.start - before.paragraph.start - 1)
  const doubt =
    doubtAbout(found[1] ?? '', lexicon) ??
    (namesSpeaker(context, lexicon) ? undefined : 'The paragraph before names no speaker')
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  return doubted({name: 'bare-attribution', range: [paragraph.start, paragraph.end], edits, expected: ''}, doubt)
}

/** `“We go,” said Ana Kestner. said Kestner.` `“We go,” he said. He said.` `“We go,” Kestner said, Kestner said.` */
function again({passage, close, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!lexicon.tagAfter.test(after)) return undefined
  const seen = after.slice(0, sight)
  const repeated = clauseAgain(seen, lexicon)
  if (repeated) return removedAt(moveRange(repeated, close.end))
  for (const found of matchesOf(shortSentences, seen)) {
    const [, clause = ''] = found
    const first = seen.slice(0, found.index)
    if (lexicon.endsInAbbreviation.test(first)) continue
    const isSure = doubtAbout(clause, lexicon) === undefined
    const isBare = isSure && lexicon.bareAttribution.test(clause)
    const isSame =
      lexicon.tagVerb.test(` ${startingLow(clause)}`) &&
      (saysNoMore(clause, first, lexicon) || saysPart(clause, first) || (isSure && namesSame(clause, first, lexicon)))
    if (!isBare && !isSame) return undefined
    const doubt = areOthers(first, clause, lexicon) ? twoSpeakersNote : undefined
    return doubted(removal(passage, 'bare-attribution', close.end + found.index, found), doubt)
  }
  return undefined
}

/** Where behind a comma the attribution stands once more: the same clause, its verb, or who spoke by a pronoun. */
function clauseAgain(seen: string, lexicon: Lexicon): Range | undefined {
  if (!behindComma.test(seen)) return undefined
  const [, same = '', clause = ''] = sameClause.exec(seen) ?? []
  if (clause !== '' && lexicon.tagVerb.test(` ${clause}`)) return [same.length, same.length + clause.length + 2]
  const [, first = '', , again = '', name = ''] = verbAgain.exec(seen) ?? []
  if (first.includes(name) && again !== '' && lexicon.invertedTag.test(seen))
    return [first.length, first.length + again.length]
  const [, named = '', pronoun = ''] = pronounBehind.exec(seen) ?? []
  const isSecond =
    lexicon.tagVerb.test(named) && !lexicon.pronounTag.test(named) && lexicon.pronounTag.test(` ${pronoun}`)
  return isSecond ? [named.length, named.length + pronoun.length + 2] : undefined
}

/** Cheap: a few words behind a comma, which are a clause of their own. */
const behindComma = /, \p{L}[\p{L}’' -]{2,60}(?:[.,]|$)/u

/** A clause, and behind a comma the same again, or its end: `Dr. Ana Hall said, Hall said`. */
const sameClause = /^( (?:[^!?,;:“”"]{1,40} )?([^.!?,;:“”"]{4,60}))(?=, \2(?:\.(?:\s|$)|, ))/u

/** The verb that a clause begins with, and behind a comma once more, with nothing or a name: `said Ana Hall, said Hall`. */
const verbAgain = /^( (\p{Ll}{3,14}) [^.!?;:“”"]{2,100}?)(, \2(?: (\p{Lu}[\p{L}’'-]{1,24}))?)(?=\.(?:\s|$)|, )/u

/** `Ana Hall said, she said.` */
const pronounBehind = /^( [^.!?,;:“”"]{4,80}), (\p{Ll}{2,4} \p{Ll}{3,14})(?=\.(?:\s|$))/u

function removedAt(range: Range): Damage {
  return {name: 'bare-attribution', range, edits: [{range, text: ''}], expected: ''}
}

const shortSentences = /(?<=[.]) ([^.!?,;:“”"]{4,60}\.)(?=\s(?!\.)|$)/gu

/** Cheap test of whether behind speech its speaker may be named twice in a row. */
export function mayTagAgain(after: string, lexicon: Lexicon): boolean {
  const seen = after.slice(0, sight)
  if (clauseAgain(seen, lexicon)) return true
  return (
    seen.includes('. ') &&
    matchesOf(shortSentences, seen).some(([, clause = '']) => lexicon.tagVerb.test(` ${startingLow(clause)}`))
  )
}

/**
 * Cheap test of whether what only says who spoke may stand behind speech that has ended, or a word by itself.
 *
 * @param before What stands before the speech.
 */
export function mayTagEnded(before: string, stop: string, after: string, lexicon: Lexicon): boolean {
  if (oneWord.test(after) || lexicon.reportingTail.test(after)) return true
  if (stop !== '.') return lexicon.bareTag.test(after) && /[,:]\s{0,3}$/u.test(before.slice(-4))
  if (lexicon.bareAttribution.test(after) || lexicon.namedAttribution.test(after)) return true
  return nextSentence.test(after) && leadsIn(before, lexicon)
}

const oneWord = /^\s{1,3}[^\s.]+\.(?:\s|$)/u

/** `said the minister, Ana Hall. The minister said.`: the verb that the other begins with, and behind it in the other who speaks. */
function namesSame(clause: string, other: string, {endsInVerb, subordinate, articles}: Lexicon): boolean {
  const verb = endsInVerb.exec(clause)?.[0].slice(0, -1)
  if (verb === undefined || !/^\P{Ll}/u.test(clause) || !other.startsWith(`${verb} `)) return false
  const speaker = wordsIn(other.slice(verb.length).split(subordinate)[0] ?? '')
  return wordsIn(clause.slice(0, -verb.length - 1)).every(word => articles.has(word) || speaker.includes(word))
}

/** Whether a clause is the end of another one, or begins in lower case and has no word but an article that the other has not. */
function saysNoMore(clause: string, other: string, {articles}: Lexicon): boolean {
  if (/^\P{Ll}/u.test(clause)) return other.toLowerCase().endsWith(` ${clause.toLowerCase()}`)
  const words = new Set(wordsIn(other))
  return wordsIn(clause).every(word => articles.has(word) || words.has(word))
}

/**
 * `told the guests at the opening. He told the guests.` `explained the head, Ana Hall. Explained Hall.`: behind its pronoun a clause has only
 * words that stand so in the other one; or its verb and a name of that one.
 */
function saysPart(clause: string, other: string): boolean {
  const [, pronoun, rest = '', verb = '', name] = parts.exec(clause) ?? []
  if (pronoun !== undefined) return other.includes(` ${rest}`)
  return name !== undefined && other.startsWith(` ${verb.toLowerCase()} `) && other.includes(name)
}

const parts = /^(?:(He|She|They) (\p{Ll}{3,14} .{3,60})|(\p{Lu}\p{Ll}{2,14}) (\p{Lu}[\p{L}’'-]{1,24}))\.$/u

function startingLow(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []
}

/** `Stoltenberg said: “…,” he added.`: offered, never done. */
function twice({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  const tag = lexicon.tagAfter.exec(after)
  if (!tag || !/,$/u.test(speech) || !/:\s*$|,\s*$/u.test(before) || !leadsIn(before, lexicon)) return undefined
  const whole = /^[\s,]{0,3}[^.!?“”"]{1,60}(?:\.|$)/u.exec(after)
  if (!whole || /[,;:]/u.test(whole[0])) return undefined
  const {start, text} = passage.paragraph
  const comma = close.start - 1
  if (text[comma - start] !== ',') return undefined
  return {
    name: 'double-attribution',
    range: [close.end + 1, close.end + whole[0].length],
    edits: [{range: [comma, close.end + whole[0].length], text: `.${close.text}`}],
    fix: 'suggest',
    note: 'The paragraph says before the speech who speaks'
  }
}
