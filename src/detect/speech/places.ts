import type {Paragraph} from '../../parse/document.js'
import {firstIndex} from '../../parse/first-index.js'
import {matchesOf} from '../../parse/matches.js'
import {isPlainSpeech, isTold, type Lexicon, looksLikeNarration} from './lexicon.js'
import type {Mark} from './marks.js'
import type {Place, Voice} from './moves.js'
import {echoOf, opensInside, resumes} from './quotation.js'
import {endsSentence, sentenceStarts} from './sentences.js'
import {leadsIn} from './speakers.js'

/** How far around a mark words are looked at, in UTF-16 code units. */
const sight = 160

/** How long speech and the attribution behind it are together, at least: where another quotation follows, and elsewhere. */
const [shortest, usual] = [10, 40]

/** A line with its marks. */
interface Stretch {
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
}

/** All places of an article, in order. Lines without any mark only count as breaks. */
export function* placesOf(stretches: readonly Stretch[], lexicon: Lexicon, personal: () => boolean): Generator<Place> {
  for (const [index, {paragraph, marks: own}] of stretches.entries()) {
    if (own.length > 0) yield* placesIn(paragraph, own, lexicon, personal)
    const next = stretches[index + 1]
    const nextOpens = next !== undefined && opensWithMark(next)
    yield {type: 'break', at: paragraph.end, nextOpens, last: next === undefined}
  }
}

/** Also as a quotation in a quotation does: `‘“The monkey is not well.` Or with a space behind it, which a repair takes away. */
function opensWithMark({paragraph: {text, start}, marks: [first]}: Stretch): boolean {
  if (first?.spacing === 'detached')
    return first.start === start && first.end < start + text.length && first.glyph !== 'close'
  return first?.spacing === 'open' && /^[‘']?$/u.test(text.slice(0, first.start - start))
}

function placesIn(paragraph: Paragraph, own: readonly Mark[], lexicon: Lexicon, personal: () => boolean): Place[] {
  const {text, start: offset} = paragraph
  const tags = [...tagCommas(text, lexicon)]
  const places: Place[] = own.map((_, index) => markPlace(paragraph, own, index, tags, lexicon))
  for (const at of tags) places.push({type: 'tag', at: offset + at})
  const starts = [...sentenceStarts(text, lexicon)]
  let found: ReadonlySet<string> | undefined
  const speakers = () => (found ??= speakersOf(paragraph, own, lexicon))
  let before: string | undefined
  for (const [index, at] of starts.entries()) {
    if (offset + at === own[0]?.start) continue
    const sentence = text.slice(at, Math.min(starts[index + 1] ?? text.length, at + 4 * sight))
    const voice = namesSpeaker(sentence, speakers) ? 'speaker' : voiceOf(sentence, lexicon, personal)
    places.push({
      type: 'sentence',
      at: offset + at,
      endBefore: offset + text.slice(0, at).trimEnd().length,
      opensParagraph: at === 0,
      afterTag: endsTag(text, tags, at, lexicon),
      afterLead: false,
      afterNarration:
        voice === 'speech' && before !== undefined && beginsSpoken(sentence, lexicon) && isOfPaper(before, lexicon),
      voice
    })
    before = sentence
  }
  for (const {index, 0: lead} of matchesOf(lexicon.tagBefore, text)) {
    const at = offset + index + lead.length
    if (namesAfterTag(paragraph, own, index + lead.length, lexicon)) continue
    places.push({
      type: 'sentence',
      at,
      endBefore: at - 1,
      opensParagraph: false,
      afterTag: false,
      afterLead: true,
      afterNarration: false,
      voice: 'unclear'
    })
  }
  return places.sort((a, b) => offsetOf(a) - offsetOf(b))
}

/** `We have no money, and it rains.` Not `In the end we won` behind a comma: what stands before it may be the paper’s. */
export function beginsSpoken(sentence: string, {spoken}: Lexicon): boolean {
  return spoken.test(/^[^,;:–—]*/u.exec(sentence)?.[0] ?? '')
}

/** `The agency said it had no reports.` `The town cheered.` Not `He is bold.`, which somebody may say of another. */
function isOfPaper(sentence: string, lexicon: Lexicon): boolean {
  return !lexicon.spoken.test(sentence) && (lexicon.reporting.test(sentence) || isTold(sentence, lexicon))
}

/** `,” said the guide, Ana Hall.` `He said his wife, Ana, left.`: behind the comma stands who that is. */
function namesAfterTag({text, start}: Paragraph, own: readonly Mark[], at: number, lexicon: Lexicon): boolean {
  if (/^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3},/u.test(text.slice(at, at + sight))) return true
  const next = firstIndex(own.length, index => (own[index] as Mark).start >= start + at)
  const before = own[next - 1]
  if (before?.spacing !== 'close' || !/^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 3))) return false
  const clause = text.slice(before.end - start, at)
  return clause.length < sight && lexicon.invertedTag.test(clause)
}

