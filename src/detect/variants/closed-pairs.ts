import {defineFormTrait, type FormNumbers} from '../../parse/form-numbers.js'
import type {Words} from '../../parse/words.js'

const space = 0x20
export const hyphen = 0x2d

const shortestJoint = 8
const longestJoint = 40

const base = 31

/** The hash of two forms in a row is the one of the first times a power of the base, plus the one of the second. */
const hashes = defineFormTrait(form => {
  let hash = 0
  for (let at = 0; at < form.length; at++) hash = (Math.imul(hash, base) + form.charCodeAt(at)) | 0
  return hash
})
const lengths = defineFormTrait(form => form.length)

const powers = new Int32Array(longestJoint + 1).fill(1)
for (let index = 1; index < powers.length; index++) powers[index] = Math.imul(powers[index - 1] ?? 0, base)

/** By hash, shortened: 1 where a long word of the article has it. */
const closed = new Uint8Array(1 << 14)

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 14)) & (closed.length - 1)
}

/**
 * The words that, with the one behind them, may stand as one word in the article too. No pair of words is made into one for that;
 * of those that do not, one in a hundred is among them.
 *
 * @param shortestPart Of two words with a space between.
 */
export function closedPairs(words: Words, shortestPart: number): number[] {
  const {count, ids, gaps} = words
  const [hash, length] = [hashes(words), lengths(words)]
  noteClosed(words, hash, length)
  const found: number[] = []
  let [left, leftHash] = [0, 0]
  for (let index = 0; index < count; index++) {
    const id = ids[index] ?? 0
    const [right, rightHash] = [length[id] ?? 0, hash[id] ?? 0]
    const least = index === 0 ? longestJoint : leastPart(gaps[index - 1] ?? 0, shortestPart)
    const both = left + right
    if (left >= least && right >= least && both >= shortestJoint && both <= longestJoint) {
      const joined = (Math.imul(leftHash, powers[right] ?? 0) + rightHash) | 0
      if (closed[slotOf(joined)] === 1) found.push(index - 1)
    }
    left = right
    leftHash = rightHash
  }
  return found
}

function leastPart(gap: number, shortestPart: number): number {
  return gap === space ? shortestPart : gap === hyphen ? 1 : longestJoint
}

function noteClosed({count, ids}: Words, hash: FormNumbers, length: FormNumbers): void {
  closed.fill(0)
  for (let index = 0; index < count; index++) {
    const id = ids[index] ?? 0
    if ((length[id] ?? 0) >= shortestJoint) closed[slotOf(hash[id] ?? 0)] = 1
  }
}
