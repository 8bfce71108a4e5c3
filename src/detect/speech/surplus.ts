import type {FixTier} from '../../types.js'
import type {Damage} from './damages.js'
import {dropEdit} from './drop-edit.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import type {MarkPlace, Step} from './moves.js'
import {partnerOf} from './partner.js'
import {
  followsAttribution,
  hasMarkThatMayClose,
  marksAround,
  type Pair,
  pairAround,
  type Passage,
  staysOpen,
  textBehind,
  textOf
} from './passage.js'
import {resumes, speakerSight, strayWordIn} from './quotation.js'
import {firstSentence, lastSentence} from './sentences.js'
import {begins, isOneSpeaker, isReply, leadsIn, mayEndInTag, twoSpeakersNote} from './speakers.js'
import {isPlainSpeech, isTold} from './voice.js'

/** A mark on a line of its own goes with its line. */
export function aloneOnLine(
  {paragraph}: Passage,
  before: Passage | undefined,
  {place, action}: Step
): Damage | undefined {
  if (action !== 'drop' || place.type !== 'mark' || paragraph.text !== place.mark.text || !before) return undefined
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  return {name: 'unpaired', range: [place.mark.start, place.mark.end], edits, expected: ''}
}

/** A mark too many inside speech. */
export function surplusInside(passage: Passage, {mark, opensClause}: MarkPlace): Damage {
  const edits = [dropEdit(passage, mark)]
  const range = [mark.start, mark.end] as const
  if (mark.adjacent && mark.spacing !== 'detached')
    return {name: 'doubled', range, edits, expected: '', ...doubtDoubled(passage, mark)}
  const isGlued = mark.spacing === 'glued' && mark.glyph === 'open'
  const reopens = ((mark.spacing === 'open' || isGlued) && mark.afterStop) || opensClause
  if (reopens) return {name: 'reopened', range, edits, expected: '', ...doubtInside(passage, mark)}
  if (mark.spacing !== 'close') return {name: 'unpaired', range, edits, expected: '', fix: 'suggest'}
  return prematureClose(passage, mark)
}

/** `“It was warm.” I came back,” he said.`, or with the word said again that the speech was cut behind: `“… warm.” warm. I came back,”` */
function prematureClose(passage: Passage, mark: Mark): Damage {
  const {lexicon} = passage
  const next = marksAround(passage, mark.end).after
  const between = textOf(passage, mark.end, next?.start ?? passage.paragraph.end)
  const stray = strayWordIn(between, lexicon)
  const rest = between.slice(stray.length)
  const isSpeech = isPlainSpeech(rest, lexicon) && lexicon.firstPerson.test(firstSentence(rest, lexicon))
  const isEcho = stray !== '' && textOf(passage, mark.start - stray.length, mark.start) === stray
  const pair = pairAround(passage, mark.start)
  if (pair && saysAnother(passage, pair)) return unopenedBehind(passage, mark, next)
  const isWhole = !pair || begins(pair, textBefore(passage, pair))
  const isMiddle = resumes(textOf(passage, mark.start - 4, mark.start), between, lexicon)
  const fix: FixTier = (isSpeech || isEcho || isMiddle) && isWhole && !lexicon.tagAfter.test(rest) ? 'safe' : 'suggest'
  const until = mark.end + stray.length
  const edit = stray === '' ? dropEdit(passage, mark) : {range: [mark.start, until] as const, text: ''}
  const note = 'A later mark closes the speech again'
  return {name: 'premature-close', range: [mark.start, until], edits: [edit], expected: '', fix, note}
}

/** `Hall said: “It is a gift.” We call it a loan,” the mayor replied.`: what stands behind the mark is speech of its own. */
function unopenedBehind(passage: Passage, mark: Mark, close: Mark | undefined): Damage {
  const at = mark.end + (/^\s*/u.exec(textOf(passage, mark.end, mark.end + 3))?.[0].length ?? 0)
  return {
    name: 'unopened',
    range: [close?.start ?? mark.start, close?.end ?? mark.end],
    edits: [{range: [at, at], text: partnerOf(close, 'open')}],
    fix: 'suggest',
    note: twoSpeakersNote,
    otherwise: {reading: 'the mark before it is one too many', edits: [dropEdit(passage, mark)]}
  }
}

/** Somebody else is named behind the speech than before it. */
function saysAnother(passage: Passage, pair: Pair): boolean {
  const before = textBefore(passage, pair)
  const behind = textBehind(passage, pair.close?.end ?? pair.end)
  const {lexicon} = passage
  return leadsIn(before, lexicon) && lexicon.tagAfter.test(behind) && !isOneSpeaker(before, behind, lexicon)
}

