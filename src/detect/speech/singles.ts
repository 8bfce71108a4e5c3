import {matchesOf} from '../../parse/matches.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import {partnerOf} from './partner.js'
import {marksAround, type Pair, type Passage, textOf} from './passage.js'
import {tagSight} from './tags.js'

/**
 * `“We will go,' he said.`: a single mark before an attribution closes what a double one opens. Only behind a comma or a stop: elsewhere it
 * may drop a letter.
 */
export function closedInSingle(passage: Passage, {open, start}: Pair): Damage | undefined {
  if (!open || !isDouble(open.text)) return undefined
  const end = marksAround(passage, start).after?.start ?? passage.paragraph.end
  const at = singleBeforeTag(textOf(passage, start, end), passage.lexicon)
  if (at === undefined) return undefined
  return {name: 'mixed', range: [start + at, start + at + 1], expected: partnerOf(open, 'close')}
}

/** `'We will go,” he said.`: a single mark that begins the line opens what a double one closes. */
export function openedInSingle(passage: Passage, {close, end}: Pair): Damage | undefined {
  const {start} = passage.paragraph
  if (!close || !isDouble(close.text)) return undefined
  const speech = textOf(passage, start, end)
  const behind = textOf(passage, close.end, Math.min(passage.paragraph.end, close.end + tagSight))
  const isPaused = /[.,!?…]$/u.test(speech) || behind.startsWith(',')
  if (!isPaused || !wholeWord.test(speech) || !passage.lexicon.tagAfter.test(behind)) return undefined
  if (looseSingle.test(speech.slice(1))) return undefined
  return {name: 'mixed', range: [start, start + 1], expected: partnerOf(close, 'open')}
}

/** Whether a single mark may end speech that opens with a double one: `“We go', the keeper, Hall, tells us.` */
export function mayCloseInSingle(speech: string): boolean {
  return singles(speech).find(({role}) => role !== 'apostrophe')?.role === 'close'
}

/** In articles that quote with other marks single ones have uses of their own. */
function isDouble(text: string): boolean {
  return /^["“”]$/u.test(text)
}

/** Words that have lost no letter at their start, as `'Course` and `'Twas` have. */
const wholeWord =
  /^['‘](?:I|We|You|They|She|The|This|That|These|There|Then|And|But|If|When|What|Who|Why|My|Our|Your|No|Yes|For|With)(?=[ ,’'])/u

/** One that is not inside a word may be its partner: `'No' voters`. */
const looseSingle = /['‘’](?!\p{L})|(?<!\p{L})['‘’]/u

/** Nothing between may open in single marks: the one that closes would be its own. */
function singleBeforeTag(speech: string, lexicon: Lexicon): number | undefined {
  for (const {at, role} of singles(speech)) {
    if (role === 'other') return undefined
    if (role !== 'close' || !/[,.!?…]/u.test(speech.charAt(at - 1))) continue
    if (lexicon.tagAfter.test(speech.slice(at + 1, at + 1 + tagSight))) return at
  }
  return undefined
}

interface Single {
  readonly at: number
  readonly role: 'close' | 'apostrophe' | 'other'
}

function singles(text: string): Single[] {
  return matchesOf(/['‘’]/gu, text).map(({index}) => {
    const before = text.charAt(index - 1)
    const after = text.charAt(index + 1)
    if (/\p{L}/u.test(before) && /\p{L}/u.test(after)) return {at: index, role: 'apostrophe'}
    if (!/[\p{L},.!?…]/u.test(before) || !/^[ ,.]?$/u.test(after)) return {at: index, role: 'other'}
    return {at: index, role: endsShort.test(text.slice(Math.max(0, index - 4), index)) ? 'apostrophe' : 'close'}
  })
}

/** What an apostrophe may end: `the boys’ bus`, `Alvarez’`, `singin’`, `an’`, `wi’`, `ol’`. */
const endsShort = /(?:[szx]|in|(?:^|[^\p{L}])\p{L}{1,3})$/iu
