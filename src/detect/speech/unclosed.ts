import type {Edit} from '../../types.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import {partnerOf} from './partner.js'
import {hasMarkThatMayClose, type Pair, pairOf, type Passage, textOf} from './passage.js'
import {firstSentence, sentenceStarts} from './sentences.js'
import {mayCloseInSingle} from './singles.js'
import {fewWordsNote, isPart, leadsIn, mayEndInTag, namesSpeaker} from './speakers.js'
import {surplusOutside} from './surplus.js'
import {isTold, looksLikeNarration} from './voice.js'

/**
 * Speech without an end: closed at the end of its paragraph, or where a sentence ends inside it.
 *
 * @param key The offset by which the pair is known.
 */
export function unclosed(passage: Passage, key: number, end: number, behind: Passage | undefined): Damage {
  const pair = pairOf(passage, key)
  const text = textOf(passage, pair?.start ?? end, end)
  const open = pair?.open
  if (open && /^\s?[.,;:!?)]/u.test(text)) return surplusOutside(passage, open)
  const stray = end === passage.paragraph.end ? loneMark(behind) : undefined
  if (stray) return detachedFrom(end, stray)
  const clause = passage.lexicon.swallowed.exec(text)
  if (clause && pair) return swallowedAttribution(passage, pair, clause)
  const range = open ? ([open.start, open.end] as const) : ([end, end] as const)
  const doubt = doubtByMarks(passage, pair, behind) ?? doubtByWords(passage, open, text, end)
  const closing: Edit = {range: [end, end], text: partnerOf(open, 'close')}
  if (!doubt) return {name: 'unclosed', range, edits: [closing]}
  const otherwise = doubt.edit && {reading: 'speech ends later', edits: [closing]}
  const edits = [doubt.edit ?? closing]
  return {name: 'unclosed', range, edits, fix: 'suggest', note: doubt.note, ...(otherwise && {otherwise})}
}

/** The mark is written anew, so that in markup the block it stands in goes. */
function detachedFrom(end: number, {start, end: stop, text}: Mark): Damage {
  return {name: 'detached', range: [start, stop], edits: [{range: [end, stop], text}]}
}

/** The closing mark that slipped to a line of its own. */
function loneMark(passage: Passage | undefined): Mark | undefined {
  const [mark, second] = passage?.marks ?? []
  if (!passage || !mark || second || passage.paragraph.text !== mark.text) return undefined
  return mark.glyph === 'open' ? undefined : mark
}

/** Why speech may end elsewhere, and how, where that can be told. */
interface Doubt {
  readonly note: string
  readonly edit?: Edit | undefined
}

/** What the marks around say, whatever the words are. */
function doubtByMarks(passage: Passage, pair: Pair | undefined, behind: Passage | undefined): Doubt | undefined {
  if (behind === undefined && passage.continues) return {note: 'The text may be cut off inside a long quotation'}
  return pair && hasMarkThatMayClose(passage, pair) ? {note: 'A mark inside it may close it'} : undefined
}

function doubtByWords(passage: Passage, open: Mark | undefined, speech: string, end: number): Doubt | undefined {
  const {lexicon, paragraph} = passage
  const before = textOf(passage, paragraph.start, open?.start ?? end)
  const first = firstSentence(speech, lexicon)
  const rest = speech.slice(first.length)
  const closeAt = (length: number) => closeBehind(speech.slice(0, length).trimEnd(), open, end - speech.length)
  if (open?.afterStop !== true && mayBeFew(before, first, rest, lexicon)) {
    const isPartOfFirst = rest.trim() !== '' && isPart(before, speech)
    return {
      note: fewWordsNote,
      ...(isPartOfFirst && {edit: closeAt(first.length)})
    }
  }
  const tag = lexicon.tagLike.exec(speech)
  if (tag)
    return {note: 'The speech may end before an attribution', edit: closeBeforeTag(tag, open, end - speech.length)}
  const note = 'The speech may end before the paragraph does'
  const reported = lexicon.reporting.test(first) && !lexicon.spoken.test(first)
  if (end < paragraph.end || passage.nests || reported || mayEndInTag(speech, lexicon)) return {note}
  if (/^[^()]*\)/u.test(speech)) return {note: 'The speech may end before the bracket does'}
  const told = narrationIn(speech, first.length, lexicon)
  if (told !== undefined) return {note, edit: closeAt(told)}
  if (mayCloseInSingle(speech)) return {note: 'A single mark may close it'}
  if (lexicon.reporting.test(rest)) return {note}
  return /[.!?…]['’)\]]{0,2}$/u.test(speech) ? undefined : {note: 'The paragraph may have lost its end'}
}

