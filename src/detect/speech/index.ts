import * as z from 'zod'
import type {Document} from '../../parse/document.js'
import {defineSharedKind} from '../kind.js'
import {type Damage, damageNames} from './damages.js'
import {doubtedInLines} from './in-lines.js'
import {mixedPairs} from './style.js'
import {readSpeech} from './windows.js'

/**
 * Quotations, the fragments around them and the clauses that attribute them.
 *
 * All rules of this kind read one model of the article: the cheapest well-formed reading of its marks. So one cause is one
 * message, whichever rule reports it.
 *
 * @example unified().use(retextBlocks).use(speech, builtinRules.filter(rule => rule.kind === 'speech'))
 */
export const speech = defineSharedKind({
  options: z.strictObject({damage: z.enum(damageNames).describe('Which damage of quotations the rule reports.')}),
  *detect(document, rules) {
    for (const {name, ...finding} of withoutEchoes(findDamages(document))) {
      for (const rule of rules) if (rule.options.damage === name) yield [rule, finding] as const
    }
  }
})

function findDamages(document: Document): Damage[] {
  const {windows, unread} = readSpeech(document)
  const pairs = windows.flatMap(window => window.pairs)
  const damages = windows.flatMap(window => window.damages)
  return [...doubtedInLines(document, damages), ...mixedPairs(pairs, unread, document.text)]
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
