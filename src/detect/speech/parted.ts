import type {Damage} from './damages.js'
import {type Passage, staysOpen, textBehind} from './passage.js'
import {leadsIn} from './speakers.js'

/** A mark that a line break parts from its speech: it goes to the line that it belongs to. */
export function partedFromSpeech(
  passage: Passage,
  before: Passage | undefined,
  behind: Passage | undefined
): Damage | undefined {
  return closesLineBefore(passage, before) ?? opensNextLine(passage, before, behind)
}

/** `She said: “` and below it `We go,” and left.`; or the mark has a line of its own. */
function opensNextLine(passage: Passage, before: Passage | undefined, behind: Passage | undefined): Damage | undefined {
  const {paragraph, lexicon, marks} = passage
  const mark = marks.at(-1)
  if (!mark || !behind || mark.end !== paragraph.end || mark.glyph === 'close' || !closesFirst(behind)) return undefined
  const lead = paragraph.text.slice(0, mark.start - paragraph.start)
  const range = [mark.start, mark.end] as const
  if (lead === '') {
    if (before && staysOpen(before)) return undefined
    return {name: 'detached', range, edits: [{range: [paragraph.start, behind.paragraph.start], text: mark.text}]}
  }
  if (!/[:,] ?$/u.test(lead) || !leadsIn(`${lead.trimEnd()} `, lexicon)) return undefined
  const edits = [
    {range: [paragraph.start + lead.trimEnd().length, mark.end] as const, text: ''},
    {range: [behind.paragraph.start, behind.paragraph.start] as const, text: mark.text}
  ]
  return {name: 'detached', range, edits}
}

/** Begins with a capital, and its first mark closes speech: at its end, or before an attribution. */
function closesFirst(passage: Passage): boolean {
  const [first] = passage.marks
  if (first?.spacing !== 'close' || first.glyph === 'open' || !/^\p{Lu}/u.test(passage.paragraph.text)) return false
  const after = textBehind(passage, first.end)
  return after === '' || passage.lexicon.tagAfter.test(after)
}

/** `“We go,` and below it `” he said.` */
function closesLineBefore({paragraph, marks, lexicon}: Passage, before: Passage | undefined): Damage | undefined {
  const [mark, next] = marks
  if (!mark || !before || !staysOpen(before)) return undefined
  if (mark.start !== paragraph.start || mark.glyph === 'open' || next?.spacing === 'close') return undefined
  const after = paragraph.text.slice(mark.end - paragraph.start)
  const isAfterStop = mark.glyph === 'close' && /[.!?…]$/u.test(before.paragraph.text)
  if (!/^ \S/u.test(after) || !(isAfterStop || lexicon.tagAfter.test(after))) return undefined
  const {end} = before.paragraph
  const edits = [
    {range: [end, end] as const, text: mark.text},
    {range: [mark.start, mark.end + 1] as const, text: ''}
  ]
  return {name: 'detached', range: [mark.start, mark.end], edits}
}