/** `“He asked, “Who?””`: of two marks that close, one may close a quotation in the quotation. */
function doubtDoubled({dropsOpening}: Passage, {spacing}: Mark): Pick<Damage, 'fix' | 'note'> {
  if (!dropsOpening || spacing === 'open') return {}
  return {fix: 'suggest', note: 'A mark that opens has no partner either: they may be a pair'}
}

/** Why a mark inside speech may be the right one, and another be missing before it. */
function doubtInside(passage: Passage, mark: Mark): Pick<Damage, 'fix' | 'note'> {
  if (passage.nests)
    return {fix: 'suggest', note: 'Speech is opened again and closed again here: whose mark is whose is less sure'}
  const pair = pairAround(passage, mark.start)
  if (!pair) return {}
  if (!pair.close && hasMarkThatMayClose(passage, pair)) return {fix: 'suggest', note: 'It may close what is open here'}
  if (!speaks(passage, pair)) return {fix: 'suggest', note: 'What is open here may be a few words long'}
  const open = textOf(passage, Math.max(pair.start, mark.start - speakerSight), mark.start)
  const {lexicon} = passage
  if (lexicon.tagLike.test(open) || mayEndInTag(open, lexicon))
    return {fix: 'suggest', note: 'The speech may end before an attribution'}
  if (tellsOfSpeaker(lastSentence(open.trimEnd(), lexicon), lexicon))
    return {fix: 'suggest', note: 'The speech may have ended before'}
  if (/\?\s*$/u.test(open) && lexicon.answering.test(textBehind(passage, mark.end)))
    return {fix: 'suggest', note: 'It may open the answer to a question'}
  if (mark.text === '‘‘' && pair.open?.text !== mark.text)
    return {fix: 'suggest', note: 'It may be a single mark that stands there twice'}
  const before = textBefore(passage, pair)
  const behind = textBehind(passage, pair.close?.end ?? pair.end)
  const isOne =
    (!leadsIn(before, lexicon) || isOneSpeaker(before, behind, lexicon)) && !isReply(before, behind, lexicon)
  return isOne ? {} : {fix: 'suggest', note: twoSpeakersNote}
}

/** `He wiped his eyes.` Not `He was kind.`, which others say of him. */
function tellsOfSpeaker(sentence: string, lexicon: Lexicon): boolean {
  return lexicon.narrating.test(sentence) && isTold(sentence, lexicon) && !lexicon.state.test(sentence)
}

/** Whether a pair holds speech rather than a title or a word; what it begins behind may be the stop of an abbreviation. */
function speaks(passage: Passage, pair: Pair): boolean {
  const before = textBefore(passage, pair)
  return begins(pair, before) || /[.!?。！？：，]\s{0,3}$/u.test(before) || leadsIn(before, passage.lexicon)
}

function textBefore(passage: Passage, {open, start}: Pair): string {
  const from = open?.start ?? start
  return textOf(passage, from - speakerSight, from)
}

/** A mark too many where nobody speaks. */
export function surplusOutside(passage: Passage, mark: Mark): Damage {
  const isDoubled = mark.adjacent && mark.spacing !== 'open'
  const sure = isDoubled || (mark.spacing === 'detached' && followsAttribution(passage, mark))
  return {
    name: mark.adjacent ? 'doubled' : 'unpaired',
    range: [mark.start, mark.end],
    edits: [dropEdit(passage, mark)],
    expected: '',
    ...(sure ? doubtDoubled(passage, mark) : {fix: 'suggest', note: 'It has no partner in its paragraph'})
  }
}

/** `,” he said”.` `,” he said with a smile.“`: a mark behind the attribution that a paragraph of closed speech ends in. */
export function behindAttribution(
  passage: Passage,
  earlier: Passage | undefined,
  {place, action, from}: Step
): Damage | undefined {
  if (action !== 'drop' || from !== 'outside' || place.type !== 'mark') return undefined
  const {paragraph, lexicon} = passage
  const {mark} = place
  const {before} = marksAround(passage, mark.start)
  if (!before || pairAround(passage, before.start)?.close !== before) return undefined
  if (passage.continues || (earlier && staysOpen(earlier))) return undefined
  const clause = textOf(passage, before.end, mark.start).trimEnd().replace(/\.$/u, '')
  const isLast = /^\.?$/u.test(textOf(passage, mark.end, paragraph.end))
  const tag = lexicon.tagAfter.exec(clause)?.[0]
  if (!isLast || tag === undefined || !restOfTag.test(clause.slice(tag.length))) return undefined
  return {name: 'unpaired', range: [mark.start, mark.end], edits: [dropEdit(passage, mark)], expected: ''}
}

/** What may stand behind the verb or the first name: more names, and how it was said. Nothing that could be speech again. */
const restOfTag = /^(?: \p{Lu}[\p{L}’'-]{1,24}){0,3}(?: with (?:an? )?\p{Ll}{3,20})?$/u
