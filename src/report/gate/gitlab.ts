import {createHash} from 'node:crypto'
import type {Severity} from '../../types.js'
import type {Reporter} from '../reporter.js'
import {listed} from './listed.js'
import {type Located, located} from './located.js'

const severities: Readonly<Record<Severity, string>> = {error: 'critical', warning: 'minor', info: 'info'}

/** A Code Quality report of GitLab: one JSON array, with what other readers of Code Climate ask for besides. */
export function gitlab(): Reporter {
  const items = listed()
  return {
    begin: () => '[',
    outcome: one => items(located(one).map(toIssue)),
    end: () => '\n]\n'
  }
}

function toIssue({path, line, rule, severity, message, fingerprint, article}: Located) {
  return {
    type: 'issue',
    description: message,
    check_name: rule,
    categories: ['Style'],
    fingerprint: createHash('sha256').update(`${article}\n${fingerprint}`).digest('hex'),
    severity: severities[severity],
    location: {path, lines: {begin: line}}
  }
}