/** Whether a quotation that begins inside a sentence may be a title or a few words, by its first sentence and the rest. */
function mayBeFew(before: string, first: string, rest: string, lexicon: Lexicon): boolean {
  const isLong = first.split(' ').length > partWords
  if (!leadsIn(before, lexicon)) return !/,\s*$/u.test(before.slice(-4)) || isLong || titleOf.test(first)
  return isPart(before, first) && (isLong || rest.trim() !== '') && !lexicon.spoken.test(rest)
}

/** The part of a sentence that is quoted hardly has more words. */
const partWords = 16

/** `The film, “Safe as Houses, opens on Friday.` */
const titleOf = /^\p{Lu}[^.!?,;:]{0,60}, \p{Ll}/u

/** Where the paper goes on in its own words, and speech no more: `We will go. He left at noon.` */
function narrationIn(speech: string, from: number, lexicon: Lexicon): number | undefined {
  const starts = [...sentenceStarts(speech, lexicon)]
  let found: number | undefined
  for (const [index, start] of starts.entries()) {
    const sentence = speech.slice(start, starts[index + 1])
    if (lexicon.firstPerson.test(sentence)) found = undefined
    else if (start >= from && (looksLikeNarration(sentence, lexicon) || isTold(sentence, lexicon))) found ??= start
  }
  return found
}

function closeBehind(speech: string, open: Mark | undefined, offset: number): Edit {
  const at = offset + speech.length
  return {range: [at, at], text: partnerOf(open, 'close')}
}

/** `go,” cautioned Ana Hall`, `go” – he said`. A single mark that stands alone was the double one: `go, ' he said`. */
function closeBeforeTag({0: before, index}: RegExpExecArray, open: Mark | undefined, offset: number): Edit | undefined {
  if (/["”»]/u.test(before)) return undefined
  const text = partnerOf(open, 'close')
  const [start, end] = [offset + index, offset + index + before.length]
  if (/^['’]/u.test(before)) return {range: [start - 1, end], text}
  const at = before.trim() === '' ? start : end
  return {range: [at, at], text}
}

/**
 * `“…destroy him. said.` `“…destroy him. used the phrases.`, which say nothing, and `“…destroy him. said Mr. X.`, where the stop becomes the
 * comma before an attribution. Not that of `“…destroy him? said Mr. X.`, nor `“…destroy him. He said.`
 */
function swallowedAttribution(passage: Passage, pair: Pair, match: RegExpExecArray): Damage {
  const {lexicon, paragraph} = passage
  const start = pair.start + match.index
  const end = start + match[0].length
  const mark = partnerOf(pair.open, 'close')
  const [, clause = ''] = match
  const before = textOf(passage, paragraph.start, pair.open?.start ?? pair.start)
  const isPronoun = lexicon.pronounTag.test(` ${clause.toLowerCase()}`)
  const goes = clause === '' || (isPronoun && namesSpeaker(before, lexicon))
  const isSentence = (isPronoun && /^\p{Lu}/u.test(clause)) || match.input.charAt(match.index - 1) !== '.'
  const edit: Edit = goes
    ? {range: [start, end], text: mark}
    : isSentence
      ? {range: [start, start], text: mark}
      : {range: [start - 1, start], text: `,${mark}`}
  return {name: 'swallowed-attribution', range: [start, end], edits: [edit], fix: 'suggest'}
}
