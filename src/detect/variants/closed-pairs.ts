import {defineFormTrait} from '../../parse/form-numbers.js'
import type {Words} from '../../parse/words.js'

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
 * Tells of a word and the one behind it whether they may stand as one word in the article too: without making that word, and true
 * of one pair in a hundred where they do not.
 */
export function closedPairs(words: Words): (index: number, shortestPart: number) => boolean {
  const {count, ids} = words
  const [hash, length] = [hashes(words), lengths(words)]
  closed.fill(0)
  for (let index = 0; index < count; index++) {
    const id = ids[index] ?? 0
    if ((length[id] ?? 0) >= shortestJoint) closed[slotOf(hash[id] ?? 0)] = 1
  }
  return (index, shortestPart) => {
    const [left, right] = [ids[index] ?? 0, ids[index + 1] ?? 0]
    const [one, other] = [length[left] ?? 0, length[right] ?? 0]
    if (one < shortestPart || other < shortestPart || one + other < shortestJoint || one + other > longestJoint)
      return false
    return closed[slotOf((Math.imul(hash[left] ?? 0, powers[other] ?? 0) + (hash[right] ?? 0)) | 0)] === 1
  }
}
