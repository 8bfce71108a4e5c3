import type {Alternative, Edit} from '../../types.js'
import {dropEdit} from './drop-edit.js'
import type {Step} from './moves.js'
import {partnerOf} from './partner.js'
import type {Passage} from './passage.js'

/** How many words of the article a reading quotes to name a place. */
const quoted = 4

/** The second-best reading at a step of a passage, told to a person, with what it would do. */
export function alternativeAt(passage: Passage, index: number): Alternative | undefined {
  const steps = passage.reading.otherwise(passage.first + index)
  if (steps.length === 0) return undefined
  const own = passage.steps[index]?.place
  const told = steps.map(step => sentenceFor(passage, step, step.place === own)).filter(one => one !== undefined)
  const edits = steps.flatMap(step => editFor(passage, step) ?? [])
  return {reading: told.slice(0, 2).join('; ') || 'the text is right as it stands', edits}
}

function sentenceFor(passage: Passage, {place, action}: Step, own: boolean): string | undefined {
  const at = place.type === 'mark' ? place.mark.start : place.at
  const mark = own ? 'the mark' : `the mark in \`${around(passage, at)}\``
  switch (action) {
    case 'open':
    case 'nest':
      return `${mark} opens`
    case 'close':
    case 'unnest':
      return `${mark} closes`
    case 'drop':
    case 'fragment':
      return `${mark} is one too many`
    case 'otherSign':
      return `${mark} is an apostrophe or a sign of inches`
    case 'insertOpen':
      return `speech begins at \`${wordsFrom(passage, at)}\``
    case 'insertClose':
      return `speech ends at \`${wordsTo(passage, at)}\``
    case 'continue':
    case 'carry':
      return 'speech goes on in the next paragraph'
    case 'none':
      return undefined
  }
}

function editFor(passage: Passage, {place, action}: Step): Edit | undefined {
  if (place.type === 'mark') {
    const {start, end, glyph} = place.mark
    if (action === 'drop' || action === 'fragment') return dropEdit(passage, place.mark)
    const opens = action === 'open' || action === 'nest'
    if (action === 'otherSign' || glyph === 'neutral' || (glyph === 'open') === opens) return undefined
    return {range: [start, end], text: partnerOf(place.mark, opens ? 'open' : 'close')}
  }
  if (action !== 'insertOpen' && action !== 'insertClose') return undefined
  // Of a reading that goes on in the next paragraph nothing is told but what it does in this one.
  const at =
    place.type === 'sentence' && action === 'insertClose' ? place.endBefore : Math.min(place.at, passage.paragraph.end)
  return {range: [at, at], text: partnerOf(passage.guide, action === 'insertOpen' ? 'open' : 'close')}
}

function around({paragraph}: Passage, at: number): string {
  return paragraph.text.slice(Math.max(0, at - paragraph.start - 12), at - paragraph.start + 12).trim()
}

function wordsFrom({paragraph}: Passage, at: number): string {
  const words = paragraph.text.slice(at - paragraph.start, at - paragraph.start + 60).split(/\s+/u)
  return `${words.slice(0, quoted).join(' ')}…`
}

function wordsTo({paragraph}: Passage, at: number): string {
  const words = paragraph.text
    .slice(Math.max(0, at - paragraph.start - 60), at - paragraph.start)
    .trimEnd()
    .split(/\s+/u)
  return `…${words.slice(-quoted).join(' ')}`
}
