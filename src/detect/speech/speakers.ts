import type {Lexicon} from './lexicon.js'
import type {Pair} from './passage.js'
import {lastSentence} from './sentences.js'
import {tagSight} from './tags.js'

/** How much of a text leads to speech at most, in UTF-16 code units. */
const leading = 120

/** Whether a text leads to speech: `Stoltenberg said: `. */
export function leadsIn(before: string, {leadIn}: Lexicon): boolean {
  return leadIn.test(before.slice(-leading))
}

/** Whether a pair holds speech rather than a title or a word: it does not begin inside a sentence. */
export function begins({open}: Pair, before: string): boolean {
  return open === undefined || open.afterStop || /[,:]\s{0,3}$/u.test(before)
}

/** `called it “long overdue. It opens`: a part of a sentence is quoted, which may be a few words long. */
export function isPart(before: string, speech: string): boolean {
  return /[\p{L}\p{N}]\s?$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(speech)
}

export const fewWordsNote = 'It opens inside a sentence and may be a few words long'
export const twoSpeakersNote = 'Two people may be speaking'

/** `“A,” he said. `: the speaker of what comes before is named behind a closing mark. */
function taggedBefore(before: string, {tagAfter}: Lexicon): boolean {
  return tagAfter.test(behindLastMark(before))
}

/** What stands behind the last closing mark, as far as an attribution reaches; empty: there is none. */
function behindLastMark(text: string): string {
  const close = Math.max(text.lastIndexOf('"'), text.lastIndexOf('”'))
  return close === -1 ? '' : text.slice(close + 1, close + 1 + tagSight)
}

/** Whether the last sentence of speech may end in who spoke, in words that are not understood: `Go, wrote one.` `Go, Hall, 71, explained.` */
export function mayEndInTag(speech: string, lexicon: Lexicon): boolean {
  const last = lastSentence(speech.slice(-leading).trimEnd(), lexicon)
  const clause = /(?:[,!?] | ,)[^,!?]*$/u.exec(last)?.[0] ?? ''
  const verb = lexicon.anyVerb.exec(clause)
  if (!verb) return false
  const rest = clause.slice(verb.index + verb[0].length).trim()
  return rest.split(' ').length <= tagWords
}

/** So many words stand at most behind the verb of an attribution that is not understood. */
const tagWords = 3

/** Whether what is said behind two quotations in a row names another speaker than before them: he replies, or has another pronoun. */
export function isReply(before: string, behind: string, lexicon: Lexicon): boolean {
  const tag = lexicon.pronounTag.exec(behind)?.[0]
  return tag !== undefined && (lexicon.replying.test(tag) || areOthers(behindLastMark(before), tag, lexicon))
}

/** `as good as she gets: “A.” “B?” he says.`: who leads to the speech is not who is named behind it. */
export function isLedByAnother(before: string, behind: string, lexicon: Lexicon): boolean {
  const {pronounTag, pronouns} = lexicon
  const tag = firstWord(pronounTag.exec(behind)?.[0].replaceAll(',', '') ?? '')
  if (!pronouns.has(tag) || !/[:,]\s?$/u.test(before)) return false
  const led = lastSentence(before.slice(-leading), lexicon)
    .toLowerCase()
    .match(/\p{L}+/gu)
  const last = led?.findLast(word => pronouns.has(word))
  return last !== undefined && last !== tag
}

/** ` he said` and ` she said`: two clauses whose pronouns are not the same. */
export function areOthers(clause: string, other: string, {pronouns}: Lexicon): boolean {
  const [one, two] = [firstWord(clause), firstWord(other)]
  return one !== two && pronouns.has(one) && pronouns.has(two)
}

/** In small letters; empty: it begins with none. */
function firstWord(clause: string): string {
  return /^\s*(\p{L}+)/u.exec(clause)?.[1]?.toLowerCase() ?? ''
}

/** A verb of reporting stands in the paragraph before the speech. */
export function namesSpeaker(before: string, lexicon: Lexicon): boolean {
  return leadsIn(before, lexicon) || lexicon.reporting.test(before) || lexicon.saying.test(before)
}

/**
 * Whether two quotations in a row may be of one speaker.
 *
 * @param before What stands before the first of them.
 * @param behind What stands behind the second one. A name there must have been named before.
 */
export function isOneSpeaker(before: string, behind: string, lexicon: Lexicon): boolean {
  const led = leadsIn(before, lexicon)
  const tag = lexicon.tagAfter.exec(behind)?.[1]
  if (tag === undefined) {
    const isNamed = led ? !lexicon.several.test(before.slice(-leading)) : taggedBefore(before, lexicon)
    return isNamed && !lexicon.tagVerb.test(behind.slice(0, nearby))
  }
  return lexicon.pronounTag.test(behind) || namesAgain(tag, led ? lastSentence(before, lexicon) : before)
}

/** An attribution that is not understood has its verb no farther behind the mark, in UTF-16 code units. */
const nearby = 40

/** Who is named in an attribution was named before the speech. */
function namesAgain(tag: string, before: string): boolean {
  const name = tag.match(/\p{Lu}[\p{L}’'-]{2,24}/gu)?.at(-1)
  return name !== undefined && before.includes(name)
}
