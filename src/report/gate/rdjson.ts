import type {Outcome, Severity} from '../../types.js'
import type {Reporter} from '../reporter.js'
import {listed} from './listed.js'
import {type Located, located, type Position, type Region} from './located.js'

const severities: Readonly<Record<Severity, string>> = {error: 'ERROR', warning: 'WARNING', info: 'INFO'}
const source = {name: 'copydesk', url: 'https://www.npmjs.com/package/copydesk'}

/** The diagnostic format of reviewdog, with repairs as suggestions. */
export function rdjson(): Reporter {
  const items = listed()
  return {
    begin: () => `{"source":${JSON.stringify(source)},"diagnostics":[`,
    outcome: one => items(diagnostics(one)),
    end: () => '\n]}\n'
  }
}

/** The same, one diagnostic a line. */
export function rdjsonl(): Reporter {
  return {
    begin: () => '',
    outcome: one =>
      diagnostics(one)
        .map(diagnostic => `${JSON.stringify({...diagnostic, source})}\n`)
        .join(''),
    end: () => ''
  }
}

function diagnostics(outcome: Outcome) {
  const lines = outcome.type === 'cleaned' ? new Lines(outcome.result.input) : new Lines('')
  return located(outcome).map(one => toDiagnostic(one, lines))
}

function toDiagnostic({path, line, region, rule, severity, message, whole, url}: Located, lines: Lines) {
  return {
    message,
    location: {path, range: region ? lines.inBytes(region) : {start: {line}}},
    severity: severities[severity],
    code: {value: rule, ...(url !== undefined && {url})},
    ...(whole && {suggestions: [{range: lines.inBytes(whole.region), text: whole.text}]})
  }
}

/** Columns count bytes of UTF-8 there. */
class Lines {
  readonly #lines: readonly string[]

  constructor(text: string) {
    this.#lines = text.split(/\r\n|\r|\n/u)
  }

  inBytes({start, end}: Region): Region {
    return {start: this.#inBytes(start), end: this.#inBytes(end)}
  }

  #inBytes({line, column}: Position): Position {
    const before = this.#lines[line - 1]?.slice(0, column - 1) ?? ''
    return {line, column: Buffer.byteLength(before) + 1}
  }
}
