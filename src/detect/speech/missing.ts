import type {Paragraph} from '../../parse/document.js'
import type {Edit} from '../../types.js'
import type {Damage} from './damages.js'
import {dropEdit} from './drop-edit.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import type {SentencePlace} from './moves.js'
import {partnerOf} from './partner.js'
import {followsTag, marksAround, type Pair, pairOf, pairsAround, type Passage, textBehind, textOf} from './passage.js'
import {firstSentence, isOneSentence, lastSentence} from './sentences.js'
import {fewWordsNote, isPart, leadsIn} from './speakers.js'
import {isWholeTag} from './tags.js'
import {beginsSpoken, isPlainSpeech, isTold} from './voice.js'

/** `We will go,” he said.` */
export function unopened(passage: Passage, {at, afterTag, afterLead, afterNarration}: SentencePlace): Damage {
  const pair = pairOf(passage, at)
  const speech = textOf(passage, at, pair?.end ?? at)
  const edits = [{range: [at, at] as const, text: partnerOf(pair?.close, 'open')}]
  const range = [pair?.close?.start ?? at, pair?.close?.end ?? at] as const
  const isBehindTag = followsTag(passage, at)
  const isFirst = at === passage.paragraph.start || isBehindTag || afterNarration
  const begins = afterLead
    ? !isBehindTag && /^[\p{Lu}\p{N}]/u.test(speech)
    : afterTag || (isFirst && isOneSpeech(passage, speech, pair?.close)) || isOnlyStart(passage, at, speech)
  const isWhole = tellsOfOthers(passage, pair)
  const sure = begins && startsSpeech.test(speech) && !otherMark.test(speech) && !isWhole
  const note = isWhole ? toldNote : 'Speech could begin at another sentence'
  return {name: 'unopened', range, edits, ...(!sure && {fix: 'suggest', note})}
}

/** `“I am tired,” he said. It is late, and I go.”`: one sentence of speech stands between an attribution and the mark. */
function isOnlyStart(passage: Passage, at: number, speech: string): boolean {
  const {lexicon} = passage
  const {before} = marksAround(passage, at)
  if (!before || !followsTag(passage, at) || !isWholeTag(textOf(passage, before.end, at), lexicon)) return false
  return isOneSentence(speech, lexicon) && isPlainSpeech(speech, lexicon) && !isTold(speech, lexicon)
}

/** Not an hour, a bullet or a bracket, which speech stands behind: `10:05 Do not travel`. */
const startsSpeech = /^(?!\p{N}{1,2}[:.]\p{N}{2}|[\p{P}\p{S}]\s)[^()]/u

/** What opens or closes in other languages, and was not read as a mark: the speech may begin there. */
const otherMark = /[«»„‹›「」『』]/u

