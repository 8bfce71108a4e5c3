import type {Outcome} from '../../types.js'
import {namedPlace} from '../../place.js'
import {nameOf} from '../placed.js'
import type {Reporter} from '../reporter.js'
import {type Located, located} from './located.js'
import {attributes, escapeXml} from './xml.js'

/** The XML of JUnit: a suite for each article, a failed test for each finding, and one that passed where there is none. */
export function junit(): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="copydesk">\n',
    outcome: suite,
    end: () => '</testsuites>\n'
  }
}

function suite(outcome: Outcome): string {
  const name = outcome.type === 'cleaned' ? nameOf(outcome.article) : namedPlace(outcome.unreadable)
  const found = located(outcome)
  const failed = found.filter(isFailure)
  const counts = {tests: Math.max(1, found.length), failures: failed.length, errors: 0, skipped: 0}
  const cases = found.length > 0 ? found.map(one => testCase(name, one)) : [passed(name, 'no damage')]
  return `<testsuite${attributes({name, ...counts})}>\n${cases.join('')}</testsuite>\n`
}

/** What is only offered fails nothing. */
function isFailure({severity}: Located): boolean {
  return severity !== 'info'
}

function testCase(name: string, one: Located): string {
  const {rule, line, region, severity, message} = one
  const place = `${line}${region ? `:${region.start.column}` : ''}`
  const title = `${rule} ${place}`
  const text = escapeXml(`${one.path}:${place} ${severity} ${message} (${rule})`)
  if (!isFailure(one)) {
    return `<testcase${attributes({name: title, classname: name})}><system-out>${text}</system-out></testcase>\n`
  }
  return `<testcase${attributes({name: title, classname: name})}><failure${attributes({type: severity, message})}>${text}</failure></testcase>\n`
}

function passed(name: string, title: string): string {
  return `<testcase${attributes({name: title, classname: name})}/>\n`
}
