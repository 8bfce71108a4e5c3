import type {Summary} from '../types.js'
import {certifiedRun} from './certified.js'
import type {Paint} from './colour.js'
import {visible} from './visible.js'
import {figure, tellOutcome} from './words.js'

/** Rules in the table; the rest is counted in one line. */
const listed = 12

type Row = readonly [string, string, string, string]

/** What a run came to: figures, and the rules that found most. */
export function summaryLines(summary: Summary, paint: Paint, changesNothing = false): string[] {
  const {articles, changed, unreadable, verdicts} = summary
  const figures = [
    ['Articles', articles],
    [changesNothing ? 'Would change' : 'Changed', changed],
    ['Publish', verdicts.publish],
    ['Publish after fixes', verdicts['publish after fixes']],
    ['Hold', verdicts.hold],
    ['Not read or written', unreadable]
  ] as const
  return [
    paint('bold', 'Summary'),
    ...figures.map(([name, number]) => `  ${name.padEnd(34)}${figure(number).padStart(10)}`),
    '',
    paint('bold', 'Certificate'),
    ...certifiedRun(summary.certificate).map(line => `  ${line}`),
    ...ruleLines(summary, paint, tellOutcome('applied', changesNothing))
  ]
}

function ruleLines({rules}: Summary, paint: Paint, applied: string): string[] {
  const rows = Object.entries(rules)
    .toSorted(([, a], [, b]) => b.apply - a.apply || b.suggest - a.suggest || b.skip - a.skip)
    .map(([rule, {apply, suggest, skip}]): Row => [visible(rule), figure(apply), figure(suggest), figure(skip)])
  if (rows.length === 0) return []
  const more = rows.length - listed
  return [
    '',
    paint('bold', tableRow(['By rule', applied, 'suggested', 'reported'], '')),
    ...rows.slice(0, listed).map(row => tableRow(row)),
    ...(more > 0 ? [`  and ${more} more rules`] : [])
  ]
}

function tableRow([name, ...numbers]: Row, lead = '  '): string {
  return `${lead}${name.padEnd(36 - lead.length)}${numbers.map(number => number.padStart(10)).join('')}`
}
