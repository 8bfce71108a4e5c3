import type {Item} from '../protocol.js'

/** What the list shows. Empty strings: everything. */
export interface Filter {
  readonly query: string
  readonly rule: string
  readonly verdict: string
  readonly source: string
  readonly onlyOpen: boolean
}

export const noFilter: Filter = {query: '', rule: '', verdict: '', source: '', onlyOpen: false}

/**
 * @param found Articles in which the query was found; `undefined`: there is none.
 * @param kept Stays on the list, so that the article at hand does not vanish with its last choice.
 */
export function filtered(
  items: readonly Item[],
  {rule, verdict, source, onlyOpen}: Filter,
  found: ReadonlySet<number> | undefined,
  kept: number | undefined
): Item[] {
  return items.filter(
    item =>
      (!found || found.has(item.index)) &&
      (rule === '' || Object.hasOwn(item.rules, rule)) &&
      (verdict === '' || item.verdict === verdict) &&
      (source === '' || item.source === source) &&
      (!onlyOpen || item.open > 0 || item.index === kept)
  )
}

/** Each value once, the most frequent first. */
export function choicesOf(items: readonly Item[], valuesOf: (item: Item) => readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of items.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([value]) => value)
}
