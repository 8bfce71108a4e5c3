import {z} from 'zod'
import {applyEdits} from '../../edit/apply.js'
import {composeEdits} from '../../edit/compose.js'
import {defineKind} from '../kind.js'
import {repairControls, repairSpaces} from './remains.js'
import {repairRuns} from './repair.js'

/**
 * Text that was read in the wrong encoding: `â€œ` for `“`, `Ã©` for `é`.
 *
 * Repaired where the round trip proves it: the characters are, as bytes of one code page, valid UTF-8 from end to end; its text is
 * something that people write; and what stands there could hardly have been written (see `oddness`). `VOCÊ…` passes the first
 * two, and is left alone for the third.
 */
export const mojibake = defineKind({
  options: z.strictObject({}),
  *detect({text}) {
    if (!/[^\u0000-\u007F]/u.test(text)) return
    const {edits, pages} = repairRuns(text)
    const repaired = applyEdits(text, edits)
    const spaces = repairSpaces(repaired, pages)
    const controls = repairControls(applyEdits(repaired, spaces))
    for (const {range, text: expected} of composeEdits(text, [edits, spaces, controls])) yield {range, expected}
  }
})
