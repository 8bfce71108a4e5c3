import {moveRange} from '../../edit/move.js'
import type {Edit} from '../../types.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import {type Pair, type Passage, textBehind, textOf} from './passage.js'
import {type Context, contextOf, echoWithoutMark, ended, isMidSentence, strayWordIn} from './quotation.js'
import {ownLineAttribution, secondAttribution} from './second-attribution.js'
import {endsSentence, firstSentence} from './sentences.js'
import {early, late} from './slipped.js'
import {isExchange} from './exchange.js'
import {begins, isLedByAnother, isOneSpeaker, isReply, leadsIn, twoSpeakersNote} from './speakers.js'

/** What follows closed speech, or joins two stretches of it: tails, stray words, splits, attributions said twice. */
export function* pairDamages(passage: Passage, before: Passage | undefined): Generator<Damage> {
  const {pairs} = passage
  const own = ownLineAttribution(passage, before)
  if (own) yield own
  for (const [index, pair] of pairs.entries()) {
    if (!pair.close || pair.nested) continue
    const context = contextOf(passage, pair, pair.close, pairs[index + 1])
    const damage =
      late(context) ??
      early(context) ??
      premature(context) ??
      strayWord(context) ??
      strayEcho(context) ??
      splitSentence(context) ??
      split(context) ??
      secondAttribution(context) ??
      stopped(context)
    if (damage) yield damage
  }
}

/** `together.” cooperation. There is … “Nothing is wrong,” he said.`: speech went on, and was opened again before its tag. */
function premature(context: Context): Damage | undefined {
  const {passage, close, next, before, after} = context
  const {lexicon} = passage
  if (!next?.close || !close.afterStop) return undefined
  const stray = strayWordIn(after, lexicon)
  if (!next.open) return stray === '' ? undefined : joined(context, stray)
  const rest = after.slice(stray.length)
  if (!ended.test(rest.trim()) || lexicon.reporting.test(rest) || (stray === '' && tellsOfOneself(rest, lexicon)))
    return undefined
  const led = leadsIn(before, lexicon)
  const behind = textBehind(passage, next.close.end)
  const tagged = lexicon.tagAfter.test(behind)
  const spoken = lexicon.firstPerson.test(rest)
  if (!(spoken && (tagged || (led && behind === ''))) && !(stray !== '' && led && tagged)) return undefined
  const end = close.end + stray.length
  const space = close.spacing === 'detached' ? 1 : 0
  const edits: Edit[] = [
    {range: [close.start - space, end], text: ''},
    {range: [next.open.start, next.open.end], text: ''}
  ]
  const first = lexicon.firstPerson.test(firstSentence(rest, lexicon))
  const note = 'Speech begins before this mark and is tagged only after the next quotation'
  // Without the stray word the marks are whole, and a reporter may tell what he did: `“No photos.” We put the cameras away. “…,” he said.`
  return {
    name: 'premature-close',
    range: [close.start, end],
    edits,
    fix: stray !== '' && first ? 'safe' : 'suggest',
    note
  }
}

