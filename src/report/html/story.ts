import type {Outcome} from '../../types.js'
import {certified} from '../certified.js'
import {findings, nameOf, type Placed} from '../placed.js'
import {count, outcomeOf} from '../words.js'
import {blocks} from './blocks.js'
import {escape, keptText, markedText, sentence} from './escape.js'
import {type Mark, marksOf, type Piece, piecesOf} from './marks.js'
import {note} from './note.js'

/** More unchanged paragraphs in a row than these are folded away. */
const shownUnchanged = 2

type Cleaned = Extract<Outcome, {type: 'cleaned'}>

/** A paragraph as it is drawn, and the notes that belong beside it. */
interface Paragraph {
  readonly html: string
  readonly notes: readonly string[]
  readonly isMarked: boolean
}

/** One article with its changes in place. Nothing found: nothing to look at, and an empty string. */
export function story(outcome: Cleaned, number: number): string {
  const {article, result} = outcome
  const found = findings(result.input, result.ledger.decisions)
  if (found.length === 0 && result.verdict !== 'hold') return ''
  const rules = [...new Set(found.map(one => one.decision.message.ruleId))]
  const id = `a${number}`
  return [
    `<article class="story" id="${id}" data-verdict="${result.verdict}" data-rules="${escape(JSON.stringify(rules))}">`,
    `<header><h2><bdi>${keptText(nameOf(article))}</bdi></h2>`,
    `<p class="meta"><span class="verdict ${result.verdict === 'hold' ? 'hold' : 'go'}">${result.verdict}</span> `,
    `${tally(found)}</p></header>`,
    result.verdict === 'hold' ? reasons(result.reasons) : '',
    `<p class="meta">Certificate: ${certified(result.certificate).map(sentence).join(' · ')}</p>`,
    ...folded(paragraphs(result.input, found, result.fatal !== undefined, id)),
    '</article>\n'
  ].join('')
}

function tally(found: readonly Placed[]): string {
  const number = (name: string) => found.filter(one => outcomeOf(one.decision) === name).length
  const applied = number('applied')
  const suggested = number('suggested')
  const rest = found.length - applied - suggested
  return [
    ...(applied > 0 ? [count(applied, 'repair')] : []),
    ...(suggested > 0 ? [count(suggested, 'suggestion')] : []),
    ...(rest > 0 ? [`${rest} left alone`] : [])
  ].join(' · ')
}

function reasons(sentences: readonly string[]): string {
  return `<ul class="reasons">${sentences.map(one => `<li>${sentence(one)}</li>`).join('')}</ul>`
}

function paragraphs(input: string, found: readonly Placed[], isHeld: boolean, id: string): Paragraph[] {
  const ranges = blocks(input)
  const marks = found.map((one, index) => marksOf(one.decision, index + 1, isHeld))
  const drawn: string[] = ranges.map(() => '')
  const marked = ranges.map(() => false)
  const notes: string[][] = ranges.map(() => [])
  const named = new Set<number>()
  const starts = ranges.map(range => range[0])
  let block = 0
  for (const piece of piecesOf(input.length, marks.flat(), starts)) {
    while (block + 1 < ranges.length && piece.range[0] >= (starts[block + 1] ?? Infinity)) block++
    drawn[block] += draw(input, piece, anchor(piece, id, named))
    if (piece.marks.length > 0 || piece.insertion) marked[block] = true
  }
  for (const [index, one] of found.entries()) {
    const at = marks[index]?.[0]?.range[0] ?? one.decision.message.range[0]
    notes[blockAt(starts, at)]?.push(note(one, index + 1, named.has(index + 1) ? id : undefined))
  }
  return ranges.map((_, index) => ({
    html: drawn[index] ?? '',
    notes: notes[index] ?? [],
    isMarked: marked[index] === true || (notes[index]?.length ?? 0) > 0
  }))
}

function blockAt(starts: readonly number[], offset: number): number {
  return Math.max(
    0,
    starts.findLastIndex(start => start <= offset)
  )
}

/** The first piece of a message is what its note leads to; the last of each edit shows the number. */
function anchor({range, marks, insertion}: Piece, id: string, named: Set<number>): string {
  const all = insertion ? [insertion] : marks
  const first = all.find(one => !named.has(one.number))
  if (first) named.add(first.number)
  const ending = all.filter(one => one === insertion || (one.text === '' && one.range[1] === range[1]))
  const numbers = [...new Set(ending.map(one => one.number))]
  return [
    first ? ` id="${id}m${first.number}"` : '',
    numbers.length > 0 ? ` data-note="${numbers.join(' ')}"` : ''
  ].join('')
}

const elements: Readonly<Record<Mark['type'], readonly [element: string, name: string, title: string]>> = {
  applied: ['del', 'applied', 'taken out'],
  offered: ['span', 'offered', 'suggested: take this out'],
  reported: ['mark', 'reported', 'reported only']
}

function draw(input: string, {range, marks, insertion}: Piece, attributes: string): string {
  if (insertion) {
    const text = markedText(insertion.text)
    if (insertion.type === 'applied') return `<ins${attributes}>${text}</ins>`
    return `<span class="offer" title="suggested: put this in"${attributes}>${text}</span>`
  }
  const text = input.slice(...range)
  const [strongest] = marks.toSorted(
    (a, b) => Object.keys(elements).indexOf(a.type) - Object.keys(elements).indexOf(b.type)
  )
  if (!strongest) return keptText(text)
  const [element, name, title] = elements[strongest.type]
  const offered = marks.some(one => one.type === 'offered') && name === 'applied' ? ' offered' : ''
  return `<${element} class="${name}${offered}" title="${title}"${attributes}>${markedText(text)}</${element}>`
}

/** Paragraphs as rows; long stretches without a change behind a button that needs no script. */
function folded(all: readonly Paragraph[]): string[] {
  const rows: string[] = []
  let waiting: string[] = []
  const flush = () => {
    const quiet = waiting.join('')
    if (waiting.length <= shownUnchanged) rows.push(quiet)
    else rows.push(fold(waiting.length, quiet))
    waiting = []
  }
  for (const {html, notes, isMarked} of all) {
    if (!isMarked && html.trim() === '') continue
    const text = `<p class="text" dir="auto" lang="" translate="no">${html}</p>`
    if (!isMarked) {
      waiting.push(`<div class="row quiet">${text}</div>`)
      continue
    }
    flush()
    rows.push(`<div class="row">${text}${notes.length > 0 ? `<ol class="notes">${notes.join('')}</ol>` : ''}</div>`)
  }
  flush()
  return rows
}

function fold(length: number, html: string): string {
  const label = `<span class="verb"></span> ${length} unchanged paragraphs`
  return `<details class="fold"><summary>${label}</summary>${html}</details>`
}
