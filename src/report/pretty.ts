import type {Decision, Outcome, Summary} from '../types.js'
import type {Colour, Paint} from './colour.js'
import {excerpt, reading, type Stretch} from './excerpt.js'
import {namedPlace} from '../place.js'
import {type Layout, layoutOf, wrap} from './layout.js'
import {findings, nameOf, type Placed} from './placed.js'
import {summaryLines} from './pretty-summary.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {visible} from './visible.js'
import {figure, outcomeOf, tellOutcome} from './words.js'

const indent = 12
/** Held articles are told about again at the end; beyond these, only how many there are. */
const remembered = 20

const severityColours = {error: 'red', warning: 'yellow', info: 'blue'} as const
const verdictColours = {publish: 'green', 'publish after fixes': 'green', hold: 'red'} as const

/** For a person at a terminal. Articles without findings are not listed. */
export function pretty(settings: ReportSettings): Reporter {
  const layout = layoutOf(settings)
  const held: string[] = []
  return {
    begin: () => '',
    outcome(one) {
      if (one.type === 'cleaned' && one.result.verdict === 'hold' && held.length < remembered)
        held.push(`${nameOf(one.article)}: ${one.result.reasons[0] ?? 'no reason'}`)
      return joined(one.type === 'cleaned' ? articleLines(one, layout) : unreadableLines(one, layout))
    },
    end: summary => `${joined(summaryLines(summary, layout))}${joined(heldLines(held, summary, layout))}`
  }
}

function joined(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('')
}

function unreadableLines({unreadable}: Extract<Outcome, {type: 'unreadable'}>, {paint, width}: Layout): string[] {
  const head = `${paint('bold', visible(namedPlace(unreadable)))}  ${paint('red', 'not read or written')}`
  return [head, ...wrap(unreadable.problem, 2, width), '']
}

function articleLines({article, result}: Extract<Outcome, {type: 'cleaned'}>, layout: Layout): string[] {
  const {paint, width} = layout
  const found = findings(result.input, result.ledger.decisions)
  if (found.length === 0 && result.verdict !== 'hold') return []
  const {verdict, fatal} = result
  return [
    `${paint('bold', visible(nameOf(article)))}  ${paint(verdictColours[verdict], verdict)}`,
    ...(fatal ? wrap(fatal, 2, width).map(line => paint('red', line)) : []),
    ...result.certificate.breaches.flatMap(breach => wrap(breach, 2, width)).map(line => paint('red', line)),
    ...found.flatMap(one => findingLines(result.input, one, layout)),
    ''
  ]
}

function findingLines(input: string, {decision, line, column}: Placed, layout: Layout): string[] {
  const {paint, width, changesNothing} = layout
  const {ruleId, severity, reason} = decision.message
  const place = `${line}:${column}`.padStart(indent - 2)
  const words = [
    paint('bold', tellOutcome(outcomeOf(decision), changesNothing).padEnd(10)),
    paint(severityColours[severity], severity.padEnd(8)),
    paint('dim', visible(ruleId))
  ]
  return [
    `${paint('dim', place)}  ${words.join(' ')}`,
    ...wrap(reason, indent, width),
    ...excerptLines(excerpt(input, decision), layout),
    ...otherLines(decision, width).map(one => paint('dim', one))
  ]
}

/** What else it could be, for the person who decides. */
function otherLines({decision, message: {otherwise}}: Decision, width: number): string[] {
  return decision === 'suggest' && otherwise ? wrap(`or: ${otherwise.reading}`, indent, width) : []
}

function excerptLines(stretches: readonly Stretch[], {paint, width}: Layout): string[] {
  const room = width - indent - 2
  const lead = ' '.repeat(indent)
  if (stretches.every(one => one.type === 'kept')) return [paint('dim', `${lead}  ${painted(stretches, room, paint)}`)]
  return [
    `${lead}${paint('red', '-')} ${painted(reading(stretches, 'added'), room, paint)}`,
    `${lead}${paint('green', '+')} ${painted(reading(stretches, 'removed'), room, paint)}`
  ]
}

const stretchColours: Readonly<Record<Stretch['type'], Colour | undefined>> = {
  kept: undefined,
  removed: 'removed',
  added: 'added'
}

/** Cut to so many characters. */
function painted(stretches: readonly Stretch[], most: number, paint: Paint): string {
  let room = most
  const pieces: string[] = []
  for (const {type, text} of stretches) {
    const characters = [...text]
    const shown = characters.length <= room ? text : `${characters.slice(0, Math.max(0, room - 1)).join('')}…`
    if (room > 0) pieces.push(paint(stretchColours[type], shown))
    room -= characters.length
  }
  return pieces.join('')
}

function heldLines(held: readonly string[], {verdicts}: Summary, {paint, width}: Layout): string[] {
  if (held.length === 0) return []
  const more = verdicts.hold - held.length
  return [
    '',
    paint('bold', 'Held'),
    ...held.flatMap(one => wrap(one, 2, width)),
    ...(more > 0 ? [`  and ${figure(more)} more`] : [])
  ]
}
