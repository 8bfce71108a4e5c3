import {isDismissed} from '../decide/reasons.js'
import {namedPlace} from '../place.js'
import type {Article, Outcome, Result} from '../types.js'
import {nameOf, placed} from './placed.js'
import type {Reporter} from './reporter.js'
import {visible} from './visible.js'

/** One line per message, as compilers write them: `path:line:column severity reason (rule)`. */
export function text(): Reporter {
  return {begin: () => '', outcome, end: () => ''}
}

function outcome(one: Outcome): string {
  const lines = one.type === 'cleaned' ? articleLines(one.article, one.result) : [unreadableLine(one)]
  return lines.map(line => `${visible(line)}\n`).join('')
}

function unreadableLine({unreadable}: Extract<Outcome, {type: 'unreadable'}>): string {
  return `${namedPlace(unreadable)}: error ${unreadable.problem}`
}

function articleLines(article: Article, {input, ledger, fatal}: Result): string[] {
  const name = nameOf(article)
  const told = ledger.decisions.filter(one => !isDismissed(one))
  const lines = placed(input, told).map(
    ({decision: {message}, line, column}) =>
      `${name}:${line}:${column} ${message.severity} ${message.reason} (${message.ruleId})`
  )
  return fatal ? [`${name}: error ${fatal} (held)`, ...lines] : lines
}
