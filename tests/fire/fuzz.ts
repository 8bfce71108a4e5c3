import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {Random} from '../../scripts/random.js'
import {loadConfiguration} from '../../src/config/load.js'
import {ConfigurationError} from '../../src/config/problem.js'
import {recipeOf} from '../../src/config/rule-set.js'
import {createCleaner} from '../../src/pipeline.js'
import {type Piece, readPieces} from '../../src/read/piece.js'
import {builtinRules} from '../../src/rules/builtin.js'
import {loadPack} from '../../src/rules/load.js'
import {RuleError} from '../../src/rules/rule-error.js'
import {articlesOf, bytesOf} from '../../src/run/articles.js'
import type {Result} from '../../src/types.js'

/** Something that people or their tools write, as it may come in. */
export interface Target {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** @throws {Error} It breaks on these bytes. */
  readonly check: (bytes: Uint8Array) => Promise<void>
}

const clean = createCleaner({rules: builtinRules})

function samples(extension: string): string[] {
  const names = readdirSync('samples/dirty').filter(name => name.endsWith(extension))
  return names.map(name => readFileSync(`samples/dirty/${name}`, 'utf8').slice(0, 1500))
}

const texts = samples('.txt').slice(0, 8)
const pages = samples('.html')

function records(): string[] {
  const item = (text: string, id: number) =>
    `<item><title>${id} &amp; more</title><guid>${id}</guid><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item>`
  const some = texts.map(text => text.slice(0, 300))
  const rows = some.map((text, id) => `${id},"${text.replaceAll('"', '""')}",2026-11-23\n`)
  return [
    some.map((text, id) => `${JSON.stringify({id, text, tags: ['a', null, 1.5e3], meta: {text}})}\n`).join(''),
    JSON.stringify(some.map((text, id) => ({id, title: {rendered: text}, content: {rendered: `<p>${text}</p>`}}))),
    `id,text,date\n${rows.join('')}`,
    `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${some.map(item).join('\n')}</channel></rss>\n`
  ]
}

