import * as z from 'zod'
import {applyEdits} from '../../edit/apply.js'
import {composeEdits} from '../../edit/compose.js'
import {signs} from '../../parse/signs.js'
import type {Edit} from '../../types.js'
import {doubtOfEncoding} from '../about-encoding.js'
import {defineKind} from '../kind.js'
import {mayBeDamaged} from './cue.js'
import {repairApostrophes, repairControls, repairEasternMarks, repairSpaces} from './remains.js'
import {repairRuns} from './repair.js'

/**
 * Text that was read in the wrong encoding: `â€œ` for `“`, `Ã©` for `é`.
 *
 * Repaired where the round trip proves it: the characters are, as bytes of one code page, valid UTF-8 from end to end; its text is
 * something that people write; and what stands there could hardly have been written. `VOCÊ…` passes the first two, and is left
 * alone for the third.
 *
 * @example unified().use(retextBlocks).use(mojibake, builtinRules.filter(rule => rule.kind === 'mojibake'))
 */
export const mojibake = defineKind({
  options: z.strictObject({}),
  *detect({text, language, thorough, signs: found}) {
    if (!thorough && !(found & signs.beyondAscii && mayBeDamaged(text))) return
    const passes: (readonly Edit[])[] = []
    let current = text
    for (let round = 0; round < rounds; round++) {
      const before = passes.length
      for (const edits of looks(current, language)) {
        passes.push(edits)
        current = applyEdits(current, edits)
      }
      if (passes.length === before) break
      if (round === rounds - 1) return
    }
    if (passes.length === 0) return
    const doubt = doubtOfEncoding(text)
    for (const {range, text: expected} of composeEdits(text, passes)) yield {range, expected, ...doubt}
  }
})

/** Text that does not come to rest in so many rounds is not understood, and left alone. */
const rounds = 4

/** One way through a text: each look sees what the one before has made of it. */
function* looks(text: string, language: string): Generator<readonly Edit[]> {
  const {edits, pages} = repairRuns(text)
  const remains = [(now: string) => repairSpaces(now, pages), repairControls, repairEasternMarks]
  if (language.startsWith('en')) remains.push(repairApostrophes)
  if (edits.length > 0) yield edits
  let current = applyEdits(text, edits)
  for (const repair of remains) {
    const found = repair(current)
    if (found.length === 0) continue
    yield found
    current = applyEdits(current, found)
  }
}
