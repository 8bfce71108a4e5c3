import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TextType} from '../../src/types.js'
import {linesOf, post} from '../serve/start.js'
import type {RandomArticle} from './articles.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const extensions: Readonly<Record<TextType, string>> = {text: 'txt', html: 'html', markdown: 'md'}
const fields: Readonly<Record<TextType, string>> = {text: 'text', html: 'page', markdown: 'post'}
const textField = ['--text-field', 'text,page:html,post:markdown']

/** An article and what the library makes of it. */
export interface Known extends RandomArticle {
  readonly output: string
}

interface Expected extends Known {
  readonly number: number
}

/**
 * Clean articles by every way of reading, in several orders, by one worker, two and three, each time with sources among them
 * that cannot be read.
 *
 * @param service Address of `copydesk serve`.
 * @throws {Error} A way gives something else than the library.
 */
export async function sameEveryWay(articles: readonly Known[], folder: string, service: string): Promise<void> {
  const expected = articles.map((one, number) => ({...one, number}))
  await mkdir(path.join(folder, 'in'), {recursive: true})
  await byFiles(expected, folder)
  await byRecords(expected, folder)
  await byHttp(expected, service)
  await rm(folder, {recursive: true})
}

/** @returns What went to standard output. */
async function run(folder: string, args: readonly string[], status: number, input = ''): Promise<string> {
  const child = spawn(process.execPath, [main, 'clean', ...args, '--quiet'], {cwd: folder})
  let [out, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', chunk => (out += String(chunk)))
  child.stderr.setEncoding('utf8').on('data', chunk => (told += String(chunk)))
  child.stdin.on('error', () => undefined).end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== status) throw new Error(`Unexpected status ${code} of ${args.join(' ')}, expected ${status}: ${told}`)
  return out
}

async function byFiles(expected: readonly Expected[], folder: string): Promise<void> {
  const nameOf = ({type, number}: Expected) => `${String(number).padStart(4, '0')}.${extensions[type]}`
  const bytesOf = (text: string, bom: boolean) => `${bom ? '\uFEFF' : ''}${text}`
  const lay = (one: Expected) => writeFile(path.join(folder, 'in', nameOf(one)), bytesOf(one.text, one.bom))
  await Promise.all(expected.map(lay))
  await writeFile(path.join(folder, 'in', '0001-bytes.txt'), Uint8Array.of(0x54, 0xff, 0x20))
  await writeFile(path.join(folder, 'in', '0002-wide.txt'), Uint8Array.of(0xff, 0xfe, 0x54, 0x00))
  await run(folder, ['in', '--out', 'folder', '--workers', '2'], 2)
  const named = expected.toReversed().map(one => path.join('in', nameOf(one)))
  await run(folder, [...named, '--out', 'files', '--workers', '1'], 0)
  for (const way of ['folder', 'files']) {
    for (const one of expected) {
      const written = await readFile(path.join(folder, way, nameOf(one)), 'utf8')
      if (written !== bytesOf(one.output, one.bom)) differs(one, `a ${way}`, written)
    }
  }
}

/** Articles of each type side by side, as fields of one record. */
function recordsOf(expected: readonly Expected[]): (readonly (Expected | undefined)[])[] {
  const columns = Object.keys(fields).map(type => expected.filter(one => one.type === type))
  const count = Math.max(...columns.map(column => column.length))
  return Array.from({length: count}, (_, index) => columns.map(column => column[index])).reverse()
}

async function byRecords(expected: readonly Expected[], folder: string): Promise<void> {
  const records = recordsOf(expected)
  const names = Object.values(fields)
  const textsOf = (record: readonly (Expected | undefined)[]) => record.map(one => one?.text ?? '')
  const objects = records.map((record, id) => ({
    id,
    ...Object.fromEntries(textsOf(record).map((text, at) => [names[at] ?? '', text]))
  }))
  const lines = objects.map(one => `${JSON.stringify(one)}\n`)
  const jsonl = [...lines.slice(0, 1), 'no record\n', ...lines.slice(1)].join('')
  const csvField = (text: string) => `"${text.replaceAll('"', '""')}"`
  const csv = [['id', ...names], ...records.map((record, id) => [String(id), ...textsOf(record)])]
  await writeFile(path.join(folder, 'in.jsonl'), jsonl)
  await writeFile(path.join(folder, 'in.csv'), csv.map(row => `${row.map(csvField).join(',')}\n`).join(''))
  await run(folder, ['in.jsonl', '--out', 'out', ...textField, '--workers', '3'], 2)
  await run(folder, ['in.csv', '--out', 'out', ...textField], 0)
  const streamed = await run(folder, ['-', '--input-format', 'jsonl', ...textField], 2, jsonl)
  const content = (name: string) => readFile(path.join(folder, 'out', name), 'utf8')
  const objectsIn = (text: string) => linesOf({text: text.replace('no record\n', '')})
  compare(records, objectsIn(await content('in.jsonl')), 'JSONL')
  compare(records, objectsIn(streamed), 'standard input')
  const outputs = records.map((record, id) => [String(id), ...record.map(one => one?.output ?? '')])
  const table = [['id', ...names], ...outputs].map(row => `${row.map(csvField).join(',')}\n`).join('')
  if ((await content('in.csv')) !== table) throw new Error('Unexpected CSV, expected what the library writes')
}

function compare(
  records: readonly (readonly (Expected | undefined)[])[],
  found: readonly Readonly<Record<string, unknown>>[],
  way: string
): void {
  for (const [index, record] of records.entries()) {
    for (const one of record) {
      if (one && found[index]?.[fields[one.type]] !== one.output) differs(one, way, found[index]?.[fields[one.type]])
    }
  }
}

async function byHttp(expected: readonly Expected[], service: string): Promise<void> {
  const lines = expected.map(({type, text, number}) => JSON.stringify({id: String(number), type, text}))
  const body = [...lines.slice(0, 1), '{"no": "article"}', ...lines.slice(1)].join('\n')
  const answer = await post(`${service}/v1/clean`, body, {'Content-Type': 'application/x-ndjson'})
  const answers = linesOf(answer).flatMap(({id, output}) => (id === undefined ? [] : [[id, output] as const]))
  const outputs = new Map(answers as [string, {readonly text: string}][])
  for (const one of expected) {
    const output = outputs.get(String(one.number))?.text
    if (output !== one.output) differs(one, 'HTTP', output)
  }
}

function differs({type, text, output}: Expected, way: string, found: unknown): never {
  throw new Error(
    `Unexpected output by way of ${way} of ${JSON.stringify({type, text})}: ${JSON.stringify(found)}, expected ${JSON.stringify(output)}`
  )
}
