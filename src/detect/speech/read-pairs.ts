import type {Edit} from '../../types.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import type {Mark} from './marks.js'
import {type Pair, type Passage, textBehind} from './passage.js'
import {firstSentence} from './places.js'
import {begins, isOneSpeaker, leadsIn, namesSpeaker} from './speakers.js'

/** What follows closed speech, or joins two stretches of it: tails, stray words, splits, attributions said twice. */
export function* pairDamages(passage: Passage, before: Passage | undefined): Generator<Damage> {
  const {pairs} = passage
  const own = ownLineAttribution(passage, before)
  if (own) yield own
  for (const [index, pair] of pairs.entries()) {
    if (!pair.close || pair.nested) continue
    const context = contextOf(passage, pair, pair.close, pairs[index + 1])
    const damage =
      premature(context) ?? strayWord(context) ?? split(context) ?? tail(context) ?? bare(context) ?? twice(context)
    if (damage) yield damage
  }
}

/** How far back a speaker is looked for, in UTF-16 code units. */
const sight = 1500

interface Context {
  readonly passage: Passage
  readonly pair: Pair
  readonly close: Mark
  readonly next: Pair | undefined
  /** The paragraph up to the opening mark, as far as one can see. */
  readonly before: string
  readonly speech: string
  /** From the closing mark to the next mark that opens, or to the end of the paragraph. */
  readonly after: string
}

function contextOf(passage: Passage, pair: Pair, close: Mark, next: Pair | undefined): Context {
  const {text, start} = passage.paragraph
  const opensAt = (pair.open?.start ?? pair.start) - start
  const opens = next?.open?.start ?? passage.paragraph.end
  return {
    passage,
    pair,
    close,
    next,
    before: text.slice(Math.max(0, opensAt - sight), opensAt),
    speech: text.slice(pair.start - start, pair.end - start).trimEnd(),
    after: text.slice(close.end - start, Math.max(opens, close.end) - start)
  }
}

