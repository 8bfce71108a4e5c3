import type {Words} from '../../parse/words.js'
import type {Block} from './blocks.js'

/** A word in more blocks than this is what the article is about, and tells no two of them apart. */
const mostBlocks = 6
/** So many rare words in common make a pair worth a look. */
const fewestShared = 3
/** So many earlier blocks, those with most in common, are looked at for each. */
const mostLooks = 4

/** Two blocks by their index. */
export type Pair = readonly [later: number, earlier: number]

/**
 * Blocks that share rare words, the later one with the earlier ones that share most.
 *
 * Linear: a word leads from a block to fewer than {@link mostBlocks} others.
 *
 * @param content By word id: 0 leaves a word out.
 */
export function candidates(blocks: readonly Block[], words: Words, content: Readonly<Uint8Array>): Pair[] {
  const isRare = rareWords(blocks, words, content)
  const pairs: Pair[] = []
  const shared = new Uint8Array(blocks.length)
  const lists = new Postings(words)
  for (const [later, {first, last}] of blocks.entries()) {
    const touched: number[] = []
    for (let index = first; index < last; index++) {
      const id = words.ids[index] ?? 0
      if (!isRare[id] || lists.newest(id) === later) continue
      for (let at = lists.heads[id] ?? 0; at > 0; at = lists.rest[at] ?? 0) {
        const earlier = lists.blocks[at] ?? 0
        if (shared[earlier] === 0) touched.push(earlier)
        if (shared[earlier] !== 255) shared[earlier] = (shared[earlier] ?? 0) + 1
      }
      lists.add(id, later)
    }
    for (const earlier of mostShared(touched, shared)) pairs.push([later, earlier])
    for (const earlier of touched) shared[earlier] = 0
  }
  return pairs
}

function mostShared(touched: readonly number[], shared: Readonly<Uint8Array>): readonly number[] {
  const worth = touched.filter(one => (shared[one] ?? 0) >= fewestShared)
  if (worth.length < 2) return worth
  return worth.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0)).slice(0, mostLooks)
}

/** By word id: 1 where a word stands in two blocks or a few. */
function rareWords(blocks: readonly Block[], {ids, forms}: Words, content: Readonly<Uint8Array>): Uint8Array {
  const counts = new Uint8Array(forms.length)
  const newest = new Int32Array(forms.length).fill(-1)
  for (const [block, {first, last}] of blocks.entries()) {
    for (let index = first; index < last; index++) {
      const id = ids[index] ?? 0
      if (newest[id] === block) continue
      newest[id] = block
      const count = counts[id] ?? 0
      if (count <= mostBlocks) counts[id] = count + 1
    }
  }
  for (let id = 0; id < counts.length; id++) {
    const count = counts[id] ?? 0
    counts[id] = content[id] && count > 1 && count <= mostBlocks ? 1 : 0
  }
  return counts
}

/** For each word the blocks it stands in so far, newest first, as linked lists in flat arrays; 0 ends a list. */
class Postings {
  readonly heads: Int32Array
  readonly rest: Int32Array
  readonly blocks: Int32Array
  #count = 0

  constructor({count, forms}: Words) {
    this.heads = new Int32Array(forms.length)
    this.rest = new Int32Array(count + 1)
    this.blocks = new Int32Array(count + 1)
  }

  newest(id: number): number {
    const head = this.heads[id] ?? 0
    return head === 0 ? -1 : (this.blocks[head] ?? 0)
  }

  add(id: number, block: number): void {
    this.#count++
    this.rest[this.#count] = this.heads[id] ?? 0
    this.blocks[this.#count] = block
    this.heads[id] = this.#count
  }
}
