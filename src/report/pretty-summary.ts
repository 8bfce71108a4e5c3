import type {Summary} from '../types.js'
import {certifiedRun} from './certified.js'
import {type Layout, wrap} from './layout.js'
import {visible} from './visible.js'
import {figure, tellOutcome} from './words.js'

/** Rules in the table; the rest is counted in one line. */
const listed = 12

/** As wide as names of rules get, and numbers. */
const [widestName, numberWidth] = [36, 10]

type Row = readonly [string, string, string, string]

/** What a run came to: figures, and the rules that found most. */
export function summaryLines(summary: Summary, layout: Layout): string[] {
  const {paint, width, changesNothing} = layout
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
    ...certifiedRun(summary.certificate).flatMap(line => wrap(line, 2, width)),
    ...ruleLines(summary, layout)
  ]
}

function ruleLines({rules}: Summary, {paint, width, changesNothing}: Layout): string[] {
  const rows = Object.entries(rules)
    .toSorted(([, a], [, b]) => b.apply - a.apply || b.suggest - a.suggest || b.skip - a.skip)
    .map(([rule, {apply, suggest, skip}]): Row => [visible(rule), figure(apply), figure(suggest), figure(skip)])
  if (rows.length === 0) return []
  const more = rows.length - listed
  const nameWidth = Math.min(widestName, width - 3 * numberWidth)
  const head: Row = ['By rule', tellOutcome('applied', changesNothing), 'suggested', 'reported']
  return [
    '',
    paint('bold', tableRow(head, nameWidth)),
    ...rows.slice(0, listed).map(([name, ...numbers]) => tableRow([`  ${name}`, ...numbers], nameWidth)),
    ...(more > 0 ? [`  and ${more} more rules`] : [])
  ]
}

/** A name that is too long has its numbers right behind it. */
function tableRow([name, ...numbers]: Row, nameWidth: number): string {
  return `${name.padEnd(nameWidth)}${numbers.map(number => number.padStart(numberWidth)).join('')}`
}
