import {certify} from '../../../src/certify/certificate.js'
import {applyEdits} from '../../../src/edit/apply.js'
import {formatNames} from '../../../src/read/containers/index.js'
import {readPieces} from '../../../src/read/piece.js'
import {articlesOf, bytesOf} from '../../../src/run/articles.js'
import type {Result} from '../../../src/types.js'
import type {Subject} from './subjects.js'
import {thinning} from './thinning.js'

/** How a text becomes a source of some format: as one record, or a record a line. */
const written: Readonly<Record<string, Readonly<Record<string, (text: string) => string>>>> = {
  jsonl: {
    record: text => `${JSON.stringify({text})}\n`,
    records: text =>
      text
        .split('\n')
        .map(line => `${JSON.stringify({text: line})}\n`)
        .join('')
  },
  json: {
    records: text => JSON.stringify(text.split('\n').map(line => ({text: line}))),
    fields: text => JSON.stringify({...text.split('\n'), text})
  },
  csv: {
    record: text => `text\n${inQuotes(text)}\n`,
    records: text =>
      `text,date\n${text
        .split('\n')
        .map(line => `${inQuotes(line)},2026\n`)
        .join('')}`,
    columns: text => `text,${text.replaceAll('\n', ',')}\n`
  },
  tsv: {records: text => `text\n${text.replaceAll('\t', ' ')}`},
  xml: {
    record: text => feed(`<item><title>${escaped(text)}</title></item>`),
    section: text => feed(`<item><title><![CDATA[${text.replaceAll(']]>', '')}]]></title></item>`),
    records: text =>
      feed(
        text
          .split('\n')
          .map(line => `<item><title>${escaped(line)}</title></item>`)
          .join('')
      ),
    attribute: text => feed(`<item a="${escaped(text)}"><title>a</title></item>`),
    markup: text => feed(text)
  }
}

/** Every container, with a text as its source, and as what stands in its records. */
export const readers: readonly Subject[] = [...formatNames, 'stdin'].flatMap(format => [
  {name: `${format} source`, run: (text: string) => readAll(format, text)},
  ...Object.entries(written[format] ?? {}).map(([name, write]) => ({
    name: `${format} ${name}`,
    run: (text: string) => readAll(format, write(text))
  }))
])

/** Read a source and write it again with many edits in each article. */
async function readAll(format: string, source: string): Promise<void> {
  const bytes = Buffer.from(source)
  const stdin = (async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  })()
  for await (const piece of readPieces({path: '-', below: '-', format}, {}, stdin)) {
    bytesOf(
      piece,
      articlesOf(piece).map(({text}) => thinned(text))
    )
  }
}

const chunk = 1 << 16
const certificate = certify('', '', [])

function thinned(input: string): Result {
  const edits = thinning(input)
  const output = applyEdits(input, edits)
  return {input, output, ledger: {decisions: [], edits}, verdict: 'publish', reasons: [], certificate}
}

function feed(items: string): string {
  return `<rss><channel>${items}</channel></rss>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\0-\x08\x0b-\x1f]/g, '')
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
