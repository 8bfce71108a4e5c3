import type {Edit, FixTier} from '../../types.js'
import type {Place, Step} from './automaton.js'
import type {Damage} from './damages.js'
import {endsInReport, isPlainSpeech, leadIn, looksLikeNarration, reports, swallowed, tagAfter} from './lexicon.js'
import type {Mark} from './marks.js'
import {marksAround, type Pair, pairOf, type Passage} from './passage.js'
import {sentenceStarts} from './places.js'

/** What the reading changes at single marks: dropped, added, turned, moved to where they belong. */
export function* markDamages(passage: Passage, before: Passage | undefined): Generator<Damage> {
  for (const step of passage.steps) {
    const damage = alone(passage, before, step) ?? damageAt(passage, step)
    if (damage) yield damage
  }
}

function damageAt(passage: Passage, {place, action, from}: Step): Damage | undefined {
  if (place.type === 'mark') {
    if (action === 'fragment') return fragment(passage, place.mark)
    if (action === 'drop')
      return from === 'outside' ? unpaired(passage, place.mark) : droppedInside(passage, place.mark)
    return misplaced(passage, place.mark, action === 'open' || action === 'nest')
  }
  if (action === 'insertOpen' && place.type === 'sentence') return unopened(passage, place)
  if (action === 'insertClose' && place.type === 'tag') return unclosedBeforeTag(passage, place.at)
  if (action === 'insertClose') return unclosed(passage, place.at)
  return undefined
}

function textOf({paragraph}: Passage, start: number, end: number): string {
  return paragraph.text.slice(Math.max(0, start - paragraph.start), Math.max(0, end - paragraph.start))
}

/** The space of a dropped mark that stands alone goes with it. */
function dropEdit({paragraph}: Passage, mark: Mark): Edit {
  const before = paragraph.text[mark.start - paragraph.start - 1]
  const lone = mark.spacing === 'detached' && before === ' '
  return {range: [lone ? mark.start - 1 : mark.start, mark.end], text: ''}
}

/** A mark on a line of its own goes with its line. */
function alone({paragraph}: Passage, before: Passage | undefined, {place, action}: Step): Damage | undefined {
  if (action !== 'drop' || place.type !== 'mark' || paragraph.text.trim() !== place.mark.text || !before)
    return undefined
  const edits = [{range: [before.paragraph.end, paragraph.end] as const, text: ''}]
  return {name: 'unpaired', range: [place.mark.start, place.mark.end], edits, expected: ''}
}

function droppedInside(passage: Passage, mark: Mark): Damage {
  const edits = [dropEdit(passage, mark)]
  const range = [mark.start, mark.end] as const
  if (mark.adjacent && mark.spacing !== 'detached') return {name: 'doubled', range, edits, expected: ''}
  const opener = pairOf(passage, mark)
  const before = textOf(passage, opener?.start ?? passage.paragraph.start, mark.start)
  if (mark.spacing === 'open' && mark.afterStop) {
    const doubtful = endsInReport(before) || passage.nests
    return {
      name: 'reopened',
      range,
      edits,
      expected: '',
      ...(doubtful && suggest('The words before it may not be speech'))
    }
  }
  if (mark.spacing !== 'close') return {name: 'unpaired', range, edits, expected: '', fix: 'suggest'}
  const next = marksAround(passage, mark.end).after
  const between = textOf(passage, mark.end, next?.start ?? passage.paragraph.end)
  const fix: FixTier = isPlainSpeech(between) ? 'safe' : 'suggest'
  return {name: 'premature-close', range, edits, expected: '', fix, note: 'A later mark closes the speech again'}
}

function unpaired(passage: Passage, mark: Mark): Damage {
  const edits = [dropEdit(passage, mark)]
  const name = mark.adjacent ? 'doubled' : 'unpaired'
  const sure = mark.adjacent && mark.spacing !== 'open'
  return {
    name,
    range: [mark.start, mark.end],
    edits,
    expected: '',
    ...(!sure && suggest('It has no partner in its paragraph'))
  }
}