const [jsonl = '', json = '', csv = '', rss = ''] = records()
const bytesIn = (all: readonly string[]) => all.map(text => Buffer.from(text))
const rules = readdirSync('rules', {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.yml'))
const configuration = `profile: publish
language: en
fix: suggested
packs: [house]
rules:
  doubled-word: off
  boilerplate/*: {severity: info, fix: none}
overrides:
  - files: ['wire/**', '*.html']
    fields: {site: a*}
    rules: {tag-list: {fix: suggest}}
ignore:
  - {fingerprint: abcd, reason: a song}
budget: {removedShare: 0.2, wordsLeft: 10}
`

export const targets: readonly Target[] = [
  source('text', bytesIn(texts)),
  source('text', bytesIn(pages), 'html'),
  source('text', bytesIn(samples('.md')), 'markdown'),
  source('jsonl', bytesIn([jsonl])),
  source('json', bytesIn([json])),
  source('csv', bytesIn([csv])),
  source('xml', bytesIn([rss])),
  {...source('jsonl', [gzipSync(jsonl)], undefined, 'gzip'), name: 'gzip'},
  {
    name: 'rule',
    seeds: rules.map(name => readFileSync(path.join('rules', name))),
    check: async bytes => checkRule(bytes)
  },
  {name: 'configuration', seeds: bytesIn([configuration]), check: checkConfiguration}
]

function source(
  format: string,
  seeds: readonly Uint8Array[],
  type?: 'html' | 'markdown',
  compression?: 'gzip'
): Target {
  const fields = {...(type && {type})}
  const read = async (bytes: Uint8Array, packed?: 'gzip') => {
    const pieces: Piece[] = []
    const stdin = (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
    })()
    const from = {path: '-', below: '-', format, ...(packed && {compression: packed})}
    for await (const piece of readPieces(from, fields, stdin)) pieces.push(piece)
    return pieces
  }
  return {
    name: type ?? format,
    seeds,
    check: async bytes => {
      const pieces = await read(bytes, compression)
      const broken = pieces.find(piece => piece.type === 'broken')
      if (broken) return checkProblem(broken.unreadable.problem)
      const whole = Buffer.concat(pieces.map(piece => bytesOf(piece, [])))
      if (compression === undefined && !whole.equals(bytes)) throw new Error('Unexpected pieces, expected the source')
      const results = pieces.map(piece => articlesOf(piece).map(one => clean(one.text, one.type)))
      const output = Buffer.concat(pieces.map((piece, index) => bytesOf(piece, results[index] ?? [])))
      checkOutput(results.flat(), await read(output))
    }
  }
}

/** What is written must be read again as what it was meant to be. */
function checkOutput(results: readonly Result[], pieces: readonly Piece[]): void {
  const read = pieces.flatMap(articlesOf).map(one => one.text)
  const at = results.findIndex(({output}, index) => output !== read[index])
  if (at !== -1) {
    throw new Error(`Unexpected \`${read[at]}\` in what is written, expected \`${results[at]?.output}\``)
  }
}

/** A failure of ours reads otherwise. */
function checkProblem(problem: string): void {
  if (/^Unexpected [^]+, expected |^[^:]*:\d+:/u.test(problem)) return
  throw new Error(`Unexpected problem without an expectation: ${problem}`)
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-fuzz-'))
  const clear = () => rmSync(folder, {recursive: true})
  try {
    const made = work(folder)
    if (made instanceof Promise) void made.finally(clear).catch(() => undefined)
    else clear()
    return made
  } catch (error) {
    clear()
    throw error
  }
}

function checkRule(bytes: Uint8Array): void {
  const id = /^id: ([a-z-]+)/mu.exec(Buffer.from(bytes).toString())?.[1] ?? 'rule'
  inFolder(folder => {
    for (const name of rules) {
      const table = path.join('rules', name.replace(/yml$/u, 'tsv'))
      if (path.basename(name, '.yml') === id && readdirSync(path.dirname(table)).includes(path.basename(table)))
        writeFileSync(path.join(folder, `${id}.tsv`), readFileSync(table))
    }
    writeFileSync(path.join(folder, `${id}.yml`), bytes)
    try {
      const loaded = loadPack(folder)
      createCleaner({rules: loaded})(texts[0] ?? '')
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      if (!error.message.startsWith(folder)) throw new Error(`Unexpected message without a file: ${error.message}`)
    }
  })
}

async function checkConfiguration(bytes: Uint8Array): Promise<void> {
  await inFolder(async folder => {
    mkdirSync(path.join(folder, 'house'))
    writeFileSync(path.join(folder, 'house', 'doubled-dash.yml'), ownRule)
    writeFileSync(path.join(folder, 'copydesk.config.yml'), bytes)
    try {
      const loaded = await loadConfiguration(folder)
      await recipeOf(loaded, {})
    } catch (error) {
      if (!(error instanceof ConfigurationError || error instanceof RuleError)) throw error
    }
  })
}

const ownRule = `id: doubled-dash
kind: substitution
message: Unexpected \`{actual}\`, expected \`{expected}\`
why: Because.
severity: warning
fix: safe
options: {pattern: '--', replace: '–'}
examples: [{before: 'a -- b', after: 'a – b'}, {keep: 'a - b'}]
`

const tokens = [
  '"', '""', "'", '\\', '\\u0000', '\\ud800', '\n', '\r', '\r\n', '\t', ',', ':', '{', '}', '[', ']', '- ', '  ', '#', '&', '&a ',
  '*a', '<<: *a', '!!js/function', '|\n', '>', '<', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;',
  '__proto__', 'constructor', 'null', 'true', '1e999', '-0', '~', '\uFEFF', '\uFFFD', '\0', '“', '”', '<p>', '</p>', '```', '---\n',
  'the the ', 'Source link\n', '(a+)+', '\\p{L}', '{{<', '$&', '%'
] // prettier-ignore

/** The bytes with some damage: bytes and tokens put in, stretches gone, doubled, moved, taken from elsewhere, or cut off. */
export function mutate(seeds: readonly Uint8Array[], random: Random): Buffer {
  let bytes = Buffer.from(random.pick(seeds))
  for (let times = random.between(1, 5); times > 0; times--) {
    const at = random.between(0, bytes.length)
    const to = Math.min(bytes.length, at + random.between(0, random.chance(0.2) ? 400 : 8))
    const [head, middle, tail] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)]
    const other = random.pick(seeds)
    const from = random.between(0, other.length)
    const kinds = [
      () => [head, Buffer.from(random.pick(tokens)), tail],
      () => [head, Buffer.from(random.pick(tokens)), middle, tail],
      () => [head, Uint8Array.of(random.between(0, 255)), middle, tail],
      () => [head, tail],
      () => [head, middle, middle, tail],
      () => [head, other.subarray(from, from + random.between(1, 200)), tail],
      () => (random.chance(0.2) ? [head] : [tail, head])
    ]
    bytes = Buffer.concat(random.pick(kinds)())
  }
  return bytes
}

const folder = path.join(import.meta.dirname, 'broken')

/** Inputs that something once broke on, by their names: `csv-1a2b3c4d`. */
export function brokenInputs(): string[] {
  return readdirSync(folder).filter(name => !name.startsWith('.'))
}

export async function checkBroken(name: string): Promise<void> {
  const target = targets.find(one => one.name === name.slice(0, name.lastIndexOf('-')))
  if (!target) throw new Error(`Unexpected fixture \`${name}\`, expected the name of a target in front`)
  await target.check(readFileSync(path.join(folder, name)))
}

/** @returns The file of the fixture. */
export function keepBroken({name}: Target, bytes: Uint8Array, hash: string): string {
  const file = path.join(folder, `${name}-${hash}`)
  writeFileSync(file, bytes)
  return file
}