const ended = /[.!?…․]['’)\]]?$/u

/** `together.” cooperation. There is … “Nothing is wrong,” he said.`: speech went on, and was opened again before its tag. */
function premature({passage, close, next, before, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!next?.open || !next.close || !close.afterStop) return undefined
  const stray = strayPattern.exec(after)
  const rest = after.slice(stray?.[0].length ?? 0)
  if (!ended.test(rest.trim()) || lexicon.reporting.test(rest)) return undefined
  const led = leadsIn(before, lexicon)
  const behind = textBehind(passage, next.close.end)
  const tagged = lexicon.tagAfter.test(behind)
  const spoken = lexicon.firstPerson.test(rest)
  if (!(spoken && (tagged || (led && behind === ''))) && !(stray && led && tagged)) return undefined
  const end = close.end + (stray?.[0].length ?? 0)
  const space = close.spacing === 'detached' ? 1 : 0
  const edits: Edit[] = [
    {range: [close.start - space, end], text: ''},
    {range: [next.open.start, next.open.end], text: ''}
  ]
  const first = lexicon.firstPerson.test(firstSentence(rest, lexicon))
  const note = 'Speech begins before this mark and is tagged only after the next quotation'
  // Without the stray word the marks are whole, and a reporter may tell what he did: `“No photos.” We put the cameras away. “…,” he said.`
  return {name: 'premature-close', range: [close.start, end], edits, fix: stray && first ? 'safe' : 'suggest', note}
}

const strayPattern = /^ (?!said|says|added|told|asked|replied|wrote)[\p{Ll}]{2,}\.(?=\s+[\p{Lu}“"]|\s*$)/u

function strayWord({passage: {lexicon}, pair, close, before, speech, after}: Context): Damage | undefined {
  const stray = strayPattern.exec(after)
  if (!stray || !close.afterStop || lexicon.bareAttribution.test(after)) return undefined
  const isSpeech = /\.['’]?$/u.test(speech)
  if (!begins(pair, before) && (!isSpeech || speech.split(/\s+/u).length < 4)) return undefined
  const sure = isSpeech && begins(pair, before)
  return {
    name: 'stray-word',
    range: [close.end + 1, close.end + stray[0].length],
    edits: [{range: [close.end, close.end + stray[0].length], text: ''}],
    expected: '',
    ...(!sure && {fix: 'suggest', note: 'The quotation may be a part of the sentence'})
  }
}

/** `“A.” “B,” he said.` */
function split({passage, pair, close, next, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (
    !next?.open ||
    !next.close ||
    !/^\s{1,3}$/u.test(after) ||
    /\b\p{Lu}\.$/u.test(speech) ||
    lexicon.endsInAbbreviation.test(speech.slice(-60))
  )
    return undefined
  if (!begins(pair, before) || !/[.]$/u.test(speech) || speech.split(/\s+/u).length < 4) return undefined
  const behind = textBehind(passage, next.close.end)
  const isOne = isOneSpeaker(before, behind, lexicon)
  const space = close.spacing === 'detached' ? 1 : 0
  const edit: Edit = {range: [close.start - space, next.open.end], text: ' '}
  const many = passage.pairs.length > 8
  return {
    name: 'split',
    range: [close.start, next.open.end],
    edits: [edit],
    expected: ' ',
    ...((!isOne || many) && {fix: 'suggest', note: 'Two people may be speaking'})
  }
}

function tail({passage, close, speech, after}: Context): Damage | undefined {
  const found = passage.lexicon.reportingTail.exec(after)
  if (!found || !ended.test(speech)) return undefined
  return removal(passage, 'reporting-tail', close.end, found)
}

/** `Stoltenberg said: “….” He said.` Behind `?` and `!` only where the speaker has been named right before. */
function bare({passage, close, before, speech, after}: Context): Damage | undefined {
  const {lexicon} = passage
  if (!ended.test(speech)) return undefined
  if (!/\.$/u.test(speech)) {
    const tag = lexicon.bareTag.exec(after)
    return tag && /[,:]\s{0,3}$/u.test(before) && leadsIn(before, lexicon)
      ? removal(passage, 'bare-attribution', close.end, tag)
      : undefined
  }
  const found = lexicon.bareAttribution.exec(after)
  if (!found) return named({passage, close, before, after})
  if (/^\p{Ll}+\.$/u.test(found[1] ?? '')) return removal(passage, 'reporting-tail', close.end, found)
  const [, clause = ''] = found
  const isNamed = /^\p{Ll}/u.test(clause) ? leadsIn(before, lexicon) : namesSpeaker(before, lexicon)
  const doubt = doubtAbout(clause, lexicon) ?? (isNamed ? undefined : 'The paragraph names no speaker before')
  return {
    ...removal(passage, 'bare-attribution', close.end, found),
    ...(doubt !== undefined && {fix: 'suggest', note: doubt})
  }
}

/** Why an attribution may be none. */
function doubtAbout(clause: string, {acting}: Lexicon): string | undefined {
  return acting.test(clause) ? 'It may tell what somebody did' : undefined
}

/** `Prokhorenko, deputy chairman, said: “….” Prokhorenko said.` */
function named({passage, close, before, after}: Pick<Context, 'passage' | 'close' | 'before' | 'after'>) {
  const found = passage.lexicon.namedAttribution.exec(after)
  const name = found?.[2]
  if (!found || name === undefined || !before.includes(name) || !leadsIn(before, passage.lexicon)) return undefined
  return removal(passage, 'bare-attribution', close.end, found)
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
function ownLineAttribution({paragraph, lexicon}: Passage, before: Passage | undefined): Damage | undefined {
  const found = lexicon.bareAttribution.exec(paragraph.text) ?? lexicon.reportingTail.exec(paragraph.text)
  const last = before?.pairs.at(-1)
  if (!found || !before || !last?.close || found[0].length < paragraph.text.length) return undefined
  if (before.paragraph.text.slice(last.close.end - before.paragraph.start) !== '') return undefined
  const context = before.paragraph.text.slice(0, last.start - before.paragraph.start - 1)
  const doubt =
    doubtAbout(found[1] ?? '', lexicon) ??
    (namesSpeaker(context, lexicon) ? undefined : 'The paragraph before names no speaker')
  return {
    name: 'bare-attribution',
    range: [paragraph.start, paragraph.end],
    edits: [{range: [before.paragraph.end, paragraph.end], text: ''}],
    expected: '',
    ...(doubt !== undefined && {fix: 'suggest', note: doubt})
  }
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
