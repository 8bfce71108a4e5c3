import {asChecked} from '../detect/checked.js'
import {writtenOutlines} from '../detect/leftover-line/listed.js'
import {type Normalized, normalizeTable, noteNormalized} from '../detect/leftover-line/normalized.js'
import type {Settings} from '../detect/leftover-line/options.js'
import {noteOutlines, type WrittenOutlines} from '../detect/leftover-line/outlines.js'
import type {Rule} from './rule.js'

/** The built-in rules as the build writes them: with what every start would otherwise work out again. */
interface SerializedRules {
  readonly rules: readonly Rule[]
  /** The lines of tables as they are compared, by rule. */
  readonly normalized: Readonly<Record<string, Normalized>>
  /** Of the lines of all rules; left out: they are worked out when the first line is looked at. */
  readonly outlines?: WrittenOutlines | undefined
}

/** @param rules As {@link loadTrustedPacks} reads them. */
export function serializeRules(rules: readonly Rule[]): SerializedRules {
  const listing = rules.filter(isListing)
  const normalized = listing.map(({id, options}) => [id, normalizeTable(options.table)] as const)
  return {rules, normalized: Object.fromEntries(normalized), outlines: writtenOutlines(listing)}
}

export function deserializeRules({rules, normalized, outlines}: SerializedRules): readonly Rule[] {
  for (const rule of rules) {
    asChecked(rule.options)
    const lines = normalized[rule.id]
    if (lines && isListing(rule)) noteNormalized(rule.options.table, lines)
  }
  const options = rules.filter(isListing).map(one => one.options)
  if (outlines) noteOutlines(options, outlines)
  return rules
}

/** Built-in rules have passed the schema of their kind. */
function isListing(rule: Rule): rule is Rule & Pick<Settings, 'options'> {
  return rule.kind === 'leftover-line'
}
