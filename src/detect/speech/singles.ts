import {matchesOf} from '../../parse/matches.js'
import type {Damage} from './damages.js'
import type {Lexicon} from './lexicon.js'
import {partnerOf} from './partner.js'
import {marksAround, type Pair, type Passage, textOf} from './passage.js'

/** How far behind a single mark an attribution is looked for, in UTF-16 code units. */
const sight = 160

/** `“We will go,' he said.`: a single mark before an attribution closes what a double one opens. */
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
  if (!/^['‘](?=\p{Lu})/u.test(speech) || dropped.test(speech)) return undefined
  const behind = textOf(passage, close.end, Math.min(passage.paragraph.end, close.end + sight))
  const isPaused = /[.,!?…]$/u.test(speech) || behind.startsWith(',')
  const isTagged = isPaused && passage.lexicon.tagAfter.test(behind)
  if (!isTagged || singles(speech.slice(1)).some(({role}) => role !== 'apostrophe')) return undefined
  return {name: 'mixed', range: [start, start + 1], expected: partnerOf(close, 'open')}
}

/** Whether a single mark may end speech that opens with a double one: `“We go', the keeper, Hall, tells us.` */
export function mayCloseInSingle(speech: string): boolean {
  const role = singles(speech).find(one => one.role !== 'apostrophe')?.role
  return role === 'close'
}

function isDouble(text: string): boolean {
  return /^["“”]$/u.test(text)
}

/** Where a single mark stands for a letter: `’90s`, `'Twas`, `’Ndrangheta`. */
const dropped =
  /^['‘](?:\d0s|n|em|til|tis|twas|cause|bout|round|cos|ere|im|er?|[ae]llo|ow|ome|arry|ndrangheta)(?!\p{L})/iu

/** Nothing between may open in single marks: the one that closes would be its own. */
function singleBeforeTag(speech: string, lexicon: Lexicon): number | undefined {
  for (const {at, role} of singles(speech)) {
    if (role === 'other') return undefined
    if (role === 'close' && lexicon.tagAfter.test(speech.slice(at + 1, at + 1 + sight))) return at
  }
  return undefined
}

interface Single {
  readonly at: number
  /** An apostrophe may also end a word: `the boys’ bus`, `singin’`. */
  readonly role: 'close' | 'apostrophe' | 'other'
}

function singles(text: string): Single[] {
  return matchesOf(/['‘’]/gu, text).map(({index}) => {
    const before = text.charAt(index - 1)
    const after = text.charAt(index + 1)
    if (/\p{L}/u.test(before) && /\p{L}/u.test(after)) return {at: index, role: 'apostrophe'}
    if (!/[\p{L}\p{N},.!?…]/u.test(before) || !/^[ ,.]?$/u.test(after)) return {at: index, role: 'other'}
    return {at: index, role: /(?:s|in)$/u.test(text.slice(Math.max(0, index - 2), index)) ? 'apostrophe' : 'close'}
  })
}
