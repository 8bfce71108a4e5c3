import type {Edit, Range} from '../../types.js'
import type {Block, Element} from './element.js'
import {edited} from './edited.js'
import {type Layout, outwards, type RemovedBlock} from './layout.js'

interface Removal {
  readonly owner: number
  readonly edits: readonly Edit[]
}

/**
 * Blocks that go, with the largest elements that they leave empty.
 *
 * @param removed Sorted.
 */
export function* removals(layout: Layout, removed: readonly RemovedBlock[]): Generator<Removal> {
  for (let start = 0, end = 0; start < removed.length; start = end) {
    const first = (removed[start] as RemovedBlock).block
    end = start + 1
    while (removed[end]?.block === first + end - start) end++
    yield* run(layout, removed.slice(start, end))
  }
}

/** Blocks that stand one behind the other. */
function* run(layout: Layout, removed: readonly RemovedBlock[]): Generator<Removal> {
  const first = removed[0]?.block ?? 0
  const bounds: Range = [first, first + removed.length]
  for (let index = 0; index < removed.length;) {
    const {block: number, owner} = removed[index] as RemovedBlock
    const block = layout.blocks[number] as Block
    const whole = emptied(layout, block.element, bounds)
    if (whole) yield {owner, edits: [{range: whole.range, text: ''}]}
    else yield {owner, edits: edited(layout, {block, range: [block.from, block.to], text: ''})}
    index = whole ? whole.element.lastBlock - first : index + 1
  }
}

/** The largest element without anything but blocks that go. */
function emptied({syntax}: Layout, element: Element, [first, last]: Range) {
  let found: {readonly element: Element; readonly range: Range} | undefined
  for (const one of outwards(element)) {
    if (one.end === -1 || one.held > 0 || one.firstBlock < first || one.lastBlock > last) break
    const range = one.isRemovable ? syntax.removal([one.start, one.end]) : undefined
    if (range) found = {element: one, range}
  }
  return found
}