/** One sentence before an attribution, or plainly somebody’s own words, up to where he is named or the paragraph ends. */
function isOneSpeech(passage: Passage, speech: string, close: Mark | undefined): boolean {
  const {lexicon} = passage
  const closesBeforeComma = close !== undefined && /[»“]/u.test(close.text)
  const ends = /[.,!?…]['’]?\s?$/u.test(speech) || closesBeforeComma
  if (!/^[^'‘]/u.test(speech) || !ends || lexicon.reporting.test(speech)) return false
  if (isLedInto(speech, lexicon) || lexicon.introduced.test(speech)) return false
  const behind = close ? textBehind(passage, close.end) : ''
  const isPaused = closesBeforeComma ? /^,\s/u.test(behind) : /,['’]?$/u.test(speech) && /^\s\p{Lu}/u.test(behind)
  const isOne = isOneSentence(speech, lexicon)
  if (isOne && (isPaused || lexicon.tagAfter.test(behind))) return true
  return isPlainSpeech(speech, lexicon) && (isOne ? beginsSpoken(speech, lexicon) : endsTurn(passage, close))
}

/** `The mayor was clear: I will run`: it begins behind the colon. */
function isLedInto(text: string, {firstPerson}: Lexicon): boolean {
  const lead = /^[^:]{1,160}(?=: )/u.exec(text)?.[0]
  return lead !== undefined && !firstPerson.test(lead)
}

/** Speech that is over: a tag or the end of the paragraph follows. */
function endsTurn(passage: Passage, close: Mark | undefined): boolean {
  if (!close) return false
  const {lexicon} = passage
  const after = textBehind(passage, close.end)
  return after === '' || (lexicon.tagAfter.test(after) && !lexicon.conjunction.test(after))
}

/** `“We will go, he said.` */
export function unclosedBeforeTag(passage: Passage, key: number, behind: Passage | undefined): Damage {
  const pair = pairOf(passage, key)
  const late = marksAround(passage, key).after
  const at = key - (pair?.open && closesBeforeComma(pair.open, passage.paragraph) ? 1 : 0)
  const edits: Edit[] = [{range: [at, at], text: partnerOf(pair?.open, 'close')}]
  if (late && closesBehindTag(passage, key, late)) edits.push(dropEdit(passage, late))
  const range = [key - 1, key] as const
  if (pair?.open && !/[\p{L}\p{N}]/u.test(textOf(passage, pair.open.end, key)))
    return {
      name: 'unclosed-before-tag',
      range,
      fix: 'none',
      note: 'Nothing stands between the mark and the attribution'
    }
  const doubt = pair?.open ? doubtAboutTag(passage, key, pair, behind) : 'It opens nowhere'
  return {name: 'unclosed-before-tag', range, edits, ...(doubt !== undefined && {fix: 'suggest', note: doubt})}
}

/** `go, he said.”`: the mark that should stand before the tag stands behind it. */
function closesBehindTag(passage: Passage, at: number, late: Mark): boolean {
  return late.spacing === 'close' && isWholeTag(textOf(passage, at, late.start), passage.lexicon)
}

/** `My father, he said, was a baker.` What goes on behind the attribution belongs to the speech, or is told by the speaker. */
function doubtAboutTag(passage: Passage, key: number, pair: Pair | undefined, behind: Passage | undefined) {
  const rest = textOf(passage, key, passage.paragraph.end)
  const clause = /^[^.,;:!?“”"]{0,200}/u.exec(rest)?.[0] ?? ''
  const after = rest.slice(clause.length)
  const speech = textOf(passage, pair?.start ?? key, key)
  const before = textOf(passage, passage.paragraph.start, pair?.open?.start ?? key)
  if (isPart(before, speech) && firstSentence(speech, passage.lexicon).length < speech.length) return fewWordsNote
  if (isQuotedName(before, speech, passage.lexicon)) return fewWordsNote
  if (pair?.open && isSingle.test(pair.open.text) && / ['’],$/u.test(speech))
    return 'A single mark before it may close it'
  const words = speech.split(' ').length
  const {pronounTag, resumption} = passage.lexicon
  const isShort = words <= fewWords && pronounTag.test(clause) && /^, (?!\p{Ll}+ing )\p{Ll}/u.test(after)
  if (isShort || resumption.test(after)) return 'The speech may go on behind the attribution'
  const isLed = /:\s?$/u.test(before) && leadsIn(before, passage.lexicon)
  if (isLed && marksAround(passage, key).after) return 'The attribution before it is enough'
  if (passage.lexicon.sounding.test(clause)) return 'It may tell what somebody did'
  const {after: late} = marksAround(passage, key)
  const isLast = !late && opens(behind)
  if (isLast && /^\. \p{Lu}/u.test(after)) return toldNote
  if (pair && tellsOfOthers(passage, pairsAround(passage, pair).after)) return toldNote
  const mayTell = isLast || (late !== undefined && closesBehindTag(passage, key, late))
  return mayTell && endsInReply(speech, passage.lexicon) ? toldNote : undefined
}

const isSingle = /^['‘]$/u

const toldNote = 'The speaker may tell what somebody else said'

/** `“I rang them. Not ours, they said. I rang again. No, they said. So whose is it?” asks Hall.`: the marks are a pair without those that are missing. */
function tellsOfOthers(passage: Passage, pair: Pair | undefined): boolean {
  if (!pair || pair.open || !pair.close) return false
  const {before} = pairsAround(passage, pair)
  return before?.open !== undefined && !before.close
}

/** `The boy looked at me. Are you the queen`: what was, and then what somebody said to it. */
function endsInReply(speech: string, lexicon: Lexicon): boolean {
  const last = lastSentence(speech, lexicon)
  const before = lastSentence(speech.slice(0, speech.length - last.length).trimEnd(), lexicon)
  return before !== '' && lexicon.past.test(before) && !lexicon.past.test(last)
}

/** `Operation “Winter Gate began at dawn`: a name is quoted inside a sentence that nothing leads to speech in. */
function isQuotedName(before: string, speech: string, lexicon: Lexicon): boolean {
  return /\p{L}\s?$/u.test(before.slice(-3)) && /^\p{Lu}/u.test(speech) && !leadsIn(before, lexicon)
}

/** Behind so few words the speech they belong to mostly goes on. */
const fewWords = 3

function opens(passage: Passage | undefined): boolean {
  return passage !== undefined && passage.marks[0]?.start === passage.paragraph.start
}

/** `»so«, sagte er`: the custom of the languages that quote in guillemets and low marks. */
function closesBeforeComma(open: Mark, paragraph: Paragraph): boolean {
  return /[«»„‹›]/u.test(open.text) && !closesBehindComma(paragraph)
}

const behindComma = new WeakMap<Paragraph, boolean>()

/** Looked up once for all quotations of a paragraph. */
function closesBehindComma(paragraph: Paragraph): boolean {
  const known = behindComma.get(paragraph) ?? /,[»«“”]/u.test(paragraph.text)
  behindComma.set(paragraph, known)
  return known
}
