import type {Outcome, Summary} from '../types.js'
import {certified, certifiedRun} from './certified.js'
import {excerpt, type Stretch} from './excerpt.js'
import {namedPlace} from '../place.js'
import {findings, nameOf, type Placed} from './placed.js'
import type {Reporter, ReportSettings} from './reporter.js'
import {visible} from './visible.js'
import {outcomeOf, tellOutcome} from './words.js'

/** For a pull request or an issue. What it comes to stands at the end, when it is known. */
export function markdown({changesNothing = false}: Pick<ReportSettings, 'changesNothing'>): Reporter {
  return {
    begin: () => '# Copydesk report\n\n',
    outcome: one => (one.type === 'cleaned' ? articlePart(one, changesNothing) : unreadablePart(one)),
    end: summary => summaryPart(summary, changesNothing)
  }
}

function unreadablePart({unreadable}: Extract<Outcome, {type: 'unreadable'}>): string {
  return `## ${escape(namedPlace(unreadable))}\n\n**Not read or written**: ${escape(unreadable.problem)}\n\n`
}

function articlePart({article, result}: Extract<Outcome, {type: 'cleaned'}>, changesNothing: boolean): string {
  const found = findings(result.input, result.ledger.decisions)
  if (found.length === 0 && result.verdict !== 'hold') return ''
  const reasons = result.verdict === 'hold' ? result.reasons.map(reason => `- ${escape(reason)}\n`) : []
  const heads = ['Place', 'Rule', changesNothing ? 'What is to do' : 'What was done', 'Before → after', 'Reason']
  return [
    `## ${escape(nameOf(article))}\n\n`,
    `Verdict: **${result.verdict}**\n\n`,
    `Certificate: ${certified(result.certificate).map(escape).join(' · ')}\n\n`,
    ...(reasons.length > 0 ? [...reasons, '\n'] : []),
    ...(found.length > 0 ? [table(heads)] : []),
    ...found.map(one => findingRow(result.input, one, changesNothing)),
    found.length > 0 ? '\n' : ''
  ].join('')
}

function findingRow(input: string, {decision, line, column}: Placed, changesNothing: boolean): string {
  const {message} = decision
  const change = excerpt(input, decision).map(marked).join('')
  const outcome = tellOutcome(outcomeOf(decision), changesNothing)
  return row([`${line}:${column}`, escape(message.ruleId), outcome, change, escape(message.reason)])
}

function marked({type, text}: Stretch): string {
  if (type === 'kept') return escape(text)
  return type === 'removed' ? `<del>${escape(text)}</del>` : `<ins>${escape(text)}</ins>`
}

function summaryPart(
  {articles, changed, unreadable, verdicts, decisions, rules, certificate}: Summary,
  changesNothing: boolean
): string {
  const figures: [string, number][] = [
    ['Articles', articles],
    [changesNothing ? 'Would change' : 'Changed', changed],
    ['Publish', verdicts.publish],
    ['Publish after fixes', verdicts['publish after fixes']],
    ['Hold', verdicts.hold],
    ['Not read or written', unreadable],
    ['Repairs', decisions.apply],
    ['Suggestions', decisions.suggest]
  ]
  const counts = Object.entries(rules).map(([rule, {apply, suggest, skip}]) =>
    row([escape(rule), `${apply}`, `${suggest}`, `${skip}`])
  )
  return [
    '## Summary\n\n',
    table(['', 'Count'], 1),
    ...figures.map(([name, number]) => row([name, `${number}`])),
    '\n### Certificate\n\n',
    ...certifiedRun(certificate).map(line => `- ${escape(line)}\n`),
    ...(counts.length > 0
      ? ['\n', table(['Rule', changesNothing ? 'To apply' : 'Applied', 'Suggested', 'Reported'], 1), ...counts]
      : [])
  ].join('')
}

/** @param right From which column on figures stand. */
function table(heads: readonly string[], right = heads.length): string {
  return row(heads) + row(heads.map((_, index) => (index < right ? '---' : '---:')))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

/**
 * Article text that stays text: no markup, table border, mention, issue reference or link.
 *
 * A mention is found in the rendered text, so no escape helps: an empty comment splits it.
 */
function escape(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]#|~$]/gu, String.raw`\$&`)
    .replaceAll(/@|#(?=\d)|:(?=\/\/)|(?<=\bwww)\./giu, '$&<!-- -->')
}
