import * as z from 'zod'
import type {Document} from '../../parse/document.js'
import type {Range} from '../../types.js'
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
    for (const {name, ...finding} of withoutEchoes(findDamages(document), document.text)) {
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
function withoutEchoes(damages: readonly Damage[], text: string): Damage[] {
  const claimed = new Set<number>()
  return damages.filter(damage => {
    const ranges = damage.edits?.map(edit => edit.range) ?? [changed(damage, text)]
    const units = ranges.flatMap(([start, end]) => (start === end ? [start - 0.5] : [start, end - 1]))
    if (units.some(unit => claimed.has(unit))) return false
    for (const unit of units) claimed.add(unit)
    return true
  })
}

/** Without the spaces at its end that stay. */
function changed({range: [start, end], expected = ''}: Damage, text: string): Range {
  let kept = 0
  while (kept < expected.length && end - kept > start + 1 && expected.at(-1 - kept) === text.charAt(end - 1 - kept))
    kept++
  return [start, end - kept]
}