/** `“We wait.” fields. A herder is never poor,” says Ana.`: what follows the stray word is closed, but was not opened. */
function joined({passage, pair, close, next, before, speech}: Context, stray: string): Damage | undefined {
  const end = close.end + stray.length
  const isSpeech = begins(pair, before) && /\.['’]?$/u.test(speech) && speech.includes(' ')
  if (!next?.close || next.start !== end + 1 || !isSpeech) return undefined
  if (!passage.lexicon.tagAfter.test(textBehind(passage, next.close.end))) return undefined
  return {name: 'premature-close', range: [close.start, end], edits: [{range: [close.start, end], text: ''}]}
}

/** `“Who is last?” I asked. “I am,” said a man.`: who tells it has part in the talk. */
function tellsOfOneself(rest: string, {tagAfter, firstPerson}: Lexicon): boolean {
  const [all = '', clause = ''] = tagAfter.exec(rest) ?? []
  return rest.charAt(all.length) === '.' && firstPerson.test(clause.split(' ')[0] ?? '')
}

function strayWord({passage: {lexicon}, pair, close, before, speech, after}: Context): Damage | undefined {
  const stray = strayWordIn(after, lexicon)
  if (stray === '' || !close.afterStop || lexicon.bareAttribution.test(after)) return undefined
  const isSpeech = /\.['’]?$/u.test(speech)
  if (!begins(pair, before) && (!isSpeech || speech.split(/\s+/u).length < 4)) return undefined
  const sure = isSpeech && begins(pair, before)
  return {
    name: 'stray-word',
    range: [close.end + 1, close.end + stray.length],
    edits: [{range: [close.end, close.end + stray.length], text: ''}],
    expected: '',
    ...(!sure && {fix: 'suggest', note: 'The quotation may be a part of the sentence'})
  }
}

/** `“He carries the piano,” said Hall. carries the piano.` */
function strayEcho({passage, close, speech, after}: Context): Damage | undefined {
  const echo = echoWithoutMark(speech, after, passage.lexicon)
  if (!echo) return undefined
  const [start, end] = moveRange(echo.range, close.end)
  const first = start + (/^[ ,]*/u.exec(after.slice(echo.range[0]))?.[0].length ?? 0)
  const doubt = echo.isMeant && ({fix: 'suggest', note: 'It may be said again on purpose'} as const)
  const edits = [{range: [start, end] as const, text: ''}]
  return {name: 'stray-fragment', range: [first, end], edits, expected: '', ...doubt}
}

/** `“A.” “B,” he said.` */
function split({passage, pair, close, next, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!next?.open || !next.close || !/^\s{1,3}$/u.test(after) || !endsSentence(speech, lexicon)) return undefined
  if (!begins(pair, before) || !/[.]$/u.test(speech) || speech.split(/\s+/u).length < 4) return undefined
  const behind = textBehind(passage, next.close.end)
  const second = textOf(passage, next.start, next.end)
  const isOne =
    isOneSpeaker(before, behind, lexicon) &&
    !isTalk(passage, next, before, behind) &&
    !isExchange({before, first: speech, second, behind}, lexicon)
  const space = close.spacing === 'detached' ? 1 : 0
  const edit: Edit = {range: [close.start - space, next.open.end], text: ' '}
  const many = passage.pairs.length > 8
  return {
    name: 'split',
    range: [close.start, next.open.end],
    edits: [edit],
    expected: ' ',
    ...((!isOne || many) && {fix: 'suggest', note: twoSpeakersNote})
  }
}

/** `“The water has dropped” “since midnight.”`: one sentence, which goes on in lower case. */
function splitSentence({passage, pair, close, next, before, speech, after}: Context): Damage | undefined {
  if (!next?.open || !next.close || close.spacing !== 'close' || !/^ {1,2}$/u.test(after)) return undefined
  const more = textOf(passage, next.start, next.end)
  const isSentence = begins(pair, before) && /^\p{Lu}/u.test(speech) && /[.,!?…]['’]?$/u.test(more.trimEnd())
  const isShort = [speech, more].some(part => part.split(' ').length < 3)
  const isRow = /["”’]\s{1,3}$/u.test(before) || /^\s{0,3}["“‘]/u.test(textBehind(passage, next.close.end))
  const isTagged = passage.lexicon.tagAfter.test(textBehind(passage, next.close.end))
  if (!isSentence || isShort || isRow || !isTagged || !isMidSentence(speech, more, passage.lexicon)) return undefined
  return {name: 'split', range: [close.start, next.open.end], expected: ' '}
}

/**
 * A talk of two: more speech stands right before or behind, `“One?” “Two.” “Three.”`, the second one replies, or the pronouns differ that they
 * are named by. Or somebody else is named, in words that are not understood.
 */
function isTalk(passage: Passage, {start, end}: Pair, before: string, behind: string): boolean {
  const {lexicon} = passage
  if (/^\s{0,3}["“«‘']/u.test(behind) || /["”]\s{1,3}$/u.test(before)) return true
  if (isReply(before, behind, lexicon) || isLedByAnother(before, behind, lexicon)) return true
  const isPaused = /,\s?$/u.test(textOf(passage, Math.max(start, end - 3), end))
  return isPaused && !lexicon.tagAfter.test(behind)
}

/** `“The road is open.” said the mayor.` In lower case, it goes on with the sentence. */
function stopped({passage: {lexicon}, pair, close, before, speech, after}: Context): Damage | undefined {
  if (!/^ \p{Ll}/u.test(after) || !/\p{Ll}{2}\.$/u.test(speech) || !lexicon.tagAfter.test(after)) return undefined
  if (!endsSentence(speech, lexicon) || lexicon.bareAttribution.test(after)) return undefined
  if (!begins(pair, before) || leadsIn(before, lexicon)) return undefined
  return {name: 'stopped', range: [close.start - 1, close.end], expected: `,${close.text}`}
}
