import type {Document, Paragraph} from '../../parse/document.js'
import {cheapestReading, type Step} from './automaton.js'
import type {Mark} from './marks.js'
import {placesOf, stretchOf} from './places.js'

/** A mark that the reading keeps, with its partner. */
export interface Pair {
  readonly open: Mark | undefined
  readonly close: Mark | undefined
  /** Where speech begins and ends, marks not included, dropped marks included. */
  readonly start: number
  readonly end: number
  readonly nested: boolean
}

/** One paragraph as the cheapest reading sees it. */
export interface Passage {
  readonly paragraph: Paragraph
  readonly marks: readonly Mark[]
  readonly steps: readonly Step[]
  readonly pairs: readonly Pair[]
}

const passages = new WeakMap<Document, readonly Passage[]>()

/** Read an article once, whatever number of rules ask. */
export function passagesOf(document: Document): readonly Passage[] {
  let known = passages.get(document)
  if (!known) passages.set(document, (known = read(document)))
  return known
}

function read(document: Document): Passage[] {
  if (!/["“”]|''|``|’’|‘‘/u.test(document.text)) return []
  const swedish = !document.text.includes('“')
  const stretches = document.paragraphs
    .map(stretchOf)
    .map(one => (swedish ? {...one, marks: one.marks.map(unturned)} : one))
  const steps = cheapestReading([...placesOf(stretches)])
  const result: Passage[] = []
  let first = 0
  for (const {paragraph, marks} of stretches) {
    const last = steps.findIndex((step, index) => index >= first && step.place.type === 'break')
    const own = steps.slice(first, last + 1)
    result.push({paragraph, marks, steps: own, pairs: [...pairs(own, paragraph)]})
    first = last + 1
  }
  return result
}

/** Where no `“` stands in an article, `”` opens as well: Swedish and Finnish write so. */
function unturned(mark: Mark): Mark {
  return mark.glyph === 'close' ? {...mark, glyph: 'neutral'} : mark
}

function* pairs(steps: readonly Step[], paragraph: Paragraph): Generator<Pair> {
  const opened: {mark: Mark | undefined; start: number}[] = []
  for (const {place, action} of steps) {
    const mark = place.type === 'mark' ? place.mark : undefined
    const at = place.type === 'mark' ? place.mark.start : place.at
    if (action === 'open' || action === 'nest' || action === 'insertOpen') opened.push({mark, start: mark?.end ?? at})
    if (
      action === 'close' ||
      action === 'unnest' ||
      action === 'insertClose' ||
      action === 'continue' ||
      action === 'carry'
    ) {
      const open = opened.pop() ?? {mark: undefined, start: paragraph.start}
      yield {open: open.mark, close: mark, start: open.start, end: at, nested: opened.length > 0}
    }
  }
}
