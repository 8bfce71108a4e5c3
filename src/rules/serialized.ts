import {asChecked} from '../detect/checked.js'
import {type Normalized, normalizeTable, noteNormalized} from '../detect/leftover-line/normalized.js'
import type {Rule} from './rule.js'

/** The built-in rules as the build writes them: with what every start would otherwise work out again. */
interface SerializedRules {
  readonly rules: readonly Rule[]
  /** The lines of tables as they are compared, by rule. */
  readonly normalized: Readonly<Record<string, Normalized>>
}

/** @param rules As {@link loadTrustedPacks} reads them. */
export function serializeRules(rules: readonly Rule[]): SerializedRules {
  const listing = rules.filter(rule => rule.kind === 'leftover-line')
  return {rules, normalized: Object.fromEntries(listing.map(rule => [rule.id, normalizeTable(tableOf(rule))]))}
}

export function deserializeRules({rules, normalized}: SerializedRules): readonly Rule[] {
  for (const rule of rules) {
    asChecked(rule.options)
    const lines = normalized[rule.id]
    if (lines) noteNormalized(tableOf(rule), lines)
  }
  return rules
}

function tableOf({options}: Rule): Parameters<typeof normalizeTable>[0] {
  return options['table'] as Parameters<typeof normalizeTable>[0]
}
