import * as z from 'zod'
import {defineFormTrait} from '../parse/form-numbers.js'
import type {Finding} from '../types.js'
import {definePreparedKind} from './kind.js'

/**
 * Two words that lost the space between them, where together they are none: `saidthat`.
 *
 * Not in handles, tags, addresses and names of files.
 *
 * @example unified().use(retextBlocks).use(gluedWords, builtinRules.filter(rule => rule.kind === 'glued-words'))
 */
export const gluedWords = definePreparedKind({
  options: z.strictObject({
    pairs: z
      .record(z.string().min(1), z.array(z.string().min(1)))
      .describe('By the second word, in small letters, the first words that it may be glued to.')
  }),
  prepare: ({pairs}) => {
    const lengths = new Map<string, number>()
    for (const [second, firsts] of Object.entries(pairs))
      for (const first of firsts) lengths.set(first + second, first.length)
    return defineFormTrait(form => lengths.get(form) ?? 0)
  },
  *detect({text, words}, lengthsIn): Generator<Finding> {
    const lengths = lengthsIn(words)
    const {ids, starts, ends, count} = words
    for (let index = 0; index < count; index++) {
      const length = lengths[ids[index] as number] as number
      if (length === 0) continue
      const range = [starts[index] as number, ends[index] as number] as const
      const found = text.slice(...range)
      const isWord = /^\p{Ll}+$/u.test(found) || (/^\p{Lu}\p{Ll}+$/u.test(found) && beginsSentence(text, range[0]))
      if (isWord && standsAlone(text, range))
        yield {range, expected: `${found.slice(0, length)} ${found.slice(length)}`}
    }
  }
})

function standsAlone(text: string, [start, end]: readonly [number, number]): boolean {
  return !/[@#&=?._/'’-]/u.test(text.charAt(start - 1)) && !/^(?:[_@/([='’-]|\.\p{L})/u.test(text.slice(end, end + 2))
}

/** Elsewhere a capital begins a name: `the village of Onthe`. */
function beginsSentence(text: string, start: number): boolean {
  return /(?:^|[\n“"‘(]|[.!?…:]["”’)]? )$/u.test(text.slice(Math.max(0, start - 4), start))
}