function fragment(passage: Passage, mark: Mark): Damage {
  const previous = marksAround(passage, mark.start).before
  const from = previous?.end ?? passage.paragraph.start
  const between = textOf(passage, from, mark.start)
  const words = /\s*(?:[\p{L}\p{N}’'-]+\s)*[\p{L}\p{N}’'-]+[.!?…]?\s?$/u.exec(between.slice(-90))?.[0] ?? ''
  const start = mark.start - words.length
  return {
    name: 'stray-fragment',
    range: [start + (words.length - words.trimStart().length), mark.end],
    edits: [{range: [start, mark.end], text: ''}],
    expected: ''
  }
}

function partnerGlyph(mark: Mark | undefined, missing: 'open' | 'close'): string {
  if (mark?.text === '"' || mark?.text === "''") return mark.text
  if (mark?.text === '``') return "''"
  return missing === 'open' ? '“' : '”'
}

function unopened(passage: Passage, place: Extract<Place, {type: 'sentence'}>): Damage {
  const {at} = place
  const pair = pairOf(passage, at)
  const speech = textOf(passage, at, pair?.end ?? at)
  const starts = [...sentenceStarts(speech)].length
  const whole = /^[^'‘]/u.test(speech) && /[.,!?…]['’]?\s?$/u.test(speech)
  const tagged = place.afterTag
  const sure =
    tagged ||
    (whole &&
      at === passage.paragraph.start &&
      !reports(speech) &&
      (starts === 1 || (isPlainSpeech(speech) && endsTurn(passage, pair?.close))))
  const edits = [{range: [at, at] as const, text: partnerGlyph(pair?.close, 'open')}]
  const range = [pair?.close?.start ?? at, pair?.close?.end ?? at] as const
  return {name: 'unopened', range, edits, ...(!sure && suggest('Speech could begin at another sentence'))}
}

/** Speech that is over: a tag or the end of the paragraph follows. */
function endsTurn({paragraph}: Passage, close: Mark | undefined): boolean {
  if (!close) return false
  const after = paragraph.text.slice(close.end - paragraph.start, close.end - paragraph.start + 160)
  return (
    after.trim() === '' ||
    (tagAfter.test(after) &&
      !/^\s*(?:When|If|As|But|And|So|Then|After|Before|While|Because|That|This|Now)\b/u.test(after))
  )
}

function unclosedBeforeTag(passage: Passage, at: number): Damage {
  const pair = pairOf(passage, at)
  const late = marksAround(passage, at).after
  const astray = late && endsWithTag(passage, at, late)
  const edits: Edit[] = [{range: [at, at], text: partnerGlyph(pair?.open, 'close')}]
  if (astray) edits.push(dropEdit(passage, late))
  return {name: 'unclosed-before-tag', range: [at - 1, at], edits, ...(!pair?.open && suggest('It opens nowhere'))}
}

/** `go, he said.”`: the mark that should stand before the tag stands behind it. */
function endsWithTag(passage: Passage, at: number, late: Mark): boolean {
  const tag = textOf(passage, at, late.start)
  return late.spacing === 'close' && tag.length <= 70 && /^[^.!?,;:]*\.\s?$/u.test(tag)
}

function unclosed(passage: Passage, end: number): Damage {
  const pair = pairOf(passage, end)
  const text = textOf(passage, pair?.start ?? end, end)
  const at = end - (text.length - text.trimEnd().length)
  const open = pair?.open
  const edits = [{range: [at, at] as const, text: partnerGlyph(open, 'close')}]
  const range = open ? ([open.start, open.end] as const) : ([at, at] as const)
  const clause = swallowed.exec(text.trimEnd())
  if (clause && pair) return swallowedAttribution(pair, clause)
  const before = textOf(passage, passage.paragraph.start, open?.start ?? end)
  const begins = open?.afterStop === true || leadIn.test(before.slice(-120)) || /,\s*$/u.test(before)
  const rest = [...sentenceStarts(text)].slice(1).map(start => text.slice(start))
  const nested = passage.nests
  const narrated = nested || rest.some(looksLikeNarration) || reports(text) || namesAgain(before, text)
  const sure = begins && !narrated && /[.!?…]['’)\]]{0,2}$/u.test(text.trimEnd())
  return {name: 'unclosed', range, edits, ...(!sure && suggest('The speech may end before the paragraph does'))}
}

/** `Soyluer said: “The price is low. Soyluer then left`: nobody calls himself by his name. */
function namesAgain(before: string, speech: string): boolean {
  const name = /^.*(?<!\p{L})(\p{Lu}[\p{L}’'-]{2,}) \p{Ll}+(?: [^.“”"]{0,40})?[:,]\s*$/su.exec(before.slice(-120))?.[1]
  return name !== undefined && new RegExp(String.raw`[.!?] ${name}\b`, 'u').test(speech)
}

function swallowedAttribution(pair: Pair, match: RegExpExecArray): Damage {
  const start = pair.start + match.index
  const end = start + match[0].length
  const mark = partnerGlyph(pair.open, 'close')
  const edit: Edit = match[1] ? {range: [start - 1, start], text: `,${mark}`} : {range: [start, end], text: mark}
  return {name: 'swallowed-attribution', range: [start, end], edits: [edit], fix: 'suggest'}
}

function suggest(note: string) {
  return {fix: 'suggest', note} as const
}

/** A mark that is kept, but looks the wrong way or stands in the wrong place. */
function misplaced(passage: Passage, mark: Mark, opens: boolean): Damage | undefined {
  const {text, start} = passage.paragraph
  const before = /\s*$/u.exec(text.slice(Math.max(0, mark.start - start - 3), mark.start - start))?.[0] ?? ''
  const after = /^\s*/u.exec(text.slice(mark.end - start, mark.end - start + 3))?.[0] ?? ''
  const glyph = opens ? (mark.glyph === 'close' ? '“' : mark.text) : mark.glyph === 'open' ? '”' : mark.text
  const previous = text[mark.start - start - 1 - before.length] ?? ''
  const following = text[mark.end - start + after.length] ?? ''
  const left = opens
    ? before === '' && /[\p{L}.,:;!?”]/u.test(previous)
      ? ' '
      : before
    : previous === ''
      ? before
      : ''
  const right = opens ? '' : after === '' && /[\p{L}“]/u.test(following) ? ' ' : after
  const detached = mark.spacing === 'detached' || (opens ? after !== '' : before !== '' && mark.spacing !== 'close')
  const expected = left + glyph + right
  const range = [mark.start - before.length, mark.end + after.length] as const
  if (glyph !== mark.text)
    return {name: 'turned', range, expected, ...(mark.spacing === 'glued' && suggest('It stands between two letters'))}
  if (text.slice(range[0] - start, range[1] - start) === expected) return undefined
  if (!opens && detached && /['’]/u.test(previous)) return undefined // ‘…now,’ ” she said: a space between two marks.
  if (detached) {
    const led =
      mark.spacing !== 'close' ||
      !opens ||
      leadIn.test(text.slice(Math.max(0, mark.start - start - 120), mark.start - start))
    return {name: 'detached', range, expected, ...(!led && suggest('It may close a quotation that opens nowhere'))}
  }
  if (!opens && !/[.,!?…]/u.test(previous)) {
    // “sponsor”of, but not “anti-”and nor “B”s.
    if (mark.glyph !== 'close' || !/\p{L}/u.test(previous) || !/^\p{L}{2}/u.test(text.slice(mark.end - start)))
      return undefined
  }
  return {name: 'glued', range, expected}
}
