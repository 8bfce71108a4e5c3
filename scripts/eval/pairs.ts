import {z} from 'zod'
import {safe, suggested, told} from './cleaners.js'

export const pairSchema = z.object({id: z.string(), op: z.string(), clean: z.string(), dirty: z.string()})
export type Pair = z.infer<typeof pairSchema>

const counts = {
  pairs: 0,
  /** The output is the clean text, to the byte. */
  restored: 0,
  /** The output is what becomes of the clean text: slips that were in it before go in both. */
  restoredApart: 0,
  /** Neither, but more was done than to the clean text. */
  changed: 0,
  left: 0,
  /** Restored, slips apart, when first suggestions are accepted too. */
  suggested: 0,
  /** Of the clean texts. */
  cleanChanged: 0
}

/** By `op`, and over all. Prints the first pairs that are not restored. */
export function evaluatePairs(pairs: readonly Pair[], show: number): Record<string, typeof counts> {
  const rows: Record<string, typeof counts> = {}
  let shown = 0
  for (const pair of pairs) {
    const outcome = outcomeOf(pair)
    for (const name of [pair.op, 'all']) {
      const row = (rows[name] ??= {...counts})
      row.pairs++
      for (const key of outcome) row[key]++
    }
    if (!outcome.has('restoredApart') && shown++ < show)
      console.log(told(`${pair.id} ${pair.op}`, safe(pair.dirty)).join('\n') || `${pair.id} ${pair.op}: left`)
  }
  return rows
}

function outcomeOf({clean, dirty}: Pair): Set<keyof typeof counts> {
  const fromDirty = safe(dirty)
  const fromClean = safe(clean)
  const outcome = new Set<keyof typeof counts>()
  if (fromClean.output !== clean) outcome.add('cleanChanged')
  if (fromDirty.output === clean) outcome.add('restored')
  if (fromDirty.output === clean || fromDirty.output === fromClean.output)
    return outcome.add('restoredApart').add('suggested')
  outcome.add(fromDirty.ledger.edits.length > fromClean.ledger.edits.length ? 'changed' : 'left')
  const {output} = suggested(dirty)
  if (output === clean || output === suggested(clean).output) outcome.add('suggested')
  return outcome
}
