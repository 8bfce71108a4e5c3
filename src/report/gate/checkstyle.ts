import type {Outcome} from '../../types.js'
import type {Reporter} from '../reporter.js'
import {type Located, located} from './located.js'
import {attributes} from './xml.js'

/** The XML of Checkstyle, which most tools for reviews read. */
export function checkstyle(): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n',
    outcome: file,
    end: () => '</checkstyle>\n'
  }
}

/** Articles of one file come as elements of the same name, which readers join. */
function file(outcome: Outcome): string {
  const found = located(outcome)
  const [first] = found
  if (!first) return ''
  return `<file${attributes({name: first.path})}>\n${found.map(error).join('')}</file>\n`
}

function error({line, region, severity, message, rule}: Located): string {
  const told = {line, column: region?.start.column, severity, message, source: `copydesk.${rule}`}
  return `<error${attributes(told)}/>\n`
}
