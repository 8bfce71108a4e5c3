import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {matchesGlob} from '../src/config/glob.js'
import {nearest} from '../src/mismatch/nearest.js'
import {decode} from '../src/read/decode.js'
import {cutBytes, lineScanner} from '../src/read/cut.js'
import {parseRecord} from '../src/read/json/record.js'
import {readPieces} from '../src/read/piece.js'

const fields = {}

const conversion = 'convert the file to UTF-8 first, as with `iconv -f WINDOWS-1252 -t UTF-8`'

describe('bytes become text', () => {
  test('a byte-order mark is taken off and remembered', () => {
    expect(decode(Buffer.from('\uFEFFHéllo'))).toEqual({text: 'Héllo', bom: true})
  })

  test.each([
    ['61ff62', `Unexpected byte 0xFF at offset 1, line 1, expected UTF-8 text: ${conversion}`],
    ['c3a9e282', `Unexpected byte 0xE2 at offset 2, line 1, expected UTF-8 text: ${conversion}`],
    ['eda080', `Unexpected byte 0xED at offset 0, line 1, expected UTF-8 text: ${conversion}`],
    ['efbfbd80', `Unexpected byte 0x80 at offset 3, line 1, expected UTF-8 text: ${conversion}`],
    ['610aff', `Unexpected byte 0xFF at offset 2, line 2, expected UTF-8 text: ${conversion}`],
    [
      'feff0061',
      'Unexpected UTF-16 (big-endian) text, expected UTF-8: convert the file to UTF-8 first, as with `iconv -f UTF-16 -t UTF-8`'
    ],
    [
      'fffe000061000000',
      'Unexpected UTF-32 text, expected UTF-8: convert the file to UTF-8 first, as with `iconv -f UTF-32 -t UTF-8`'
    ]
  ])('%s is refused', (hex, problem) => {
    expect(decode(Buffer.from(hex, 'hex'))).toEqual({problem})
  })
})

test('lines joined are the stream, wherever its chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({unit: fc.constantFrom('a', '\n', '\r', 'é')})), async chunks => {
      const lines: Buffer[] = []
      for await (const line of cutBytes(streamOf(chunks), lineScanner())) lines.push(line)
      expect(Buffer.concat(lines).toString()).toBe(chunks.join(''))
      for (const line of lines) expect(line.indexOf('\n')).toBeOneOf([-1, line.length - 1])
    })
  )
})

async function* streamOf(chunks: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

test('the string of the text field is found in any JSON object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.string({unit: 'grapheme'}),
      fc.nat(3),
      (others, text, indent) => {
        const line = JSON.stringify({...others, text, [`${text} `]: {text: 'x'}}, undefined, indent).replaceAll(
          '\n',
          ' '
        )
        const parsed = parseRecord(line, fields)
        if ('problem' in parsed) throw new Error(parsed.problem)
        expect(parsed.texts[0]?.text).toBe(text)
        expect(JSON.parse(line.slice(...(parsed.texts[0]?.locate(line) ?? [0, 0])))).toBe(text)
      }
    )
  )
})

test('of two equal keys the last one counts', () => {
  const line = '{"text": "first", "text": "last"}'
  const parsed = parseRecord(line, fields)
  const [found] = 'texts' in parsed ? parsed.texts : []
  expect([found?.text, found?.locate(line)]).toEqual(['last', [26, 32]])
})

test('pieces joined are the file, and unreadable lines are named', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'))
  const file = path.join(folder, 'a.jsonl')
  const bytes = Buffer.concat([
    Buffer.from('\uFEFF{"text":"a","id":3}\r\n\n{"text"\n'),
    Buffer.from('ff0a', 'hex'),
    Buffer.from('{"text":"b"}')
  ])
  await writeFile(file, bytes)
  const read = []
  for await (const piece of readPieces({path: file, below: 'a.jsonl', format: 'jsonl'}, fields, streamOf([])))
    read.push(piece)
  await rm(folder, {recursive: true})
  expect(Buffer.concat(read.map(piece => ('bytes' in piece ? piece.bytes : Buffer.alloc(0))))).toEqual(bytes)
  expect(read.map(piece => (piece.type === 'record' ? piece.slots[0]?.article.id : piece.unreadable?.line))).toEqual([
    '3',
    undefined,
    3,
    4,
    `${file}:5`
  ])
})

test.each([
  ['wire/a.md', 'wire/**', true],
  ['wire/sub/a.md', 'wire/**/*.md', true],
  ['wire/a.md', 'wire/**/*.md', true],
  ['wire/sub/a.md', 'wire/*.md', false],
  ['wire/sub/a.md', '*.md', true],
  ['wire/a.txt', '*.{md,txt}', true],
  ['wire/a+b.md', 'wire/a+b.md', true],
  ['wire/a.md', './wire/', true],
  ['wirex/a.md', 'wire/', false]
])('%s against the pattern %s: %s', (file, pattern, expected) => {
  expect(matchesGlob(file, pattern)).toBe(expected)
})

test('a long field takes no longer for a pattern with many stars', () => {
  expect(matchesGlob('news'.repeat(50_000), '*news*sport*')).toBe(false)
  expect(matchesGlob('a'.repeat(50_000), '*a*a*a*a*b')).toBe(false)
  expect(matchesGlob(`${'a/'.repeat(50_000)}b`, '**/a/**/a/**/b')).toBe(true)
})

test.each([
  ['ruels', 'rules'],
  ['languag', 'language'],
  ['xyz', undefined]
])('%s was probably meant to be %s', (word, expected) => {
  expect(nearest(word, ['rules', 'language', 'fix'])).toBe(expected)
})
