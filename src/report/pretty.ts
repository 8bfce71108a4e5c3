import type {Decision, Outcome, Summary} from '../types.js'
import {type Colour, paint as painter, type Paint} from './colour.js'
import {excerpt, reading, type Stretch} from './excerpt.js'
import {namedPlace} from '../place.js'
import {findings, nameOf, type Placed} from './placed.js'
import {summaryLines} from './pretty-summary.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {visible} from './visible.js'
import {figure, outcomeOf, tellOutcome} from './words.js'

/** As wide as a line gets. */
const width = 100
const indent = 12
/** Held articles are told about again at the end; beyond these, only how many there are. */
const remembered = 20

const severityColours = {error: 'red', warning: 'yellow', info: 'blue'} as const
const verdictColours = {publish: 'green', 'publish after fixes': 'green', hold: 'red'} as const

/** For a person at a terminal. Articles without findings are not listed. */
export function pretty({colour, changesNothing}: ReportSettings): Reporter {
  const paint = painter(colour)
  const held: string[] = []
  return {
    begin: () => '',
    outcome(one) {
      if (one.type === 'cleaned' && one.result.verdict === 'hold' && held.length < remembered)
        held.push(`${nameOf(one.article)}: ${one.result.reasons[0] ?? 'no reason'}`)
      return joined(one.type === 'cleaned' ? articleLines(one, paint, changesNothing) : unreadableLines(one, paint))
    },
    end: summary => `${joined(summaryLines(summary, paint, changesNothing))}${joined(heldLines(held, summary, paint))}`
  }
}

function joined(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('')
}

function unreadableLines({unreadable}: Extract<Outcome, {type: 'unreadable'}>, paint: Paint): string[] {
  const head = `${paint('bold', visible(namedPlace(unreadable)))}  ${paint('red', 'not read or written')}`
  return [head, ...wrap(unreadable.problem, 2), '']
}

function articleLines(
  {article, result}: Extract<Outcome, {type: 'cleaned'}>,
  paint: Paint,
  changesNothing?: boolean
): string[] {
  const found = findings(result.input, result.ledger.decisions)
  if (found.length === 0 && result.verdict !== 'hold') return []
  const {verdict, fatal} = result
  return [
    `${paint('bold', visible(nameOf(article)))}  ${paint(verdictColours[verdict], verdict)}`,
    ...(fatal ? wrap(fatal, 2).map(line => paint('red', line)) : []),
    ...result.certificate.breaches.flatMap(breach => wrap(breach, 2)).map(line => paint('red', line)),
    ...found.flatMap(one => findingLines(result.input, one, paint, changesNothing)),
    ''
  ]
}

function findingLines(
  input: string,
  {decision, line, column}: Placed,
  paint: Paint,
  changesNothing?: boolean
): string[] {
  const {ruleId, severity, reason} = decision.message
  const place = `${line}:${column}`.padStart(indent - 2)
  const words = [
    paint('bold', tellOutcome(outcomeOf(decision), changesNothing).padEnd(10)),
    paint(severityColours[severity], severity.padEnd(8)),
    paint('dim', visible(ruleId))
  ]
  return [
    `${paint('dim', place)}  ${words.join(' ')}`,
    ...wrap(reason, indent),
    ...excerptLines(excerpt(input, decision), paint),
    ...otherLines(decision).map(one => paint('dim', one))
  ]
}

/** What else it could be, for the person who decides. */
function otherLines({decision, message: {otherwise}}: Decision): string[] {
  return decision === 'suggest' && otherwise ? wrap(`or: ${otherwise.reading}`, indent) : []
}

function excerptLines(stretches: readonly Stretch[], paint: Paint): string[] {
  const lead = ' '.repeat(indent)
  if (stretches.every(one => one.type === 'kept')) return [paint('dim', `${lead}  ${painted(stretches, paint)}`)]
  return [
    `${lead}${paint('red', '-')} ${painted(reading(stretches, 'added'), paint)}`,
    `${lead}${paint('green', '+')} ${painted(reading(stretches, 'removed'), paint)}`
  ]
}

const stretchColours: Readonly<Record<Stretch['type'], Colour | undefined>> = {
  kept: undefined,
  removed: 'removed',
  added: 'added'
}

/** Cut to what is left of the width. */
function painted(stretches: readonly Stretch[], paint: Paint): string {
  let room = width - indent - 2
  const pieces: string[] = []
  for (const {type, text} of stretches) {
    const characters = [...text]
    const shown = characters.length <= room ? text : `${characters.slice(0, Math.max(0, room - 1)).join('')}…`
    if (room > 0) pieces.push(paint(stretchColours[type], shown))
    room -= characters.length
  }
  return pieces.join('')
}

function wrap(text: string, lead: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of visible(text).split(' ')) {
    if (line !== '' && lead + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map(one => ' '.repeat(lead) + one)
}

function heldLines(held: readonly string[], {verdicts}: Summary, paint: Paint): string[] {
  if (held.length === 0) return []
  const more = verdicts.hold - held.length
  return [
    '',
    paint('bold', 'Held'),
    ...held.flatMap(one => wrap(one, 2)),
    ...(more > 0 ? [`  and ${figure(more)} more`] : [])
  ]
}
