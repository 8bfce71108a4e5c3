import type {Edit, Range} from '../../types.js'
import {firstIndex} from '../first-index.js'
import {edited} from './edited.js'
import type {Block} from './element.js'
import {type BlockEdit, type Layout, type RemovedBlock, segmentAt, sourceEnd, sourceStart} from './layout.js'
import {removals} from './removals.js'
import type {Mark, View} from './view.js'

export function viewOfLayout(layout: Layout, markup: readonly Mark[]): View {
  return {
    text: layout.text,
    markup,
    outward: edits => outward(layout, edits),
    locate: range => locate(layout, range)
  }
}

function outward(layout: Layout, edits: readonly Edit[]): Edit[][] {
  const found: Edit[][] = edits.map(() => [])
  const removed: RemovedBlock[] = []
  for (const [owner, edit] of edits.entries()) {
    const plan = planned(layout, edit)
    for (const block of plan.removed) removed.push({block, owner})
    for (const part of plan.parts) for (const one of edited(layout, part)) found[owner]?.push(one)
  }
  removed.sort((a, b) => a.block - b.block)
  for (const {owner, edits: gone} of removals(layout, removed)) for (const one of gone) found[owner]?.push(one)
  return found.map(merged)
}

interface Plan {
  readonly removed: readonly number[]
  readonly parts: readonly BlockEdit[]
}

/** What an edit does to each block. Its text goes into the block that stays, rather where it continues a line. */
function planned({blocks}: Layout, {range: [start, end], text}: Edit): Plan {
  const first = firstTouching(blocks, start)
  const touched: number[] = []
  for (let index = first; index < blocks.length && (blocks[index] as Block).from <= end; index++) touched.push(index)
  const covers = (index: number) => start <= (blocks[index] as Block).from && end >= (blocks[index] as Block).to
  const target = text.trim() === '' && touched.some(covers) ? -1 : (touched.find(index => !covers(index)) ?? first)
  const removed = touched.filter(index => covers(index) && index !== target)
  const parts = touched
    .filter(index => index === target || !covers(index))
    .map(index => {
      const block = blocks[index] as Block
      const range: Range = [Math.max(start, block.from), Math.min(end, block.to)]
      return {block, range, text: index === target ? text : ''}
    })
  return {removed, parts: parts.filter(({range, text: written}) => range[0] < range[1] || written !== '')}
}

/** The first block that ends at or behind an offset. */
function firstTouching(blocks: readonly Block[], offset: number): number {
  return firstIndex(blocks.length, index => (blocks[index] as Block).to >= offset)
}

/** Edits that touch become one. */
function merged(edits: readonly Edit[]): Edit[] {
  const found: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    const last = found.at(-1)
    if (!last || last.range[1] < edit.range[0]) found.push(edit)
    else {
      const range: Range = [last.range[0], Math.max(last.range[1], edit.range[1])]
      found[found.length - 1] = {range, text: last.text + edit.text}
    }
  }
  return found
}

function locate({segments}: Layout, [start, end]: Range): Range {
  const last = segments[segmentAt(segments, Math.max(start, end - 1))]
  const first = segments[segmentAt(segments, start)]
  if (!first || !last) return [0, 0]
  const from = sourceStart(first, start)
  return start === end ? [from, from] : [from, Math.max(from, sourceEnd(last, end))]
}