function offsetOf(place: Place): number {
  return place.type === 'mark' ? place.mark.start : place.at
}

function voiceOf(sentence: string, lexicon: Lexicon, personal: () => boolean): Voice {
  const [words = ''] = /^[^“”"«»]*/u.exec(sentence) ?? []
  if (lexicon.editorial.test(words)) return 'speaker'
  if (lexicon.spoken.test(words)) return lexicon.reporting.test(words) || personal() ? 'unclear' : 'speech'
  return looksLikeNarration(words, lexicon) ? 'narration' : 'unclear'
}

/** Words that name who speaks in a paragraph: of the clauses that lead to speech or follow it. */
function speakersOf({text, start}: Paragraph, own: readonly Mark[], lexicon: Lexicon): ReadonlySet<string> {
  let clauses = ''
  for (const mark of own) {
    const before = text.slice(Math.max(0, mark.start - start - sight), mark.start - start)
    const after = text.slice(mark.end - start, mark.end - start + sight / 2)
    if (mark.spacing !== 'close' && leadsIn(before, lexicon)) clauses += ` ${/[^.!?“”"«»]*$/u.exec(before)?.[0] ?? ''}`
    if (mark.spacing !== 'open' && lexicon.tagAfter.test(after))
      clauses += ` ${/^,?[^.!?,;:“”"«»]*/u.exec(after)?.[0] ?? ''}`
  }
  return new Set(clauses.toLowerCase().match(/\p{L}{4,}/gu))
}

/** `Kaya then left.` `The minister then left.` */
function namesSpeaker(sentence: string, speakers: () => ReadonlySet<string>): boolean {
  const first = /^(?:The )?(\p{L}{4,})/u.exec(sentence)?.[1]?.toLowerCase()
  return first !== undefined && speakers().has(first)
}

function markPlace(
  {text, start}: Paragraph,
  own: readonly Mark[],
  index: number,
  tags: readonly number[],
  lexicon: Lexicon
): Place {
  const mark = own[index] as Mark
  const previous = own[index - 1]
  const next = own[index + 1]
  const after = text.slice(mark.end - start, mark.end - start + sight)
  const from = Math.max(previous ? previous.end - start : 0, mark.start - start - sight)
  const between = text.slice(from, mark.start - start)
  const beforeTag = lexicon.tagAfter.test(after)
  const reopens = next?.spacing === 'open' && text.slice(mark.end - start, next.start - start) === ' '
  const closesAgain = mark.spacing === 'close' && next?.spacing === 'close'
  return {
    type: 'mark',
    mark,
    beforeTag,
    endsFragment:
      previous !== undefined &&
      !/^\s?\p{Ll}/u.test(after) &&
      ((endsSpeech(text, previous, start) && isFragment(between, previous, lexicon)) ||
        (mark.spacing === 'close' &&
          previous.spacing !== 'open' &&
          echoOf(text.slice(0, previous.start - start), between, lexicon) !== '')),
    closesTag:
      mark.spacing === 'close' &&
      between.length > (reopens ? shortest : usual) &&
      endsTag(text, tags, mark.start - start, lexicon),
    alone: text === mark.text,
    listed: !beforeTag && /[,;]/u.test(between),
    reversedOpen:
      mark.spacing === 'close' &&
      next !== undefined &&
      isSpaced(text.slice(mark.end - start, next.start - start), next),
    reversedClose:
      mark.spacing !== 'close' &&
      previous !== undefined &&
      isSpaced(text.slice(previous.end - start, mark.start - start)),
    afterPause: /[,.!?…;:][’']?\s$/u.test(between),
    opensName:
      next !== undefined &&
      isName(text.slice(mark.end - start, next.start - start)) &&
      !(mark.afterStop && isAttributed(text.slice(next.end - start, next.end - start + sight), lexicon)),
    afterLead: !beforeTag && /[,:]\s?$/u.test(between) && leadsIn(between, lexicon),
    goesOn:
      !beforeTag &&
      mark.spacing === 'open' &&
      next?.spacing === 'close' &&
      opensInside(between, after, lexicon) &&
      !leadsIn(between, lexicon),
    premature:
      closesAgain && closesTooEarly(mark, previous, between, text.slice(mark.end - start, next.start - start), lexicon)
  }
}

/** A name that is quoted mostly has fewer words. */
const speechWords = 4

/** What stands between two marks that close is plain speech, or goes on with the sentence: `the cold,” and the wind,”`. */
function closesTooEarly(
  mark: Mark,
  previous: Mark | undefined,
  before: string,
  behind: string,
  lexicon: Lexicon
): boolean {
  return (
    (mark.afterStop && isPlainSpeech(behind, lexicon)) ||
    (previous?.spacing === 'open' && before.split(' ').length >= speechWords && resumes(before, behind, lexicon))
  )
}

/** `, he said.`, but not `, he said, was the best`. */
function isAttributed(after: string, {tagAfter}: Lexicon): boolean {
  const found = tagAfter.exec(after)?.[0]
  return found !== undefined && after.charAt(found.length) !== ','
}

/** One to three words without an end of their own. */
function isName(between: string): boolean {
  return between.length < 60 && /^[\p{L}\p{N}’'-]+(?: [\p{L}\p{N}’'-]+){0,2}$/u.test(between)
}

/** One to four words between two spaces, or a name that only the first mark is spaced from: `the" Urengoy",`. */
function isSpaced(between: string, next?: Mark): boolean {
  if (between.length >= 60) return false
  return (
    /^ (?:[\p{L}\p{N}’'-]+ ){1,4}$/u.test(between) ||
    (next?.spacing === 'close' && /^ \p{Lu}[\p{L}\p{N}’'-]+(?: \p{Lu}[\p{L}\p{N}’'-]+)?$/u.test(between))
  )
}

/** Not `The “Falcon” sank`, and not `“How old are you?” he asked`, where an answer may follow. */
function endsSpeech(text: string, {spacing, start, end}: Mark, offset: number): boolean {
  return spacing !== 'close' || /[,.!…]/u.test(text.charAt(start - offset - 1)) || text.charAt(end - offset) === ','
}

/** ` he said. Closer.` or ` Closer.`: a sentence end or nothing, then one to three words up to the mark. Not `Now!` */
function isFragment(between: string, previous: Mark, lexicon: Lexicon): boolean {
  const tail = /(^|[.!?…])\s{1,3}((?:[\p{L}\p{N}’'-]{1,24}\s){0,2}[\p{L}\p{N}’'-]{1,24})[.…]?\s?$/u.exec(between)
  if (!tail || (tail[1] === '' && !previous.afterStop)) return false
  if (tail[1] !== '' && !endsSentence(between.slice(0, tail.index + 1), lexicon)) return false
  return !lexicon.tagging.test(tail[2] ?? '')
}

/** How long a clause that attributes may be, in UTF-16 code units; and one that says who somebody is. */
const [longestTag, longestDescription] = [70, 180]

/** Whether ` he said.` or ` said Mr. X. ` and nothing else stands before a place. */
function endsTag(text: string, tags: readonly number[], at: number, lexicon: Lexicon): boolean {
  const tag = tags[firstFrom(tags, at) - 1]
  return tag !== undefined && at - tag <= longestDescription && isWholeTag(text.slice(tag, at), lexicon)
}

/** Whether nothing stands behind the comma of an attribution but its one sentence: ` said Mr. X. ` */
export function isWholeTag(text: string, lexicon: Lexicon): boolean {
  const clause = text.trimEnd()
  if (lexicon.described.test(clause)) return true
  if (clause.length > longestTag || !/^[^!?,;:“”"]*\.$/u.test(clause)) return false
  return !matchesOf(innerStop, clause).some(({index}) => endsSentence(clause.slice(0, index + 1), lexicon))
}

/** Not the first one of `p.m.` */
const innerStop = /\.(?!\p{L}\.|$)/gu

/** The index of the first number that is not less. A paragraph may hold a million of them. */
function firstFrom(sorted: readonly number[], least: number): number {
  return firstIndex(sorted.length, index => (sorted[index] as number) >= least)
}

/** Offsets behind the commas of `go, he said.` */
function* tagCommas(text: string, {tagAfterComma}: Lexicon): Generator<number> {
  for (let comma = nextComma(text, 0); comma !== -1; comma = nextComma(text, comma + 1)) {
    tagAfterComma.lastIndex = comma
    if (tagAfterComma.test(text)) yield comma + 1
  }
}

function nextComma(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code === 0x2c || code === 0x21 || code === 0x3f) && text.charCodeAt(index + 1) === 0x20) return index
  }
  return -1
}
