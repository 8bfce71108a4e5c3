import type {Damage} from './damages.js'
import type {Mark} from './marks.js'
import type {MarkPlace} from './moves.js'
import {partnerOf} from './partner.js'
import {followsAttribution, isClosed, type Passage} from './passage.js'

/** A mark with its neighbours: the white space around it, and what stands beyond. */
interface Surroundings {
  readonly before: string
  readonly after: string
  readonly previous: string
  readonly following: string
}

/** Marks that their own scripts and languages space in another way than English. */
const spacedByCustom = /[«»‹›「」『』〝〞〟]/u

/** A mark that is kept, but looks the wrong way or stands in the wrong place. */
export function misplaced(passage: Passage, place: MarkPlace, opens: boolean): Damage | undefined {
  const {mark} = place
  const around = surroundings(passage, mark)
  const comma = opens ? undefined : beforeItsComma(passage, mark)
  if (comma) return comma
  const {before, after} = around
  const glyph = partnerOf(mark, opens ? 'open' : 'close')
  if (opens && before === '' && /\p{N}/u.test(around.previous) && /["'″]/u.test(glyph)) return undefined // A 12"LP, 89' and.
  const range = [mark.start - before.length, mark.end + after.length] as const
  const expected = opens ? openingIn(around, glyph) : closingIn(around, glyph)
  if (glyph !== mark.text) {
    const note = doubtTurned(passage, place, opens, around)
    return {name: 'turned', range, expected, ...(note !== undefined && {fix: 'suggest', note})}
  }
  if (before + glyph + after === expected || spacedByCustom.test(glyph)) return undefined
  const detached = mark.spacing === 'detached' || (opens ? after !== '' : before !== '' && mark.spacing !== 'close')
  if (detached) return detachedMark(passage, place, opens, around, {range, expected})
  return !opens && isMeant(passage, mark, around) ? undefined : {name: 'glued', range, expected}
}

/** `Zenit” beat Spartak”`: what stands with the word before it closes, unless a clause leads to speech: `said:” We go`. */
function doubtTurned(
  passage: Passage,
  {mark, afterLead, beforeTag}: MarkPlace,
  opens: boolean,
  {previous}: Surroundings
): string | undefined {
  // Of `ours,“argued Hall` both sides tell that speech ends there.
  const endsSpeech = beforeTag && !opens && /[,.!?…]/u.test(previous)
  if (mark.spacing === 'glued' && !endsSpeech) return 'It stands between two letters'
  return opens && mark.spacing === 'close' && !afterLead && !isDangling(passage, mark) ? mayClose : undefined
}

/** `the” plan”`: nothing that is quoted ends in such a word. */
function isDangling({paragraph: {text, start}, lexicon}: Passage, {start: at}: Mark): boolean {
  const before = text.slice(Math.max(0, at - start - 20), at - start)
  return /\p{L}$/u.test(before) && lexicon.dangling.test(before)
}

const mayClose = 'It may close a quotation that opens nowhere'

/** `go ” , he said`: the space shows that comma and mark have changed places. A stop only where its paragraph writes `.”`. */
function beforeItsComma({paragraph: {text, start}}: Passage, mark: Mark): Damage | undefined {
  const gap = /^ {1,2}[,.]/u.exec(text.slice(mark.end - start, mark.end - start + 3))?.[0]
  if (
    gap === undefined ||
    !/[“”"]/u.test(mark.text) ||
    !/[\p{L}\p{N}]$/u.test(text.slice(0, mark.start - start).slice(-1))
  )
    return undefined
  const stop = gap.slice(-1)
  const rest = text.slice(mark.end + gap.length - start)
  if (stop === '.' && !(/[,.][”"]/u.test(text) && /^(?:$| \p{Lu})/u.test(rest))) return undefined
  return {name: 'detached', range: [mark.start, mark.end + gap.length], expected: stop + mark.text}
}

function detachedMark(
  passage: Passage,
  {mark, beforeTag, reversedOpen, reversedClose}: MarkPlace,
  opens: boolean,
  {previous, following}: Surroundings,
  damage: Pick<Damage, 'range' | 'expected'>
): Damage | undefined {
  const {paragraph, lexicon} = passage
  if (/['‘’]/u.test(opens ? following : previous)) return undefined // ‘…now,’ ” she said: a space between two marks.
  const before = paragraph.text.slice(Math.max(0, mark.start - paragraph.start - 120), mark.start - paragraph.start)
  const isLed = lexicon.leadIn.test(before)
  if (opens && !isLed && before !== '' && !isClosed(passage, mark))
    return {name: 'detached', ...damage, fix: 'suggest', note: mayBeNone}
  const sure = opens
    ? mark.spacing !== 'close' ||
      reversedOpen ||
      isLed ||
      followsAttribution(passage, mark) ||
      isDangling(passage, mark) ||
      (mark.glyph === 'open' && !beforeTag && /\p{L}/u.test(previous))
    : mark.spacing !== 'open' || reversedClose || beforeTag
  const note = opens ? mayClose : 'It may open a quotation that closes nowhere'
  return {name: 'detached', ...damage, ...(!sure && {fix: 'suggest', note})}
}

const mayBeNone = 'It closes nowhere, and may be one too many'

/** `“sponsor”of` and `"sponsor"of` are slips, but not `“anti-”and`, nor `“B”s`. */
function isMeant({paragraph: {text, start}}: Passage, mark: Mark, {previous}: Surroundings): boolean {
  if (/[.,!?…]/u.test(previous)) return false
  if (!/\p{L}/u.test(previous)) return true
  const after = text.slice(mark.end - start, mark.end - start + 6)
  return mark.glyph === 'close' ? !/^\p{L}{2}/u.test(after) : mark.glyph === 'open' || !functionWord.test(after)
}

/** What goes on with a sentence, and ends no word. */
const functionWord = /^(?:of|and|but|for|with|that|was|were|who|which)(?!\p{L})/u

function surroundings({paragraph: {text, start}}: Passage, mark: Mark): Surroundings {
  const from = mark.start - start
  const to = mark.end - start
  const before = /\s*$/u.exec(text.slice(Math.max(0, from - 3), from))?.[0] ?? ''
  const after = /^\s*/u.exec(text.slice(to, to + 3))?.[0] ?? ''
  return {before, after, previous: text[from - 1 - before.length] ?? '', following: text[to + after.length] ?? ''}
}

function openingIn({before, previous}: Surroundings, glyph: string): string {
  return (before === '' && /[\p{L}\p{N}.,:;!?”]/u.test(previous) ? ' ' : before) + glyph
}

function closingIn({after, following}: Surroundings, glyph: string): string {
  return glyph + (after === '' && /[\p{L}“]/u.test(following) ? ' ' : after)
}
