import * as z from 'zod'
import type {Document} from '../../parse/document.js'
import {defineSharedKind} from '../kind.js'
import {type Damage, damageNames} from './damages.js'
import {type Passage, readSpeech} from './passage.js'
import {markDamages} from './read-marks.js'
import {pairDamages} from './read-pairs.js'
import {mixedPairs} from './style.js'

/**
 * Quotations, the fragments around them and the clauses that attribute them.
 *
 * All rules of this kind read one model of the article: the cheapest well-formed reading of its marks. So one cause is one
 * message, whichever rule reports it.
 *
 * @example unified().use(retextBlocks).use(speech, builtinRules.filter(rule => rule.kind === 'speech'))
 */
export const speech = defineSharedKind({
  options: z.strictObject({damage: z.enum(damageNames)}),
  *detect(document, rules) {
    for (const {name, ...finding} of withoutEchoes([...findDamages(document)])) {
      for (const rule of rules) if (rule.options.damage === name) yield [rule, finding] as const
    }
  }
})

function* findDamages(document: Document): Generator<Damage> {
  const {passages, unread} = readSpeech(document)
  for (const [index, passage] of passages.entries()) {
    const [before, after] = [besides(passage, passages[index - 1]), besides(passage, passages[index + 1])]
    yield* pairDamages(passage, before)
    yield* markDamages(passage, before, after)
  }
  yield* mixedPairs(passages, unread, document.text)
}

/** A passage that stands right before or behind another one: lines between them may have needed no reading. */
function besides({paragraph}: Passage, other: Passage | undefined): Passage | undefined {
  return other && Math.abs(other.paragraph.index - paragraph.index) === 1 ? other : undefined
}

/** Where two damages would edit the same place, the first one names the cause. */
function withoutEchoes(damages: readonly Damage[]): Damage[] {
  const claimed = new Set<number>()
  return damages.filter(({range, edits}) => {
    const units = (edits?.map(edit => edit.range) ?? [range]).flatMap(([start, end]) =>
      start === end ? [start - 0.5] : [start, end - 1]
    )
    if (units.some(unit => claimed.has(unit))) return false
    for (const unit of units) claimed.add(unit)
    return true
  })
}
