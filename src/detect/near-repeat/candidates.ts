import {FormNotes, type FormNumbers} from '../../parse/form-numbers.js'
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
 * @param content By form: 0 leaves a word out.
 */
export function candidates(blocks: readonly Block[], words: Words, content: FormNumbers): Pair[] {
  const pairs: Pair[] = []
  const count = postWords(blocks, words, content)
  const shared = new Uint8Array(blocks.length)
  const {block} = posts
  const touched: number[] = []
  let most = 0
  for (let post = 0; post < count; post++) {
    if (isRareAgain(posts, post)) most = Math.max(most, countShared(posts, post, shared, touched))
    const later = block[post] ?? 0
    if (most === 0 || (post + 1 < count && block[post + 1] === later)) continue
    if (most >= fewestShared) for (const earlier of mostShared(touched, shared)) pairs.push([later, earlier])
    for (let at = 0; at < touched.length; at++) shared[touched[at] ?? 0] = 0
    most = touched.length = 0
  }
  return pairs
}

/** Adds to the earlier blocks with a word, and notes those that had none in common so far. Tells the most that one has. */
function countShared({block, before}: Posts, post: number, shared: Uint8Array, touched: number[]): number {
  let most = 0
  for (let at = before[post] ?? -1; at >= 0; at = before[at] ?? -1) {
    const earlier = block[at] ?? 0
    const known = shared[earlier] ?? 0
    if (known === 0) touched.push(earlier)
    if (known !== 255) shared[earlier] = known + 1
    most = Math.max(most, known + 1)
  }
  return most
}

function mostShared(touched: readonly number[], shared: Readonly<Uint8Array>): readonly number[] {
  const worth = touched.filter(one => (shared[one] ?? 0) >= fewestShared)
  if (worth.length < 2) return worth
  return worth.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0)).slice(0, mostLooks)
}

/** Each word once for each block that has it, in order; in room kept from text to text. */
let posts = roomFor(0x1000)

interface Posts {
  readonly id: Int32Array
  readonly block: Int32Array
  /** The same word in the block before that has it; -1: none has. */
  readonly before: Int32Array
  /** In how many blocks it stands so far. */
  readonly times: Int32Array
}

function roomFor(most: number): Posts {
  const room = (): Int32Array => new Int32Array(most)
  return {id: room(), block: room(), before: room(), times: room()}
}

/** For each form where it is posted last. */
const newest = new FormNotes()

/** Tells how many posts there are. */
function postWords(blocks: readonly Block[], words: Words, content: FormNumbers): number {
  if (words.count > posts.id.length) posts = roomFor(2 * words.count)
  const {id, block, before, times} = posts
  newest.begin(words, words.count)
  let count = 0
  for (let at = 0; at < blocks.length; at++) {
    const {first = 0, last = 0} = blocks[at] ?? {}
    for (let index = first; index < last; index++) {
      const form = words.ids[index] ?? 0
      if (content[form] === 0) continue
      const known = newest.get(form)
      if (known >= 0 && block[known] === at) continue
      id[count] = form
      block[count] = at
      before[count] = known < 0 ? -1 : known
      times[count] = known < 0 ? 1 : (times[known] ?? 0) + 1
      newest.set(form, count++)
    }
  }
  return count
}

/** Whether it is not the first post of a word that stands in a few blocks. */
function isRareAgain({id, times}: Posts, post: number): boolean {
  return (times[post] ?? 0) > 1 && (times[newest.get(id[post] ?? 0)] ?? 0) <= mostBlocks
}
