import type {Severity} from '../../types.js'
import type {Reporter} from '../reporter.js'
import {visible} from '../visible.js'
import {type Located, located} from './located.js'

const commands: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'}

/** Workflow commands of GitHub Actions, which annotate the lines of a pull request. GitHub shows ten of a kind for a step. */
export function github(): Reporter {
  return {begin: () => '', outcome: one => located(one).map(annotation).join(''), end: () => ''}
}

function annotation({path, line, region, rule, severity, message}: Located): string {
  const places = region ? {line: region.start.line, endLine: region.end.line, ...columns(region)} : {line}
  const properties = Object.entries({title: rule, file: path, ...places})
  const told = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${commands[severity]} ${told}::${escapeData(message)}\n`
}

/** Only where a finding stays on its line: GitHub refuses columns of others. */
function columns({start, end}: NonNullable<Located['region']>) {
  return start.line === end.line ? {col: start.column, endColumn: end.column} : {}
}

/** What else acts in a log is shown. */
function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll(/\p{Cc}/gu, visible)
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
