import {matchesOf} from '../../parse/matches.js'
import type {Lexicon} from './lexicon.js'
import {type Line, markPlace} from './mark-place.js'
import type {Place, SentencePlace} from './moves.js'
import {sentenceStarts} from './sentences.js'
import {endsTag, namesAfterTag, tagCommas} from './tags.js'
import {beginsSpoken, beginsWithSpeaker, isOfPaper, speakersOf, voiceOf} from './voice.js'

/** All places of an article, in order. Lines without any mark only count as breaks. */
export function* placesOf(lines: readonly Line[], lexicon: Lexicon, personal: () => boolean): Generator<Place> {
  for (const [index, line] of lines.entries()) {
    if (line.marks.length > 0) yield* placesIn(line, lexicon, personal)
    const next = lines[index + 1]
    const nextOpens = next !== undefined && opensWithMark(next)
    yield {type: 'break', at: line.paragraph.end, nextOpens, last: next === undefined}
  }
}

/** Also as a quotation in a quotation does: `‘“The monkey is not well.` Or with a space behind it, which a repair takes away. */
function opensWithMark({paragraph: {text, start}, marks: [first]}: Line): boolean {
  if (first?.spacing === 'detached')
    return first.start === start && first.end < start + text.length && first.glyph !== 'close'
  return first?.spacing === 'open' && /^[‘']?$/u.test(text.slice(0, first.start - start))
}

function placesIn(line: Line, lexicon: Lexicon, personal: () => boolean): Place[] {
  const {text, start} = line.paragraph
  const tags = [...tagCommas(text, lexicon)]
  const places: Place[] = [
    ...line.marks.map((_, index) => markPlace(line, index, tags, lexicon)),
    ...tags.map(at => ({type: 'tag', at: start + at}) as const),
    ...sentencePlaces(line, tags, lexicon, personal),
    ...placesBehindLeads(line, lexicon)
  ]
  return places.sort((a, b) => offsetOf(a) - offsetOf(b))
}

/** No more of a sentence is looked at, in UTF-16 code units. */
const longestSentence = 640

function* sentencePlaces(
  {paragraph, marks}: Line,
  tags: readonly number[],
  lexicon: Lexicon,
  personal: () => boolean
): Generator<SentencePlace> {
  const {text, start: offset} = paragraph
  const starts = [...sentenceStarts(text, lexicon)]
  let found: ReadonlySet<string> | undefined
  const speakers = () => (found ??= speakersOf(paragraph, marks, lexicon))
  let before: string | undefined
  for (const [index, at] of starts.entries()) {
    if (offset + at === marks[0]?.start) continue
    const sentence = text.slice(at, Math.min(starts[index + 1] ?? text.length, at + longestSentence))
    const voice = beginsWithSpeaker(sentence, speakers) ? 'speaker' : voiceOf(sentence, lexicon, personal)
    const isSpeech = voice === 'speech' && beginsSpoken(sentence, lexicon)
    yield {
      type: 'sentence',
      at: offset + at,
      endBefore: offset + text.slice(0, at).trimEnd().length,
      opensParagraph: at === 0,
      afterTag: endsTag(text, tags, at, lexicon),
      afterLead: false,
      afterNarration: isSpeech && before !== undefined && isOfPaper(before, lexicon),
      voice
    }
    before = sentence
  }
}

/** Behind the comma or colon of `she said, I read it`. */
function* placesBehindLeads({paragraph, marks}: Line, lexicon: Lexicon): Generator<SentencePlace> {
  for (const {index, 0: lead} of matchesOf(lexicon.tagBefore, paragraph.text)) {
    const behind = index + lead.length
    if (namesAfterTag(paragraph, marks, behind, lexicon)) continue
    const at = paragraph.start + behind
    yield {
      type: 'sentence',
      at,
      endBefore: at - 1,
      opensParagraph: false,
      afterTag: false,
      afterLead: true,
      afterNarration: false,
      voice: 'unclear'
    }
  }
}

function offsetOf(place: Place): number {
  return place.type === 'mark' ? place.mark.start : place.at
}
