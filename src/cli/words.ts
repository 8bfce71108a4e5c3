import type {LoadedConfiguration} from '../config/load.js'
import {type LoosePlace, namedPlace} from '../place.js'
import {count, figure} from '../report/words.js'
import type {Outcome, Summary} from '../types.js'

/**
 * `12 articles: 3 changed (7 repairs, 2 suggestions), 1 held, 1 more not read or written`.
 *
 * @param more What else was found.
 */
export function describeSummary(
  {articles, changed, decisions, verdicts, unreadable}: Summary,
  isWritten: boolean,
  more: readonly string[] = []
): string {
  const found = [
    ...(decisions.apply > 0 ? [count(decisions.apply, 'repair')] : []),
    ...(decisions.suggest > 0 ? [count(decisions.suggest, 'suggestion')] : [])
  ]
  const details = [
    `${figure(changed)} ${isWritten ? 'changed' : 'would change'}${found.length > 0 ? ` (${found.join(', ')})` : ''}`,
    ...more,
    ...(verdicts.hold > 0 ? [`${figure(verdicts.hold)} held`] : []),
    ...(unreadable > 0 ? [`${figure(unreadable)} more not read or written`] : [])
  ]
  return `${count(articles, 'article')}: ${details.join(', ')}`
}

/**
 * `Written: out, report.json`, where to look now.
 *
 * @param hasCopies Whether what cannot be read was copied there.
 * @returns Nothing where nothing was written.
 */
export function describeWritten(
  out: string | undefined,
  {articles}: Summary,
  reports: readonly string[],
  hasCopies = false
): string | undefined {
  return describePlaces([...(out !== undefined && (articles > 0 || hasCopies) ? [out] : []), ...reports])
}

export function describePlaces(written: readonly string[]): string | undefined {
  return written.length > 0 ? `Written: ${written.join(', ')}` : undefined
}

/** Lines that are told; nothing where none is. */
export function joined(lines: readonly (string | undefined)[]): string | undefined {
  return lines.filter(line => line !== undefined).join('\n') || undefined
}

/** What standard error says about an article while a run goes on. */
export function notices(outcome: Outcome, tellsHeld: boolean): string[] {
  if (outcome.type === 'unreadable') return [`${placeOf(outcome.unreadable)}: ${outcome.unreadable.problem}`]
  const {article, result} = outcome
  if (result.verdict !== 'hold' || !(result.fatal || tellsHeld)) return []
  return [`${placeOf(article)}: held: ${result.reasons[0] ?? 'no reason'}`]
}

export function unusedIgnores({settings, place}: LoadedConfiguration, unused: ReadonlySet<string>): string[] {
  return settings.ignore.flatMap(({fingerprint, reason}, index) =>
    unused.has(fingerprint)
      ? [
          `${place(['ignore', index])}: Unexpected ignore \`${fingerprint}\` (${reason}), expected one that a message has`
        ]
      : []
  )
}

interface FieldPlace extends LoosePlace {
  readonly field?: string | undefined
}

/** Where an article or what is none stands, with its field where a record has several. */
export function placeOf({field, ...place}: FieldPlace): string {
  return namedPlace(place) + (field === undefined ? '' : `/${field}`)
}
